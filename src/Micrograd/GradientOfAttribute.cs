namespace Micrograd;

/// <summary>
/// Marks a method as the gradient of another method of the same type. It is used wherever differentiable code of this project calls that method, instead of differentiating its source:
/// where a closed form is known, or where the source iterates and its derivative need not.
/// </summary>
/// <remarks>
/// The method is static and has the other's parameters. With one parameter of type <c>double</c> or <c>float</c> it returns the derivative by it; with several, a tuple of the partial
/// derivatives in their order.
/// <code>
/// static double Norm(double x, double y) => …;
///
/// [GradientOf(nameof(Norm))]
/// static (double, double) NormGradient(double x, double y) { var r = Norm(x, y); return (x / r, y / r); }
/// </code>
/// </remarks>
/// <param name="method">The name of the method, which is static.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradientOfAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
