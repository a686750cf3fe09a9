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
    public bool CanReload(ValueId load) => (effects.IsIntact(load) || effects.RestorableIn(load) is not null) && !IsGone(effects.RootOfLoad(load));

    /// <summary>Whether the memory was made in a block whose reverse part stands elsewhere: there it is made anew, and its shadow too.</summary>
    public bool IsGone(ValueId root) => _gone.Contains(root);

    /// <summary>Notes what is there in the reverse part of a block: not the memory that the block makes, unless the two parts stand together.</summary>
    public void Enter(Block block, bool isReversedInPlace)
    {
        foreach (var instruction in block.Instructions.Items.SelectMany(instruction => instruction.SelfAndNested()).Where(instruction => instruction is Allocate or Reserve))
        {
            if (isReversedInPlace)
            {
                _gone.Remove(instruction.Results[0]);
            }
            else
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
