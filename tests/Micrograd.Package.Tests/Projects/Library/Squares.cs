using Micrograd;

namespace Library;

/// <summary>Functions that are published with their gradients.</summary>
public static partial class Squares
{
    /// <summary>The square of the distance from a point to the origin.</summary>
    [Differentiable]
    public static double Distance(double x, double y) => x * x + y * y;

    /// <summary>The sum of the squares of the elements.</summary>
    [Differentiable]
    public static double Sum(double[] elements)
    {
        var sum = 0.0;
        foreach (var element in elements)
        {
            sum += element * element;
        }

        return sum;
    }
}
