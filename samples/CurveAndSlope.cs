// A function, its slope, and how wrong it would be to estimate the slope by bumping.
//     dotnet run samples/CurveAndSlope.cs
using Micrograd;
using Micrograd.Drawing;

var folder = Directory.CreateDirectory("artifacts").FullName;

// The parabola everyone begins with, and its tangent at 3.
File.WriteAllText(Path.Combine(folder, "curve.svg"), FunctionPlot.ToSvg(Parabola, -5, 5, at: 3, "f(x) = 3x² − 4x + 5"));

// The slope at 3 by ever smaller bumps, and by Backward.
var x = new Value(3, "x");
Parabola(x).Backward();
foreach (var h in (double[])[0.1, 0.001, 1e-5, 1e-8, 1e-12, 1e-15])
{
    var bumped = (Parabola(x.Data + h).Data - Parabola(x.Data).Data) / h;
    Console.WriteLine(FormattableString.Invariant($"h = {h,-6:0e0}  slope {bumped,-18:R}  error {Math.Abs(bumped - x.Grad):0.0e0}"));
}

Console.WriteLine(FormattableString.Invariant($"Backward    slope {x.Grad:R}"));

// The error against the step: too great a step is not the limit, too small a one loses the digits.
File.WriteAllText(Path.Combine(folder, "error.svg"), DifferenceError.ToSvg(v => v.Sin() * v.Exp(), at: 1, "The error of finite differences of sin(x)·exp(x) at 1"));
Console.WriteLine("artifacts/curve.svg and artifacts/error.svg");

static Value Parabola(Value x) => 3 * x * x - 4 * x + 5;
