using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Running maxima and minima: the index of the element is kept, not a bit an iteration.</content>
internal sealed partial class Reverser
{
    /// <summary>Emits the reverse of a loop that only looks for an element.</summary>
    /// <returns>The forward loop, which keeps the index; null if it is another kind of loop.</returns>
    private IReadOnlyList<Instruction>? ReverseExtremum(For loop, Adjoints adjoints)
    {
        if (RunningExtremum.Of(loop, HasAdjoint, _effects) is not { } extremum
            || adjoints.Find(loop.Final[extremum.Carried]) is not { } adjoint
            || !_shadows.Has(extremum.Element.Memory))
        {
            return null;
        }

        var role = Builder.Role;
        Builder.Role = ValueRole.Primal;
        var name = Builder[loop.Body.Parameters[extremum.Carried]].Name is { } found ? found + "Index" : null;
        ValueId New() => Builder.NewValue(IrType.Int32, name);
        var (before, inside, chosen, after) = (New(), New(), New(), New());
        Builder.Role = role;
        ReverseExtremum(loop, extremum, adjoint, after, adjoints);
        return [new Constant(before, new Literal(-1)), WithIndex(loop, extremum, before, inside, chosen, after)];
    }

    private void ReverseExtremum(For loop, RunningExtremum extremum, ValueId adjoint, ValueId index, Adjoints adjoints)
    {
        Builder.Statement = extremum.Choice.Statement;
        var (initial, type) = (loop.Initial[extremum.Carried], Builder[adjoint].Type);
        var isFound = Builder.Apply(OpCode.GreaterOrEqual, IrType.Boolean, [index, Builder.Integer(0, IrType.Int32)]);
        var add = new Accumulate(_shadows.Of(extremum.Element.Memory), [index], adjoint);
        if (!HasAdjoint(initial))
        {
            Builder.Emit(new If([], isFound, Builder.Block([], () => Ending(add, [])), Builder.Block([], () => new Yield([]))));
            return;
        }

        // Otherwise what the loop started from is the result.
        var rest = Builder.NewValue(type, AdjointName.Of(Builder[initial]));
        Builder.Emit(new If([rest], isFound, Builder.Block([], () => Ending(add, [Zero(type)])), Builder.Block([], () => new Yield([adjoint]))));
        adjoints.Add(initial, rest, isFresh: true);

        Yield Ending(Instruction effect, EquatableArray<ValueId> values)
        {
            Builder.Emit(effect);
            return new Yield(values);
        }
    }

    private static For WithIndex(For loop, RunningExtremum extremum, ValueId before, ValueId inside, ValueId chosen, ValueId after)
    {
        var (found, last) = extremum.IsThen ? (extremum.Element.Indices[0], inside) : (inside, extremum.Element.Indices[0]);
        var choice = extremum.Choice with
        {
            Yielded = [.. extremum.Choice.Yielded.Items, chosen],
            Then = With(extremum.Choice.Then, found),
            Else = With(extremum.Choice.Else, last),
        };
        return loop with
        {
            Initial = [.. loop.Initial.Items, before],
            Final = [.. loop.Final.Items, after],
            Body = With(
                loop.Body with
                {
                    Parameters = [.. loop.Body.Parameters.Items, inside],
                    Instructions = [.. loop.Body.Instructions.Items.Select(instruction => instruction == extremum.Choice ? choice : instruction)],
                },
                chosen),
        };

        static Block With(Block block, ValueId value) => block with { End = ((Yield)block.End) with { Values = [.. ((Yield)block.End).Values.Items, value] } };
    }
}
