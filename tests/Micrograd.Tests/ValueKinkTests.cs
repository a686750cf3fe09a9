namespace Micrograd.Tests;

/// <summary>What happens at kinks and at the edges of domains, row by row.</summary>
public class ValueKinkTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Fact]
    public void Division_by_zero_leaves_the_infinity()
    {
        Assert.Equal([Inf, -Inf], Gradient(v => v[0] / v[1], 1, 0));
        Assert.Equal([Inf, NaN], Gradient(v => v[0] / v[1], 0, 0));
    }

    [Theory]
    [InlineData(7.5, 2, -3)]
    [InlineData(-7.5, 2, 3)]
    [InlineData(7.5, -2, 3)]
    [InlineData(1, 0.1, -9)] // 1 / 0.1 rounds to 10, but 0.1 goes only 9 times into 1
    [InlineData(6, 2, -3)]
    public void Remainder_counts_whole_times(double x, double y, double expected) =>
        Assert.Equal([1, expected], Gradient(v => v[0] % v[1], x, y));

    [Theory]
    [InlineData(7.5, 2, -4)]
    [InlineData(5, 2, -2)]
    [InlineData(7, 2, -4)]
    [InlineData(-7.5, 2, 4)]
    public void IEEERemainder_counts_the_nearest_times_even_of_two(double x, double y, double expected) =>
        Assert.Equal([1, expected], Gradient(v => Value.IEEERemainder(v[0], v[1]), x, y));

    [Fact]
    public void Abs_has_slope_zero_at_zero_and_does_not_throw_at_NaN()
    {
        Assert.Equal([0.0], Gradient(v => v[0].Abs(), 0));
        Assert.Equal([0.0], Gradient(v => v[0].Abs(), -0.0));
        Assert.Equal([0.0], Gradient(v => v[0].Abs(), NaN));
        Assert.Equal([-1.0], Gradient(v => v[0].Abs(), double.NegativeInfinity));
    }

    [Fact]
    public void Relu_has_slope_zero_at_zero() => Assert.Equal([0.0], Gradient(v => v[0].Relu(), 0));

    [Fact]
    public void Roots_have_an_infinite_slope_at_zero()
    {
        Assert.Equal([Inf], Gradient(v => v[0].Sqrt(), 0));
        Assert.Equal([Inf], Gradient(v => v[0].Cbrt(), 0));
        Assert.Equal([Inf], Gradient(v => v[0].RootN(3), 0));
        Assert.Equal([1.0], Gradient(v => v[0].RootN(1), 0));
        Assert.Equal([NaN], Gradient(v => v[0].Sqrt(), -1));
    }

    [Fact]
    public void Where_a_derivative_is_infinite_an_adjoint_of_zero_stays_zero()
    {
        Func<Value, Value>[] singular =
        [
            x => x.Sqrt(), x => x.Cbrt(), x => x.RootN(3), x => x.Pow(0.5), x => x.Log(), x => x.Log2(), x => x.Log10(), x => x.Log(2),
            x => (x - 1).LogP1(), x => (x - 1).Log2P1(), x => (x - 1).Log10P1(),
            x => (x + 1).Asin(), x => (x + 1).Acos(), x => (x - 1).AsinPi(), x => (x - 1).AcosPi(), x => (x + 1).Acosh(), x => (x + 1).Atanh(),
            x => x.ReciprocalSqrtEstimate(),
        ];
        Assert.All(singular, f =>
        {
            // Of the second operand CopySign takes the sign only: its adjoint is 0.
            Assert.Equal([0.0], Gradient(v => Value.CopySign(5, f(v[0])), 0));
            Assert.True(double.IsInfinity(Gradient(v => f(v[0]), 0)[0]));
        });
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0.5, Inf)]
    [InlineData(0, 0, 0)]
    [InlineData(NaN, 0, 0)]
    [InlineData(-2, 3, 12)]
    public void Power_by_its_base(double x, double p, double expected)
    {
        Assert.Equal([expected], Gradient(v => v[0].Pow(p), x));
        Assert.Equal(expected, Gradient(v => v[0].Pow(v[1]), x, p)[0]);
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(-2, 3, NaN)]
    [InlineData(1, 5, 0)]
    public void Power_by_its_exponent(double x, double p, double expected) =>
        Assert.Equal(expected, Gradient(v => v[0].Pow(v[1]), x, p)[1]);

    [Fact]
    public void Exponentials_minus_one_keep_their_digits_far_below_zero()
    {
        // y is −1 there, so that y + 1 would be 0.
        Assert.Equal([Math.Exp(-50)], Gradient(v => v[0].ExpM1(), -50));
        Assert.Equal(double.Exp2(-80) * Math.Log(2), Gradient(v => v[0].Exp2M1(), -80)[0], 1e-38);
        Assert.Equal(double.Exp10(-30) * Math.Log(10), Gradient(v => v[0].Exp10M1(), -30)[0], 1e-43);
    }

    [Fact]
    public void Angles_at_the_origin_and_far_out()
    {
        Assert.Equal([0.0, 0], Gradient(v => Value.Atan2(v[0], v[1]), 0, 0));
        Assert.Equal([0.0, 0], Gradient(v => Value.Atan2Pi(v[0], v[1]), 0, 0));
        Assert.Equal([0.0, 0], Gradient(v => Value.Hypot(v[0], v[1]), 0, 0));
        Assert.Equal([0.0], Gradient(v => v[0].Atan(), 1e200));

        var far = Gradient(v => Value.Atan2(v[0], v[1]), 1e200, 1e200);
        Assert.Equal(5e-201, far[0], 1e-214);
        Assert.Equal(-5e-201, far[1], 1e-214);
    }

    public static TheoryData<string> Selections => ["Max", "Min", "MaxNumber", "MinNumber", "MaxNative", "MinNative",
        "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber"];

    [Theory]
    [MemberData(nameof(Selections))]
    public void Equal_operands_get_half_each(string name)
    {
        var select = FunctionCase.All.Single(function => function.Name == name).Graph;
        Assert.Equal([0.5, 0.5], Gradient(select, 3, 3));
        Assert.Equal([0.5, 0.5], Gradient(select, -3, -3));
        Assert.Equal([0.5, 0.5], Gradient(select, 0.0, -0.0));
        Assert.Equal([0.5, 0.5], Gradient(select, Inf, Inf));
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void The_derivative_follows_the_value_also_to_NaN(string name)
    {
        var function = FunctionCase.All.Single(function => function.Name == name);
        foreach (var (x, y) in new[] { (NaN, 1.0), (1.0, NaN), (2.0, -2.0), (-2.0, 2.0), (1.0, Inf), (-Inf, 1.0) })
        {
            var expected = function.Reference([x, y]).Equals(x) ? new[] { 1.0, 0 } : [0, 1.0];
            Assert.Equal(expected, Gradient(function.Graph, x, y));
        }
    }

    [Fact]
    public void What_is_not_selected_gets_nothing_even_of_an_infinite_adjoint() =>
        Assert.Equal([Inf, 0], Gradient(v => Value.Max(v[0], v[1]).Sqrt(), 0, -1));

    [Fact]
    public void Clamp_gives_to_x_on_its_bounds_and_to_the_bound_outside()
    {
        foreach (var clamp in new Func<Value[], Value>[] { v => Value.Clamp(v[0], v[1], v[2]), v => Value.ClampNative(v[0], v[1], v[2]) })
        {
            Assert.Equal([1.0, 0, 0], Gradient(clamp, 0, 0, 1));
            Assert.Equal([1.0, 0, 0], Gradient(clamp, 1, 0, 1));
            Assert.Equal([1.0, 0, 0], Gradient(clamp, 0.5, 0, 1));
            Assert.Equal([1.0, 0, 0], Gradient(clamp, 2, 2, 2));
            Assert.Equal([0.0, 1, 0], Gradient(clamp, -1, 0, 1));
            Assert.Equal([0.0, 0, 1], Gradient(clamp, 2, 0, 1));
            Assert.Throws<ArgumentException>(() => Gradient(clamp, 0, 1, -1));
        }

        Assert.Equal([1.0, 0, 0], Gradient(v => Value.Clamp(v[0], v[1], v[2]), NaN, 0, 1));
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(2, -3, -1)]
    [InlineData(2, -0.0, -1)]
    [InlineData(-2, -0.0, 1)]
    [InlineData(0.0, -1, -1)]
    public void CopySign_looks_at_the_sign_bits(double x, double sign, double expected) =>
        Assert.Equal([expected, 0], Gradient(v => Value.CopySign(v[0], v[1]), x, sign));

    [Fact]
    public void Outside_the_domain_value_and_derivative_are_NaN()
    {
        Func<Value, Value>[] functions =
        [
            x => x.Sqrt(), x => x.RootN(2), x => x.Pow(0.5), x => x.Log(), x => x.Log2(), x => x.Log10(), x => x.Log(2),
            x => x.LogP1(), x => x.Log2P1(), x => x.Log10P1(), x => x.Asin(), x => x.Acos(), x => x.AsinPi(), x => x.AcosPi(),
            x => x.Acosh(), x => x.Atanh(), x => x.ReciprocalSqrtEstimate(),
        ];
        Assert.All(functions, f =>
        {
            Assert.Equal(NaN, f(-2).Data);
            Assert.Equal([NaN], Gradient(v => f(v[0]), -2));
        });
    }

    private static double[] Gradient(Func<Value[], Value> function, params double[] at)
    {
        Value[] leaves = [.. at.Select(x => new Value(x))];
        function(leaves).Backward();
        return [.. leaves.Select(leaf => leaf.Grad)];
    }
}
