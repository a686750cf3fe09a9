namespace Micrograd;

/// <summary>One step of a <see cref="CompiledGraph"/>. Its result has a slot of its own: leaves come first, then the results in order.</summary>
/// <param name="Operation">What is computed.</param>
/// <param name="A">The slot of the first operand; with any number of operands, where their list of slots begins.</param>
/// <param name="B">The slot of the second operand, or −1; with any number of operands, how many (of a sum of products: factors on one side).</param>
/// <param name="C">The slot of the third operand or of the bias, or −1; of a layer over a batch, which.</param>
/// <param name="Constant">The operation's constant, or 0.</param>
internal readonly record struct Instruction(Operation Operation, int A, int B, int C, double Constant);
