using Library;
using Micrograd;

var gradient = Model.ScaledWithGradient(x: 3, y: 4, scale: 2);
Console.WriteLine($"{gradient.Value} {gradient.X} {gradient.Y} {gradient.Scale}");

internal static partial class Model
{
    [Differentiable]
    internal static double Scaled(double x, double y, double scale) => scale * Squares.Distance(x, y);
}
