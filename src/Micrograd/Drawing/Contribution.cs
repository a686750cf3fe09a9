namespace Micrograd.Drawing;

/// <summary>What one operand gets in a step.</summary>
/// <param name="Operand">The place of the operand.</param>
/// <param name="Name">What the formula of the operation calls it.</param>
/// <param name="Rule">The local derivative as a formula.</param>
/// <param name="Derivative">The local derivative as a number.</param>
/// <param name="Amount">What is added to the operand's gradient.</param>
/// <param name="Total">The operand's gradient afterwards.</param>
internal sealed record Contribution(int Operand, string Name, string Rule, double Derivative, double Amount, double Total);
