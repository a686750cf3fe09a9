namespace Micrograd.Drawing;

/// <summary>A function of one variable at a point, with its derivative.</summary>
internal static class Derivative
{
    public static (double Value, double Derivative) At(Func<Value, Value> function, double x)
    {
        var input = new Value(x, "x");
        var result = function(input) ?? throw new ArgumentException("The function returned null.", nameof(function));
        result.Backward();
        return (result.Data, input.Grad);
    }
}
