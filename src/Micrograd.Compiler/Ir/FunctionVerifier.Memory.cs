namespace Micrograd.Compiler.Ir;

/// <content>Memory and the tape.</content>
internal sealed partial class FunctionVerifier
{
    private void VerifyMemory(Instruction instruction)
    {
        switch (instruction)
        {
            case Reserve reserve:
                UsesTape();
                Use([reserve.Count]);
                Require(Type(reserve.Count) == IrType.Int32, "the count is an int.");
                Require(Type(reserve.Result) is WorkspaceType, "what is reserved is a workspace.");
                break;
            case Load load:
                Element(load.Memory, load.Indices, load.Result);
                break;
            case Store store:
                Use([store.Value]);
                Element(store.Memory, store.Indices, store.Value);
                Require(Type(store.Memory) is not ArrayType { IsWritable: false }, "a read-only span is not written");
                break;
            case Accumulate add:
                Use([add.Value]);
                Element(add.Memory, add.Indices, add.Value);
                break;
            case Allocate allocate:
                Use(allocate.Lengths);
                Integers(allocate.Lengths, "a length");
                Require(Memory(allocate.Result).Rank == allocate.Lengths.Count, "an array has one length per dimension.");
                break;
            case Duplicate duplicate:
                Use([duplicate.Source]);
                Require(Type(duplicate.Source) is ArrayType { Form: ArrayForm.Matrix or ArrayForm.Jagged } && Type(duplicate.Source) == Type(duplicate.Result), "matrices and arrays of arrays are duplicated.");
                break;
            case View view:
                VerifyView(view);
                break;
            case Length length:
                Use([length.Memory]);
                Integers([length.Result], "a length");
                Require(length.Dimension < Memory(length.Memory).Rank, $"{Type(length.Memory)} has no dimension {length.Dimension}.");
                break;
            case Clear clear:
                Use([clear.Memory]);
                _ = Memory(clear.Memory);
                break;
            case Copy copy:
                Use([copy.Source, copy.Destination]);
                Require(Memory(copy.Source).Rank == 1 && Memory(copy.Destination).Element == Memory(copy.Source).Element && ShapeOf(copy.Destination) == ShapeOf(copy.Source), "runs of the same type are copied.");
                break;
            case PushAll or PopAll:
                UsesTape();
                Use(instruction.Operands().ToEquatableArray());
                Require(Memory(instruction.Operands().First()).Rank == 1, "runs go on the tape.");
                break;
            case Push push:
                UsesTape();
                Use([push.Value]);
                Require(Type(push.Value) is ScalarType { Kind: not ScalarKind.Opaque }, "only numbers and bools go on the tape.");
                break;
            case Pop pop:
                UsesTape();
                Require(Type(pop.Result) is ScalarType { Kind: not ScalarKind.Opaque }, "only numbers and bools are on the tape.");
                break;
            default:
                throw Broken($"{instruction.GetType().Name} is not known.");
        }
    }

    private void VerifyView(View view)
    {
        Use(view.Operands().ToEquatableArray());
        Integers(view.Operands().Skip(1).ToEquatableArray(), "an index");
        Require(Memory(view.Result).Element == Memory(view.Source).Element && ShapeOf(view.Result) == ShapeOf(view.Source) && Memory(view.Result).Rank == 1, $"{Type(view.Result)} is no part of {Type(view.Source)}.");
        Require((view is Row) == (Type(view.Source) is ArrayType { Form: ArrayForm.Jagged }), $"{Type(view.Source)} has no such part.");
    }

    private void Element(ValueId memory, EquatableArray<ValueId> indices, ValueId value)
    {
        Use([memory]);
        Use(indices);
        Integers(indices, "an index");
        Require(Memory(memory).IndexCount == indices.Count, "an element has one index per dimension.");
        Require(ElementType(memory, indices) == Type(value) && Type(memory) is not ArrayType { Form: ArrayForm.Jagged }, $"{Type(memory)} does not hold {Type(value)}.");
    }

    private ScalarType ElementType(ValueId memory, EquatableArray<ValueId> indices)
    {
        if (Type(memory) is not ArrayType { Struct: { } shape })
        {
            return Memory(memory).Element;
        }

        Require(_constants.TryGetValue(indices[indices.Count - 1], out var leaf) && leaf >= 0 && leaf < shape.Leaves.Count(), "the last index of an array of structs is a constant, and says which scalar of a struct is meant.");
        return shape.Leaves.ElementAt((int)leaf).Type;
    }

    private StructShape? ShapeOf(ValueId memory) => (Type(memory) as ArrayType)?.Struct;

    private MemoryType Memory(ValueId value) => Type(value) as MemoryType ?? throw Broken($"{value} of type {Type(value)} is not memory.");
}
