namespace Micrograd.Drawing;

/// <summary>What Backward does at one value: it multiplies the gradient by each local derivative and hands the products to the operands.</summary>
/// <param name="Value">The place of the value.</param>
/// <param name="Gradient">Its gradient, complete by now.</param>
/// <param name="Contributions">What each operand gets, in order.</param>
internal sealed record BackwardStep(int Value, double Gradient, IReadOnlyList<Contribution> Contributions);
