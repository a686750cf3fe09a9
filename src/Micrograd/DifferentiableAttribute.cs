namespace Micrograd;

/// <summary>Asks for the derivatives of a method. The method stays as it is; its derivatives are generated into the same <c>partial</c> type.</summary>
/// <param name="derivatives">What to generate.</param>
/// <example>
/// <code>
/// public static partial class Model
/// {
///     [Differentiable]
///     public static double Loss(double slope, double x, double y) => (slope * x - y) * (slope * x - y);
/// }
///
/// var g = Model.LossWithGradient(slope: 2, x: 3, y: 5);    // g.Value, g.Slope, g.X, g.Y
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Default) : Attribute
{
    /// <summary>What is generated.</summary>
    public Derivatives Derivatives { get; } = derivatives;

    /// <summary>
    /// The stem of the generated names, if it is not to be the method's own name: <c>Name = "Price"</c> gives <c>PriceWithGradient</c>.
    /// Needed where two overloads of one name are marked.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Whether the derivatives may use workspace. With <see cref="Allocation.None"/> it is an error where they would need it.</summary>
    public Allocation Allocation { get; set; }
}
