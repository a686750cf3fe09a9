using Micrograd;

namespace Loops;

public static partial class Powers
{
    [Differentiable]
    public static double Power(double x, int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
            p *= x;
        return p;
    }
}

// at Loops.Powers.Power(3, 4)
// at Loops.Powers.Power(-1.5, 7)
// at Loops.Powers.Power(2, 0)
// at Loops.Powers.Power(0, 3)
// saves p
