namespace Micrograd.Generators.Tests.Golden;

/// <summary>A golden function as a mapping of the vector of its active inputs to the vector of its results, with its derivatives.</summary>
/// <param name="Call">Where the other arguments come from.</param>
/// <param name="Start">The inputs.</param>
/// <param name="F">The function.</param>
/// <param name="Jvp">Point and tangent to tangents of the results.</param>
/// <param name="Vjp">Point and cotangents to gradient; for one result the gradient, whatever the cotangent.</param>
/// <param name="Hvp">Point and tangent to tangent of the gradient; null where it is not generated.</param>
/// <param name="Jacobian">Point and number of results to the Jacobian row by row; null where it is not generated.</param>
/// <param name="IsScalarValued">Whether it returns one number.</param>
internal sealed record GoldenMapping(
    GoldenCall Call,
    double[] Start,
    Func<double[], double[]> F,
    Func<double[], double[], double[]> Jvp,
    Func<double[], double[], double[]> Vjp,
    Func<double[], double[], double[]>? Hvp,
    Func<double[], int, double[]>? Jacobian,
    bool IsScalarValued)
{
    /// <summary>From what the harness made.</summary>
    public static GoldenMapping Of(object[] row, GoldenCall call) => new(
        call,
        (double[])row[0],
        (Func<double[], double[]>)row[1],
        (Func<double[], double[], double[]>)row[2],
        (Func<double[], double[], double[]>)row[3],
        row[4] as Func<double[], double[], double[]>,
        row[4] as Func<double[], int, double[]>,
        (bool)row[5]);
}
