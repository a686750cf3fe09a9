// A function, its slope by the generated derivative and by the graph, and how wrong it would be to estimate it by bumping.
//     dotnet run samples/CurveAndSlope.cs
using System.Runtime.CompilerServices;
using Micrograd;
using Micrograd.Drawing;

var folder = Directory.CreateDirectory("artifacts").FullName;

// The slope at 3 by ever smaller bumps, by the derivative that was generated at compile time, and by Backward at run time.
var generated = Curves.ParabolaWithGradient(3).X;
var x = new Value(3, "x");
Curves.ParabolaTrace(x).Backward();
foreach (var h in (double[])[0.1, 0.001, 1e-5, 1e-8, 1e-12, 1e-15])
{
    var bumped = (Curves.Parabola(3 + h) - Curves.Parabola(3)) / h;
    Console.WriteLine(FormattableString.Invariant($"h = {h,-6:0e0}  slope {bumped,-18:R}  error {Math.Abs(bumped - generated):0.0e0}"));
}

Console.WriteLine(FormattableString.Invariant($"generated   slope {generated:R}"));
Console.WriteLine(FormattableString.Invariant($"Backward    slope {x.Grad:R}"));

// The parabola everyone begins with, and its tangent at 3.
File.WriteAllText(Path.Combine(folder, "curve.svg"), FunctionPlot.ToSvg(Curve, -5, 5, at: 3, "f(x) = 3x² − 4x + 5"));

// The error against the step: too great a step is not the limit, too small a one loses the digits.
var slope = Curves.WaveWithGradient(1).X;
File.WriteAllText(Path.Combine(folder, "error.svg"), DifferenceError.ToSvg(Curves.Wave, slope, at: 1, "The error of finite differences of sin(x)·exp(x) at 1"));
Console.WriteLine($"artifacts/curve.svg and artifacts/error.svg; the derivative, to read: {GeneratedFile("Curves.Parabola.g.cs")}");
return generated == x.Grad ? 0 : 1;

static (double, double) Curve(double x)
{
    var (value, slope) = Curves.ParabolaWithGradient(x);
    return (value, slope);
}

static string GeneratedFile(string name, [CallerFilePath] string here = "") => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(
    here, "../artifacts/generated/CurveAndSlope/Micrograd.Generators/Micrograd.Generators.DifferentiableGenerator", name));

public static partial class Curves
{
    [Differentiable]
    public static double Parabola(double x) => 3 * x * x - 4 * x + 5;

    [Differentiable]
    public static double Wave(double x) => Math.Sin(x) * Math.Exp(x);
}
