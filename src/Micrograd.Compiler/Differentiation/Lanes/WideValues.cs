using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>The values of a derived function that depend on its direction.</summary>
internal sealed class WideValues
{
    private readonly HashSet<ValueId> _wide;
    private readonly MemoryRoots _roots;
    private bool _hasGrown;

    /// <summary>Follows the direction through the function.</summary>
    /// <param name="function">A derived function.</param>
    /// <param name="direction">The parameters that say along which direction.</param>
    public WideValues(Function function, IReadOnlyList<ValueId> direction)
    {
        _wide = [.. direction];
        _roots = new MemoryRoots(function);
        do
        {
            _hasGrown = false;
            Visit(function.Body);
        }
        while (_hasGrown && IsPossible);

        IsPossible = IsPossible && Enumerable.Range(0, function.Values.Count).Select(i => new ValueId(i)).Where(Contains).All(value => function.TypeOf(value) switch
        {
            MemoryType memory => memory.Element == IrType.Double,
            var type => type == IrType.Double,
        });
    }

    /// <summary>Whether everything that depends on the direction is a <c>double</c> and goes where vectors can go.</summary>
    public bool IsPossible { get; private set; } = true;

    /// <summary>Whether the value, or what memory holds, depends on the direction.</summary>
    public bool Contains(ValueId value) => _wide.Contains(_roots.Of(value));

    private void Visit(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
            }

            Follow(instruction);
        }
    }

    private void Follow(Instruction instruction)
    {
        switch (instruction)
        {
            case Apply apply:
                if (!apply.Op.IsComparison() && apply.Operands.Items.Any(Contains))
                {
                    Add(apply.Result);
                }

                break;
            case If choice:
                Join(choice.Yielded, EndOf(choice.Then), EndOf(choice.Else));
                break;
            case For loop:
                Join(loop.Final, loop.Initial, loop.Body.Parameters, EndOf(loop.Body));
                Join(loop.Body.Parameters, loop.Final);
                break;
            case While loop:
                Join(loop.Final, loop.Initial, loop.Body.Parameters, EndOf(loop.Body), loop.Condition.Parameters);
                Join(loop.Body.Parameters, loop.Final);
                Join(loop.Condition.Parameters, loop.Final);
                break;
            case Load load when Contains(load.Memory):
                Add(load.Result);
                break;
            case Store store when Contains(store.Value):
                Add(_roots.Of(store.Memory));
                break;
            case Accumulate add when Contains(add.Value):
                Add(_roots.Of(add.Memory));
                break;
            case Copy copy when Contains(copy.Source):
                Add(_roots.Of(copy.Destination));
                break;
            case Copy copy when Contains(copy.Destination):
            case Call or External or Guard or Push or PushAll or PopAll when instruction.Operands().Any(Contains):
                IsPossible = false;
                break;
        }
    }

    private static EquatableArray<ValueId> EndOf(Block block) => block.End is Yield end ? end.Values : [];

    private void Join(EquatableArray<ValueId> targets, params EquatableArray<ValueId>[] sources)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (sources.Any(source => i < source.Count && Contains(source[i])))
            {
                Add(targets[i]);
            }
        }
    }

    private void Add(ValueId value) => _hasGrown |= _wide.Add(_roots.Of(value));
}
