namespace Micrograd.Drawing;

/// <summary>A value in a drawing: one of the graph's, or one inside a fused operation that was opened.</summary>
/// <param name="Label">Its name, if it has one.</param>
/// <param name="Data">Its number.</param>
/// <param name="Gradient">Its gradient; <see langword="null"/> where it is left blank.</param>
/// <param name="Operation">How it was computed.</param>
/// <param name="Operands">From which values, by their place in the drawing.</param>
/// <param name="Constant">The constant of an operation that has one, otherwise 0.</param>
internal sealed record DrawnValue(string? Label, double Data, double? Gradient, Operation Operation, int[] Operands, double Constant = 0);
