using Micrograd;

namespace Arrays;

public static partial class PolynomialOfCase
{
    [Differentiable]
    public static double Evaluate(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = value * x + coefficients[i];
        }

        return value;
    }
}

// at Arrays.PolynomialOfCase.Evaluate([1, -2, 0.5], 1.5)
// at Arrays.PolynomialOfCase.Evaluate([], 2)
// saves value
