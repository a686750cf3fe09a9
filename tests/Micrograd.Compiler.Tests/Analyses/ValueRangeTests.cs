using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Analyses;

public class ValueRangeTests
{
    private static readonly OpCode[] Comparisons = [OpCode.Equal, OpCode.NotEqual, OpCode.Less, OpCode.LessOrEqual, OpCode.Greater, OpCode.GreaterOrEqual];

    private static readonly double[] Numbers = [double.NegativeInfinity, -1, -0.0, 0, double.Epsilon, 1, double.PositiveInfinity, double.NaN];

    [Fact]
    public void What_is_refuted_holds_for_no_value_of_the_range()
    {
        var refuted = 0;
        foreach (var (known, bound, holds, asked, other) in from known in Comparisons from bound in Numbers from holds in new[] { true, false } from asked in Comparisons from other in Numbers select (known, bound, holds, asked, other))
        {
            if (ValueRange.Of(new ValueId(0), known, bound, holds).Refutes(asked, other))
            {
                refuted++;
                Assert.All(Numbers.Where(value => Compare(known, value, bound) == holds), value => Assert.False(Compare(asked, value, other), $"{value} {known} {bound} is {holds}, and {value} {asked} {other}."));
            }
        }

        Assert.True(refuted > 100, $"{refuted}");
    }

    [Theory]
    [InlineData(OpCode.Greater, 0, true, OpCode.Equal)]
    [InlineData(OpCode.Greater, 0, true, OpCode.Less)]
    [InlineData(OpCode.LessOrEqual, 0, false, OpCode.Equal)]
    [InlineData(OpCode.Equal, 0, false, OpCode.Equal)]
    [InlineData(OpCode.NotEqual, 0, true, OpCode.Equal)]
    [InlineData(OpCode.GreaterOrEqual, 1, true, OpCode.LessOrEqual)]
    [InlineData(OpCode.Less, -1, true, OpCode.GreaterOrEqual)]
    public void Zero_is_excluded(OpCode known, double bound, bool holds, OpCode asked) => Assert.True(ValueRange.Of(new ValueId(0), known, bound, holds).Refutes(asked, 0));

    [Theory]
    [InlineData(OpCode.GreaterOrEqual, 0, true, OpCode.Equal)]
    [InlineData(OpCode.Less, 0, false, OpCode.Equal)]
    [InlineData(OpCode.Greater, -1, true, OpCode.Equal)]
    [InlineData(OpCode.Less, 1, true, OpCode.Less)]
    [InlineData(OpCode.Greater, 0, true, OpCode.NotEqual)]
    public void Zero_is_not_excluded(OpCode known, double bound, bool holds, OpCode asked) => Assert.False(ValueRange.Of(new ValueId(0), known, bound, holds).Refutes(asked, 0));

    private static bool Compare(OpCode comparison, double a, double b) => comparison switch
    {
        OpCode.Equal => a == b,
        OpCode.NotEqual => a != b,
        OpCode.Less => a < b,
        OpCode.LessOrEqual => a <= b,
        OpCode.Greater => a > b,
        OpCode.GreaterOrEqual => a >= b,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
