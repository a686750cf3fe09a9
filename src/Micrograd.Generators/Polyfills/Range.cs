namespace System;

/// <summary>Lets netstandard2.0 code use slices in list patterns.</summary>
internal readonly struct Range(Index start, Index end)
{
    public Index Start { get; } = start;

    public Index End { get; } = end;
}
