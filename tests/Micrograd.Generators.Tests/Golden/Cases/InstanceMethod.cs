using System;
using Micrograd;

namespace Instances;

public partial class Bond
{
    private readonly double _coupon;
    private readonly int _years;

    public Bond(double coupon, int years) => (_coupon, _years) = (coupon, years);

    public static Bond Example { get; } = new(0.04, 7);

    public double FaceValue { get; init; } = 100;

    [Differentiable]
    public double Price(double yield)
    {
        var price = 0.0;
        for (var year = 1; year <= _years; year++)
        {
            price += _coupon * FaceValue * Math.Pow(1 + yield, -year);
        }

        return price + FaceValue * Math.Pow(1 + yield, -_years);
    }
}

// at Instances.Bond.Example.Price(0.03)
// at Instances.Bond.Example.Price(-0.01)
// saves nothing
