using Micrograd;

namespace Recursion;

public static partial class Polynomials
{
    [Differentiable]
    public static double Chebyshev(double x, int n)
    {
        if (n == 0)
            return 1;
        if (n == 1)
            return x;
        return 2 * x * Chebyshev(x, n - 1) - Chebyshev(x, n - 2);
    }
}

// at Recursion.Polynomials.Chebyshev(0.3, 0)
// at Recursion.Polynomials.Chebyshev(0.3, 1)
// at Recursion.Polynomials.Chebyshev(0.3, 8)
// at Recursion.Polynomials.Chebyshev(-0.9, 11)
// saves nothing
