using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>One side of a choice, bound but not yet joined with the other.</summary>
/// <param name="Block">Its instructions; it ends in <see cref="Throw"/>, or in a provisional empty <see cref="Yield"/>.</param>
/// <param name="Changes">Variables it assigned, with their last values.</param>
/// <param name="Falls">Whether its end is reached.</param>
/// <param name="Exits">Jumps out of it, as in <see cref="FlowState.Exits"/>.</param>
internal sealed record Arm(
    Block Block,
    IReadOnlyList<KeyValuePair<Variable, ValueId>> Changes,
    bool Falls,
    IReadOnlyDictionary<ExitTarget, ValueId?> Exits)
{
    private readonly Dictionary<Variable, ValueId> _last = Changes.ToDictionary(change => change.Key, change => change.Value);

    /// <summary>Values with smaller ids are known outside of it.</summary>
    public int FirstValue { get; init; } = int.MaxValue;

    /// <summary>Whether it always throws.</summary>
    public bool Throws => Block.End is Throw;

    /// <summary>The value that <paramref name="variable"/> has at its end, if it assigns it.</summary>
    public ValueId? LastValue(Variable variable) => _last.TryGetValue(variable, out var value) ? value : null;
}
