using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Derivatives;

/// <summary>The direction that forward mode is given stays the caller's, also where the function writes to what it belongs to.</summary>
public class DirectionTests
{
    [Theory]
    [InlineData("double[]", "m[1] *= m[0]; return m[1] * m[1];", "[2, 3]", "[1, 0]", "t[0] + \" \" + t[1]")]
    [InlineData("double[,]", "m[1, 0] *= m[0, 0]; return m[1, 0] * m[1, 0];", "new double[,] { { 2 }, { 3 } }", "new double[,] { { 1 }, { 0 } }", "t[0, 0] + \" \" + t[1, 0]")]
    [InlineData("double[][]", "m[1][0] *= m[0][0]; return m[1][0] * m[1][0];", "[[2], [3]]", "[[1], [0]]", "t[0][0] + \" \" + t[1][0]")]
    public void A_direction_is_not_overwritten(string type, string body, string at, string direction, string shown)
    {
        // m1² m0² has the slope 2 m1² m0 along m0.
        var output = new GeneratorRun().Run(Compilations.Create(Bound.InClass($$"""
            [Differentiable(Derivatives.Jvp)] public static double F({{type}} m) { {{body}} }
            public static string Test() { {{type}} m = {{at}}; {{type}} t = {{direction}}; var (value, tangent) = FJvp(m, t); return value + " " + tangent + " " + {{shown}}; }
            """))).Valid();
        using var loaded = new LoadedAssembly(output);
        Assert.Equal("36 36 1 0", loaded.Assembly.GetType("M")!.GetMethod("Test")!.Invoke(null, null));
    }
}
