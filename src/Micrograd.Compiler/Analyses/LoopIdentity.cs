using System.Runtime.CompilerServices;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Tells loops apart by where they stand: two that read the same are still two.</summary>
internal sealed class LoopIdentity : IEqualityComparer<Instruction>
{
    /// <summary>The comparer.</summary>
    public static LoopIdentity Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(Instruction? x, Instruction? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(Instruction obj) => RuntimeHelpers.GetHashCode(obj);
}
