namespace Micrograd.Compiler.Rules;

/// <summary>Which operand of a maximum or minimum is the result when one is NaN.</summary>
internal enum NaNs
{
    /// <summary>The NaN (<c>Max</c>, <c>Min</c>).</summary>
    Win,

    /// <summary>The number (<c>MaxNumber</c>, <c>MinNumber</c>).</summary>
    Lose,

    /// <summary>As the processor has it (<c>MaxNative</c>, <c>MinNative</c>).</summary>
    AsOnThisMachine,
}
