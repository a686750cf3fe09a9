namespace Micrograd.Generators.Tests.Golden;

/// <summary>What the derivatives of each golden function must have in common: ⟨w, J·v⟩ = ⟨Jᵀ·w, v⟩, symmetry of the Hessian, and agreement with differences.</summary>
public sealed class IdentityTests
{
    /// <summary>Structs have the same test in <see cref="Oracle.StructResultTests"/>, in their own types.</summary>
    public static TheoryData<string> Names => [.. GoldenCase.Names.Where(name => name is not ("StructParameters" or "StructResults"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_and_reverse_mode_are_transposes(string name) => ForEach(name, (mapping, random, tolerance) =>
    {
        var value = mapping.F(mapping.Start);
        for (var trial = 0; trial < 3; trial++)
        {
            var v = Vector(random, mapping.Start.Length);
            var w = mapping.IsScalarValued ? [1.0] : Vector(random, value.Length);
            var (tangent, gradient) = (mapping.Jvp(mapping.Start, v), mapping.Vjp(mapping.Start, w));
            Close(Dot(w, tangent), Dot(gradient, v), tolerance * (1 + Size(w, tangent) + Size(gradient, v)), $"⟨w, J·v⟩ and ⟨Jᵀ·w, v⟩ of {mapping.Call.Primal}");
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessians_are_symmetric_and_the_derivative_of_the_gradient(string name) => ForEach(name, (mapping, random, tolerance) =>
    {
        if (mapping.Hvp is not { } hvp)
        {
            return;
        }

        var (u, v) = (Vector(random, mapping.Start.Length), Vector(random, mapping.Start.Length));
        var (hu, hv) = (hvp(mapping.Start, u), hvp(mapping.Start, v));
        Close(Dot(v, hu), Dot(u, hv), tolerance * (1 + Size(v, hu) + Size(u, hv)), $"vᵀHu and uᵀHv of {mapping.Call.Primal}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Jacobians_are_the_columns_and_rows_that_the_products_give(string name) => ForEach(name, (mapping, random, tolerance) =>
    {
        if (mapping.Jacobian is not { } jacobian)
        {
            return;
        }

        var (m, n) = (mapping.F(mapping.Start).Length, mapping.Start.Length);
        var matrix = jacobian(mapping.Start, m);
        for (var j = 0; j < n; j++)
        {
            var column = mapping.Jvp(mapping.Start, [.. Enumerable.Range(0, n).Select(k => k == j ? 1.0 : 0.0)]);
            for (var i = 0; i < m; i++)
            {
                Close(matrix[(i * n) + j], column[i], tolerance * (1 + Math.Abs(column[i])), $"∂{i}/∂{j} of {mapping.Call.Primal}");
                var h = 1e-6 * Math.Max(1, Math.Abs(mapping.Start[j]));
                var difference = (mapping.F(Moved(mapping.Start, j, h))[i] - mapping.F(Moved(mapping.Start, j, -h))[i]) / (2 * h);
                Close(matrix[(i * n) + j], difference, 1e-6 * (1 + Math.Abs(difference)), $"∂{i}/∂{j} of {mapping.Call.Primal} by differences");
            }
        }
    });

    private static void ForEach(string name, Action<GoldenMapping, Random, double> check)
    {
        var golden = new GoldenCase(name);
        var tolerance = golden.Source.Contains("float", StringComparison.Ordinal) ? 1e-4 : 1e-9;
        using var compiled = new CompiledCase(golden, withMappings: true);
        foreach (var mapping in compiled.Mappings.Where(mapping => !mapping.Call.Throws))
        {
            check(mapping, new Random(1), tolerance);
        }
    }

    private static double[] Vector(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 4) - 2)];

    private static double[] Moved(double[] x, int index, double by) => [.. x.Select((value, i) => i == index ? value + by : value)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Size(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x * y)).Sum();

    private static void Close(double expected, double actual, double tolerance, string what) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance || (double.IsNaN(expected) && double.IsNaN(actual)), $"{what}: {expected:R} and {actual:R}.");
}
