using System.Collections.Immutable;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>A value that goes with a loop's counter or with a running index.</summary>
/// <param name="Root">The counter, or the carried variable that is the running index.</param>
/// <param name="Shifts">What is added to it or subtracted from it, in order.</param>
internal sealed record Offset(ValueId Root, ImmutableArray<(ValueId Value, bool IsSubtracted)> Shifts)
{
    /// <summary>The value with something more added or subtracted.</summary>
    public Offset Plus(ValueId value, bool isSubtracted) => this with { Shifts = Shifts.Add((value, isSubtracted)) };
}
