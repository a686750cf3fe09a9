using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>What a comparison with a number says of a real: that it lies between two bounds, or is not a certain number. NaN may be among the values wherever the comparison does not hold.</summary>
/// <param name="Value">The real.</param>
/// <param name="Low">No value is below.</param>
/// <param name="High">No value is above.</param>
/// <param name="Excluded">The bound that is no value itself; NaN if both may be.</param>
internal sealed record ValueRange(ValueId Value, double Low, double High, double Excluded)
{
    /// <summary>The range of <paramref name="value"/> where <c>value ∘ bound</c> holds, or where it does not.</summary>
    public static ValueRange Of(ValueId value, OpCode comparison, double bound, bool holds) => (comparison, holds) switch
    {
        (OpCode.Greater, true) or (OpCode.LessOrEqual, false) => new(value, bound, double.PositiveInfinity, bound),
        (OpCode.GreaterOrEqual, true) or (OpCode.Less, false) => new(value, bound, double.PositiveInfinity, double.NaN),
        (OpCode.Less, true) or (OpCode.GreaterOrEqual, false) => new(value, double.NegativeInfinity, bound, bound),
        (OpCode.LessOrEqual, true) or (OpCode.Greater, false) => new(value, double.NegativeInfinity, bound, double.NaN),
        (OpCode.Equal, true) or (OpCode.NotEqual, false) => new(value, bound, bound, double.NaN),
        _ => new(value, double.NegativeInfinity, double.PositiveInfinity, bound),
    };

    /// <summary>Whether <c>value ∘ bound</c> holds nowhere in the range. It does not for NaN either, but for <c>!=</c>, of which nothing is said.</summary>
    public bool Refutes(OpCode comparison, double bound) => comparison switch
    {
        OpCode.Equal => bound < Low || bound > High || bound == Excluded,
        OpCode.Less => bound <= Low,
        OpCode.LessOrEqual => bound < Low || (bound == Low && bound == Excluded),
        OpCode.Greater => bound >= High,
        OpCode.GreaterOrEqual => bound > High || (bound == High && bound == Excluded),
        _ => false,
    };
}
