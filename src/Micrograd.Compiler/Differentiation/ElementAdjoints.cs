using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Elements that a loop reads again and again at the same place: their adjoint is summed in a local variable and reaches the shadow once, after the reverse loop.
/// Adding to memory in each iteration would make every iteration wait for the one before.</summary>
internal sealed class ElementAdjoints(FunctionBuilder builder, Definitions definitions, MemoryEffects effects, ValueNumbers numbers, Shadows shadows)
{
    private readonly List<(Instruction Loop, HashSet<ValueId> Inside)> _loops = [];
    private readonly Dictionary<(int Counter, int Memory, EquatableArray<int> Indices), ValueId> _known = [];
    private readonly Dictionary<Instruction, List<(ValueId Element, Load Load, HashSet<ValueId> Inside)>> _owned = new(LoopIdentity.Instance);

    /// <summary>Whether a loop's body is being reversed.</summary>
    public bool IsInLoop => _loops.Count > 0;

    /// <summary>Notes that a loop's body is being reversed.</summary>
    /// <param name="loop">The loop of the primal.</param>
    /// <param name="inside">What it defines; elements that belong to loops inside it are added.</param>
    public void Enter(Instruction loop, HashSet<ValueId> inside) => _loops.Add((loop, inside));

    /// <summary>Notes that it is done.</summary>
    public void Leave() => _loops.RemoveAt(_loops.Count - 1);

    /// <summary>The stand-in for an element that stays the same in the loops around its load; null if there is none.</summary>
    public ValueId? Find(Load load)
    {
        var owner = _loops.Count;
        while (owner > 0 && IsInvariant(load, _loops[owner - 1]))
        {
            owner--;
        }

        if (owner == _loops.Count)
        {
            return null;
        }

        var loop = _loops[owner].Loop;
        if (!_owned.TryGetValue(loop, out var owned))
        {
            _owned[loop] = owned = [];
        }

        var key = (_owned.Keys.ToList().IndexOf(loop), numbers[load.Memory], load.Indices.Items.Select(index => numbers[index]).ToEquatableArray());
        if (!_known.TryGetValue(key, out var element))
        {
            var role = builder.Role;
            builder.Role = ValueRole.Primal;
            _known[key] = element = builder.NewValue(builder[load.Result].Type, NameOf(load));
            builder.Role = role;
            owned.Add((element, load, _loops[owner].Inside));
        }

        for (var i = 0; i < owner; i++)
        {
            _loops[i].Inside.Add(element);
        }

        return element;
    }

    /// <summary>Emits that the sums of a loop's elements reach their shadows.</summary>
    public void Flush(Instruction loop, Adjoints adjoints)
    {
        foreach (var (element, load, inside) in _owned.TryGetValue(loop, out var owned) ? owned : [])
        {
            if (adjoints.Find(element) is not { } sum)
            {
                continue;
            }

            adjoints.Remove(element);
            var indices = load.Indices.Items.Select(index => ShortArithmetic.Repeat(builder, index, value => !inside.Contains(value), definitions.Find)).ToEquatableArray();
            var add = new Accumulate(shadows.Of(load.Memory), indices, sum);
            if (IsInRange(load))
            {
                builder.Emit(add);
                continue;
            }

            // The loop may have read nothing, and there may be no such element.
            var isZero = builder.Apply(OpCode.NotEqual, IrType.Boolean, [sum, builder.Real(0, builder[sum].Type)]);
            builder.Emit(new If([], isZero, builder.Block([], () =>
            {
                builder.Emit(add);
                return new Yield([]);
            }), builder.Block([], () => new Yield([]))));
        }
    }

    private bool IsInvariant(Load load, (Instruction Loop, HashSet<ValueId> Inside) around) =>
        !around.Inside.Contains(load.Memory)
        && load.Indices.Items.All(index => ShortArithmetic.CanRepeat(index, value => !around.Inside.Contains(value), definitions.Find))
        && !effects.WrittenIn(around.Loop).Contains(effects.Roots.Of(load.Memory));

    /// <summary>Whether the loops around show that there is such an element, so that it may be read also where the loop inside that reads it does not run.</summary>
    public bool IsInRange(Load load) =>
        builder[load.Memory].Type is MemoryType { Rank: 1 }
        && numbers.LengthOf(load.Memory) is { } length
        && _loops.Exists(around => around.Loop is For { Step: > 0, Comparison: OpCode.Less } loop
            && loop.Counter == load.Indices[0] && numbers[loop.End] == length && builder.IsConstant(loop.Start, out var start) && start.Bits >= 0);

    private string? NameOf(Load load)
    {
        var (memory, index) = (builder[load.Memory].Name, load.Indices[0]);
        memory += builder[load.Memory].Type is ArrayType { Struct: { } shape } && builder.IsConstant(load.Indices[1], out var leaf) ? shape.Leaves.ElementAt((int)leaf.Bits).Name : null;
        return memory is null || builder[load.Memory].Type is not MemoryType { Rank: 1 } ? null
            : builder.IsConstant(index, out var constant) ? memory + constant.Bits
            : builder[index].Name is { } name ? memory + "_" + name
            : null;
    }
}
