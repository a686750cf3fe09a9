// The first tutorial: the derivative and the graph. Its text is docs/tutorial-1-the-derivative.md.
//     dotnet run samples/Tutorial1.cs
using System.Globalization;
using Micrograd;
using Micrograd.Drawing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var pictures = Directory.CreateDirectory("artifacts").FullName;

// 1. Bump a number and see what happens.
double F(double x) => 3 * x * x - 4 * x + 5;
foreach (var h in (double[])[0.1, 0.001, 0.00001])
    Console.WriteLine($"h = {h:0.#####}: the slope at 3 is about {(F(3 + h) - F(3)) / h:F6}");
Console.WriteLine($"and at -3 about {(F(-3 + 0.00001) - F(-3)) / 0.00001:F4}");

Value G(Value x) => 3 * x * x - 4 * x + 5;
File.WriteAllText(Path.Combine(pictures, "tutorial-1-curve.svg"), FunctionPlot.ToSvg(G, -5, 5, at: 3, "f(x) = 3x² − 4x + 5"));
File.WriteAllText(Path.Combine(pictures, "tutorial-1-error.svg"), DifferenceError.ToSvg(x => x.Sin() * x.Exp(), at: 1, "sin(x)·exp(x) at 1"));

// 2. The chain rule by hand: L = d · f, d = e + c, e = a · b.
var (a0, b0, c0, f0) = (2.0, -3.0, 10.0, -2.0);
var d0 = a0 * b0 + c0;
var (dLdd, dLdf) = (f0, d0);
var (dLdc, dLde) = (dLdd * 1, dLdd * 1);
var (dLda, dLdb) = (dLde * b0, dLde * a0);
Console.WriteLine($"by hand: L = {d0 * f0}, dL/da = {dLda}, dL/db = {dLdb}, dL/dc = {dLdc}, dL/df = {dLdf}");

// 3. The same with Value, which remembers how it was computed.
var a = new Value(2, "a");
var b = new Value(-3, "b");
var c = new Value(10, "c");
var f = new Value(-2, "f");
var e = (a * b).Named("e");
var d = (e + c).Named("d");
var L = (d * f).Named("L");
File.WriteAllText(Path.Combine(pictures, "tutorial-1-before.svg"), L.ToSvg());

// 4. Backward does by itself what we did by hand.
L.Backward();
Console.WriteLine($"Backward: L = {L.Data}, dL/da = {a.Grad}, dL/db = {b.Grad}, dL/dc = {c.Grad}, dL/df = {f.Grad}");
File.WriteAllText(Path.Combine(pictures, "tutorial-1-after.svg"), L.ToSvg());
File.WriteAllText(Path.Combine(pictures, "tutorial-1-steps.html"), L.ToHtml(new() { Title = "L = (a·b + c)·f" }));

// 5. A step along the gradient makes L greater.
foreach (var leaf in (Value[])[a, b, c, f])
    leaf.Data += 0.01 * leaf.Grad;
Console.WriteLine($"after a small step: L = {((a * b + c) * f).Data:F6}");

// 6. A neuron: weights, a bias, and a squashing function.
var (x1, x2) = (new Value(2, "x1"), new Value(0, "x2"));
var (w1, w2) = (new Value(-3, "w1"), new Value(1, "w2"));
var bias = new Value(6.8813735870195432, "b");
var o = (x1 * w1 + x2 * w2 + bias).Tanh().Named("o");
o.Backward();
Console.WriteLine($"neuron: o = {o.Data:F4}, do/dw1 = {w1.Grad:F4}, do/dw2 = {w2.Grad:F4}, do/dx1 = {x1.Grad:F4}, do/dx2 = {x2.Grad:F4}");
File.WriteAllText(Path.Combine(pictures, "tutorial-1-neuron.svg"), o.ToSvg());
