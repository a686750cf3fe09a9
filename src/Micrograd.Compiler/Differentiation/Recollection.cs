using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>What all parts of a function's reverse sweep know about finding forward values again in memory.</summary>
internal sealed class Recollection(FunctionBuilder builder, MemoryEffects effects)
{
    private readonly Dictionary<Instruction, List<ValueId>> _restored = new(LoopIdentity.Instance);

    /// <summary>Builds the derivative.</summary>
    public FunctionBuilder Builder { get; } = builder;

    /// <summary>Whether the element can be read again where the reverse part needs it.</summary>
    public bool CanReload(ValueId load) => effects.IsIntact(load) || effects.RestorableIn(load) is not null;

    /// <summary>Notes that the element is read again, so that its memory is put back where that takes it.</summary>
    public void Reload(ValueId load)
    {
        if (effects.IsIntact(load) || effects.RestorableIn(load) is not { } loop)
        {
            return;
        }

        if (!_restored.TryGetValue(loop, out var memory))
        {
            _restored[loop] = memory = [];
        }

        var root = effects.RootOfLoad(load);
        if (!memory.Contains(root))
        {
            memory.Add(root);
        }
    }

    /// <summary>The memory to put back into the state at the end of each iteration of the loop.</summary>
    public IReadOnlyList<ValueId> RestoredIn(Instruction loop) => _restored.TryGetValue(loop, out var memory) ? memory : [];
}
