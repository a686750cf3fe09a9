using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>How generated code writes vectors.</summary>
/// <param name="Count">How many lanes they have: 2, 4 or 8.</param>
/// <param name="Vector">The class with their functions: <c>Vector512</c>.</param>
/// <param name="Lanes">The class of the runtime with the others.</param>
public sealed record LaneSpelling(int Count, string Vector, string Lanes)
{
    /// <summary>The vector's type.</summary>
    public ScalarType Type => new(ScalarKind.Lanes, Vector + "<double>");

    /// <summary>The name of a vector class with so many lanes.</summary>
    public static string ClassOf(int count) => "Vector" + (64 * count);
}
