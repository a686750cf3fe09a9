namespace Micrograd;

/// <summary>
/// Marks a parameter of a <see cref="DifferentiableAttribute">differentiable</see> method as a constant: no derivative is taken with
/// respect to it, and the generated result has no property for it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class NoGradientAttribute : Attribute;
