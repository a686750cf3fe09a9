namespace Micrograd;

/// <summary>
/// Marks a method as the derivative of a function, usually one of a library whose source is not at hand. It is used wherever differentiable code of this project calls the function, also where
/// the source could be differentiated.
/// </summary>
/// <remarks>
/// The method is static and has the function's own parameters. With one parameter of type <c>double</c> or <c>float</c> it returns the derivative by it; with several, a tuple of the partial
/// derivatives in their order.
/// <code>
/// [DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// static double ErfDerivative(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code>
/// </remarks>
/// <param name="type">The type that has the function.</param>
/// <param name="method">The name of the function, which is static.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DerivativeOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type that has the function.</summary>
    public Type Type { get; } = type;

    /// <summary>The name of the function.</summary>
    public string Method { get; } = method;
}
