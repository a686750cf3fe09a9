using Micrograd;

public partial class Outer
{
    public partial struct Middle
    {
        internal static partial class Inner
        {
            [Differentiable]
            internal static double Horner(double x, double a, double b, double c)
            {
                var y = a;
                y = y * x + b;
                y = y * x + c;
                return y;
            }
        }
    }
}

// at Outer.Middle.Inner.Horner(1.5, 2, -3, 0.5)
// saves nothing
