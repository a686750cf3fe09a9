using System.Collections.Immutable;

namespace Micrograd.Compiler.Ir;

/// <summary>Builds <see cref="EquatableArray{T}"/>.</summary>
public static class EquatableArray
{
    /// <summary>The builder behind collection expressions.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(ImmutableArray.Create(items));

    /// <summary>Copies a sequence.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());
}
