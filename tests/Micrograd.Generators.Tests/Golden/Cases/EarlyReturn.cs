using Micrograd;

namespace Loops;

public static partial class Budget
{
    [Differentiable]
    public static double Spend(double x, double limit, int n)
    {
        var sum = 0.0;
        for (var i = 1; i <= n; i++)
        {
            sum += x / i;
            if (sum > limit)
                return sum * sum;
        }

        return sum * x;
    }
}

// at Loops.Budget.Spend(0.5, 2, 4)
// at Loops.Budget.Spend(1.5, 2, 4)
// at Loops.Budget.Spend(3, 2, 4)
// at Loops.Budget.Spend(3, 2, 0)
// saves i, sum
