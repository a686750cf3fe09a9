using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>How generated code writes vectors.</summary>
/// <param name="Count">How many lanes they have: 2, 4 or 8.</param>
/// <param name="Vector">The class with their functions: <c>Vector512</c>.</param>
/// <param name="Lanes">The class of the runtime with the others.</param>
/// <param name="Rows">The struct of the runtime that writes each lane to another row of a Jacobian: <c>EightRows</c>.</param>
public sealed record LaneSpelling(int Count, string Vector, string Lanes, string Rows)
{
    /// <summary>The vector's type.</summary>
    public ScalarType Type => new(ScalarKind.Lanes, Vector + "<double>");

    /// <summary>The name of a vector class with so many lanes.</summary>
    public static string ClassOf(int count) => "Vector" + (64 * count);

    /// <summary>The name of the struct that writes so many rows.</summary>
    public static string RowsOf(int count) => count switch { 2 => "TwoRows", 4 => "FourRows", _ => "EightRows" };

    /// <summary>The vector with 1 in one lane and 0 in the others.</summary>
    public string Unit(int lane) => $"{Vector}.Create({string.Join(", ", Enumerable.Range(0, Count).Select(i => i == lane ? "1.0" : "0"))})";
}
