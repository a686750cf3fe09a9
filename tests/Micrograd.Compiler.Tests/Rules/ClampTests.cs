using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>The kinks of <c>Math.Clamp</c>, <c>double.Clamp</c> and <c>double.ClampNative</c>.</summary>
public class ClampTests
{
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(0.5, 1, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(-0.1, 0, 1, 0)]
    [InlineData(1.1, 0, 0, 1)]
    [InlineData(NaN, 1, 0, 0)]
    public void Clamp_gives_to_what_it_returns(double x, double inside, double low, double high)
    {
        foreach (var op in new[] { OpCode.Clamp, OpCode.ClampNaN })
        {
            Assert.Equal([inside, low, high], Enumerable.Range(0, 3).Select(i => OneOperation.Share(op, i, 1, x, 0.0, 1.0)));
            Assert.Equal([inside, low, high], Enumerable.Range(0, 3).Select(i => OneOperation.Share(op, i, 1, (float)x, 0f, 1f)));
        }

        if (!double.IsNaN(x))
        {
            Assert.Equal([inside, low, high], Enumerable.Range(0, 3).Select(i => OneOperation.Share(OpCode.ClampNative, i, 1, x, 0.0, 1.0)));
        }
    }

    [Theory]
    [InlineData(NaN, 1, 0, 1, 0)]
    [InlineData(0, NaN, 0, 0, 1)]
    public void Clamp_of_double_gives_to_a_NaN_bound(double low, double high, double toInside, double toLow, double toHigh)
    {
        Assert.Equal(NaN, OneOperation.Value(OpCode.ClampNaN, 0.5, low, high).Real);
        Assert.Equal([toInside, toLow, toHigh], Enumerable.Range(0, 3).Select(i => OneOperation.Share(OpCode.ClampNaN, i, 1, 0.5, low, high)));
    }

    [Fact]
    public void Clamp_throws_where_the_function_does() =>
        Assert.Throws<ArgumentException>(() => OneOperation.Share(OpCode.Clamp, 0, 1, 0.5, 2.0, 1.0));
}
