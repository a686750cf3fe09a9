using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Differentiation;

/// <content>Memory: what is read gives to the shadow, what is written takes from it.</content>
internal sealed partial class Reverser
{
    /// <summary>Makes the shadows of the memory that instructions make: what is reversed before them needs these.</summary>
    public void MakeShadows(EquatableArray<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            _shadows.Beside(instruction);
        }
    }

    /// <summary>Emits that the adjoints kept in variables for elements of parameters reach their shadows: last.</summary>
    public void StoreElements(Adjoints adjoints) => _parameterElements.Store(adjoints);

    /// <summary>Whether the instruction makes or changes memory with adjoints.</summary>
    public bool ChangesShadows(Instruction instruction) => instruction.SelfAndNested().Any(inner =>
        (inner is View or Allocate or Reserve && _shadows.Has(inner.Results[0])) || (inner.Written() is { } memory && _shadows.Has(memory)));

    private IReadOnlyList<Instruction> ReverseLoad(Load load, Adjoints adjoints)
    {
        if (adjoints.Find(load.Result) is { } adjoint && _shadows.Has(load.Memory))
        {
            if ((_parameterElements.Find(load) ?? _elements.Find(load)) is { } element)
            {
                adjoints.Add(element, adjoint, isFresh: false);
            }
            else
            {
                Builder.Emit(new Accumulate(_shadows.Of(load.Memory), load.Indices, adjoint));
            }
        }

        return [load];
    }

    /// <summary>The adjoint of an overwritten element belongs to what was written; what stood there before was not used after.</summary>
    private IReadOnlyList<Instruction> ReverseStore(Store store, Adjoints adjoints, ElementUpdate? update)
    {
        var type = Builder[store.Value].Type;
        if (!_shadows.Has(store.Memory) || !type.IsReal)
        {
            return [store];
        }

        var shadow = _shadows.Of(store.Memory);
        if (update is { } added)
        {
            // m[i] += v: the element keeps its adjoint, and v has the same.
            if (HasAdjoint(added.Change))
            {
                var shared = new Expr(Builder, LoadAdjoint(shadow, store.Indices, type));
                adjoints.Add(added.Change, (added.IsSubtraction ? -shared : shared).Id, isFresh: true);
            }

            return [store];
        }

        if (HasAdjoint(store.Value))
        {
            adjoints.Add(store.Value, LoadAdjoint(shadow, store.Indices, type), isFresh: true);
        }

        if (!LeavesShadow(store.Memory))
        {
            Builder.Emit(new Store(shadow, store.Indices, Zero(type)));
        }

        return [store];
    }

    private IReadOnlyList<Instruction> ReverseClear(Clear clear)
    {
        if (_shadows.Has(clear.Memory))
        {
            Builder.Emit(new Clear(_shadows.Of(clear.Memory)));
        }

        return [clear];
    }

    private IReadOnlyList<Instruction> ReverseCopy(Copy copy)
    {
        if (!_shadows.Has(copy.Destination))
        {
            return [copy];
        }

        var length = LengthOf(copy.Source);
        var target = _shadows.Of(copy.Destination);
        var counter = Builder.NewValue(IrType.Int32, "i");
        var body = Builder.Block([], () =>
        {
            foreach (var (indices, type) in RealsAt(counter, (MemoryType)Builder[copy.Source].Type))
            {
                if (_shadows.Has(copy.Source))
                {
                    Builder.Emit(new Accumulate(_shadows.Of(copy.Source), indices, LoadAdjoint(target, indices, type)));
                }

                Builder.Emit(new Store(target, indices, Zero(type)));
            }

            return new Yield([]);
        });
        Builder.Emit(new For([], counter, Builder.Integer(0, IrType.Int32), OpCode.Less, length, 1, [], body));
        return [copy];
    }

    /// <summary>The reals of one element: one, or those of a struct.</summary>
    private IEnumerable<(EquatableArray<ValueId> Indices, IrType Type)> RealsAt(ValueId index, MemoryType type) => type is ArrayType { Struct: { } shape }
        ? shape.Leaves.Select((leaf, i) => (leaf, i)).Where(item => item.leaf.Type.IsReal)
            .Select(item => ((EquatableArray<ValueId>)[index, Builder.Integer(item.i, IrType.Int32)], (IrType)item.leaf.Type))
        : [([index], type.Element)];

    // Memory made in a loop is gone in its reverse part: what says how long it was is not.
    private ValueId LengthOf(ValueId memory)
    {
        if (_definitions[memory] is Allocate { Lengths.Count: 1 } made)
        {
            return made.Lengths[0];
        }

        if (_definitions[memory] is Slice { Length: { } part })
        {
            return part;
        }

        var length = Builder.NewValue(IrType.Int32);
        Builder.Emit(new Length(length, memory, 0));
        return length;
    }

    private ValueId LoadAdjoint(ValueId shadow, EquatableArray<ValueId> indices, IrType type)
    {
        var adjoint = Builder.NewValue(type);
        Builder.Emit(new Load(adjoint, shadow, indices));
        return adjoint;
    }
}
