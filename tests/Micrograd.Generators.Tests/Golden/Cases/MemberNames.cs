using Micrograd;

namespace Names;

public static partial class Members
{
    private static readonly double Math = 2;
    private static readonly double Value = 3;

    [Differentiable]
    public static double F(double x, int n)
    {
        var p = Value;
        for (var i = 0; i < n; i++)
        {
            p *= System.Math.Sin(x) * Math;
        }

        return p;
    }

    private static double Tape() => 1;
}

// at Names.Members.F(0.5, 3)
// saves p, product
