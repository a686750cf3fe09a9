using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>What all parts of a function's reverse sweep know about finding forward values again in memory.</summary>
internal sealed class Recollection(FunctionBuilder builder, MemoryEffects effects)
{
    private readonly Dictionary<Instruction, List<ValueId>> _restored = new(LoopIdentity.Instance);
    private readonly HashSet<ValueId> _gone = [];

    /// <summary>Builds the derivative.</summary>
    public FunctionBuilder Builder { get; } = builder;

    /// <summary>Whether the element can be read again where the reverse part needs it.</summary>
    public bool CanReload(ValueId load) => (effects.IsIntact(load) || effects.RestorableIn(load) is not null) && !_gone.Contains(effects.RootOfLoad(load));

    /// <summary>Notes that memory made in a block is not there in the block's reverse part.</summary>
    public void Forget(Block block)
    {
        foreach (var instruction in block.Instructions.Items.SelectMany(instruction => instruction.SelfAndNested()))
        {
            if (instruction is Allocate or Reserve)
            {
                _gone.Add(instruction.Results[0]);
            }
        }
    }

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
