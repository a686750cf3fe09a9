using Micrograd;

var gradient = Model.LossWithGradient(a: 1, b: 2, x: 3);
Console.WriteLine($"{gradient.Value} {gradient.A} {gradient.B} {gradient.X}");
Console.WriteLine(Model.LossCheck(a: 1, b: 2, x: 3).Passed);

internal static partial class Model
{
    [Differentiable]
    internal static double Loss(double a, double b, double x)
    {
        var line = a * x + b;
        return line * line;
    }
}
