namespace Micrograd.Compiler.Emission.Variables;

/// <summary>One use of a value.</summary>
/// <param name="Block">Where.</param>
/// <param name="Instruction">By which instruction; null if by the block's end.</param>
/// <param name="Slot">As which operand.</param>
internal readonly record struct ValueUse(BlockShape Block, InstructionShape? Instruction, int Slot);
