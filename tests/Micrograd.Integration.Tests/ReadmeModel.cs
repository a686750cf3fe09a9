using Micrograd;

public static partial class Model
{
    [Differentiable]
    public static double Loss(double a, double b, double c, double x, double y)
    {
        var model = a * x * x + b * x + c;
        var error = model - y;
        return error * error;
    }
}
