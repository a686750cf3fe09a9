using Micrograd;

namespace Loops;

public static partial class Search
{
    [Differentiable]
    public static double FirstAbove(double x, double y, int n)
    {
        var product = x;
        for (var i = 1; i <= n; i++)
        {
            for (var j = 1; j <= i; j++)
            {
                product *= 1 + y / (i + j);
                if (product > 10)
                    return product * i + j;
            }
        }

        return -product;
    }
}

// at Loops.Search.FirstAbove(1, 0.5, 3)
// at Loops.Search.FirstAbove(2, 3, 6)
// at Loops.Search.FirstAbove(-1, 0.3, 2)
// saves i, j, product, sum, trips2
