using Micrograd;

namespace Names;

public static partial class Scales
{
    [Differentiable]
    public static double Scale(double x) => 2 * x;

    [Differentiable(Name = "ScaleBy")]
    public static double Scale(double x, double factor) => x * factor;

    [Differentiable(Derivatives.Gradient | Derivatives.Check, Name = "ScaleUp")]
    public static double Scale(double x, int times)
    {
        for (var i = 0; i < times; i++)
        {
            x = Scale(x, x) + Scale(x);
        }

        return x;
    }
}

// at Names.Scales.Scale(3)
// at Names.Scales.Scale(3, 0.5) as ScaleBy
// at Names.Scales.Scale(0.5, 3) as ScaleUp
// saves x
