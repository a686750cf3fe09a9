using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>One call of one function.</summary>
internal sealed class Frame(Execution execution, Function function)
{
    private readonly Scalar[] _values = new Scalar[function.Values.Count];

    public Scalar[] Run(Scalar[] arguments)
    {
        if (arguments.Length != function.Parameters.Count)
        {
            throw new ArgumentException($"'{function.Name}' takes {function.Parameters.Count} arguments, not {arguments.Length}.", nameof(arguments));
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (Kind(function.Parameters[i]) != arguments[i].Kind)
            {
                throw new ArgumentException($"Argument {i} of '{function.Name}' is {arguments[i].Kind}, not {function.TypeOf(function.Parameters[i])}.", nameof(arguments));
            }
        }

        return Run(function.Body, arguments, function.Parameters);
    }

    private Scalar[] Run(Block block, Scalar[] incoming) => Run(block, incoming, block.Parameters);

    private Scalar[] Run(Block block, Scalar[] incoming, EquatableArray<ValueId> parameters)
    {
        Define(parameters, incoming);
        foreach (var instruction in block.Instructions)
        {
            execution.Step(function);
            Run(instruction);
        }

        return block.End switch
        {
            Yield end => Values(end.Values),
            Throw end => throw new InterpretedThrowException(Execution.Text(end.Exception, i => _values[end.Exception.Holes[i].Index].ToString())),
            _ => throw new NotSupportedException($"A block cannot end with {block.End.GetType().Name}."),
        };
    }

    private void Run(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant { Result: var result, Value: var literal }:
                Define(result, new Scalar(Kind(result), literal.Bits, Kind(result) == ScalarKind.Opaque ? literal.Spelling : null));
                break;
            case Apply apply:
                Define(apply.Result, execution.Observed(execution.Arithmetic.Apply(apply.Op, Values(apply.Operands), Kind(apply.Result), apply.Overflow)));
                break;
            case External external:
                Define(external.Result, execution.Evaluate(external.Expression, Values(external.Expression.Holes)));
                break;
            case Guard guard:
                execution.Evaluate(guard.Call, Values(guard.Call.Holes));
                break;
            case Call call:
                Define(call.Returned, execution.Call(call.Callee, Values(call.Arguments)));
                break;
            case If choice:
                Define(choice.Yielded, Run(this[choice.Condition].IsTrue ? choice.Then : choice.Else, []));
                break;
            case For loop:
                Define(loop.Final, Run(loop));
                break;
            case While loop:
                Define(loop.Final, Run(loop));
                break;
            case Note:
                break;
            default:
                RunMemory(instruction);
                break;
        }
    }

    private void RunMemory(Instruction instruction)
    {
        switch (instruction)
        {
            case Reserve reserve:
                Define(reserve.Result, Memory.Unwritten((int)Math.Max(0, this[reserve.Count].Bits)).AsScalar());
                break;
            case Store store:
                MemoryOf(store.Memory)[Values(store.Indices)] = this[store.Value];
                break;
            case Load load:
                Define(load.Result, MemoryOf(load.Memory)[Values(load.Indices)]
                    ?? throw new InvalidOperationException($"'{function.Name}' reads an element of {load.Memory} before it is written."));
                break;
            case Accumulate add:
                var (target, indices) = (MemoryOf(add.Memory), Values(add.Indices));
                target[indices] = execution.Observed(execution.Arithmetic.Apply(OpCode.Add, [target[indices]!.Value, this[add.Value]], Kind(add.Value), Overflow.Default));
                break;
            case Allocate allocate:
                Define(allocate.Result, Memory.Zeros(Kinds(allocate.Result), [.. Values(allocate.Lengths).Select(length => (int)length.Bits)]).AsScalar());
                break;
            case Duplicate duplicate:
                Define(duplicate.Result, MemoryOf(duplicate.Source).Duplicate().AsScalar());
                break;
            case Slice slice:
                var source = MemoryOf(slice.Source);
                var start = slice.Start is { } first ? (int)this[first].Bits : 0;
                var taken = slice.Length is { } count ? (int)this[count].Bits : source.Lengths[0] - start;
                Define(slice.Result, (slice.IsOfLoop && taken <= 0 ? source.Slice(0, 0) : source.Slice(start, taken)).AsScalar());
                break;
            case Row row:
                Define(row.Result, MemoryOf(row.Source)[[this[row.Index]]]!.Value);
                break;
            case Length length:
                var lengths = MemoryOf(length.Memory).Lengths;
                Define(length.Result, length.Dimension < 0 && function.TypeOf(length.Memory) is not ArrayType { Struct: not null } ? lengths.Aggregate(1, (a, b) => a * b) : lengths[Math.Max(0, length.Dimension)]);
                break;
            case Clear clear:
                MemoryOf(clear.Memory).Clear(Kinds(clear.Memory));
                break;
            case Copy copy:
                MemoryOf(copy.Source).CopyTo(MemoryOf(copy.Destination));
                break;
            case PushAll all:
                foreach (var element in MemoryOf(all.Memory).Cells)
                {
                    execution.Tape.Push(element);
                }

                break;
            case PopAll all:
                MemoryOf(all.Memory).Refill(execution.Tape.Pop);
                break;
            case Push push:
                execution.Tape.Push(this[push.Value]);
                break;
            case Pop pop:
                Define(pop.Result, execution.Tape.Pop() ?? throw new InvalidOperationException($"'{function.Name}' takes from the tape what was never written."));
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {instruction.GetType().Name}.");
        }
    }

    private Scalar[] Run(For loop)
    {
        var carried = Values(loop.Initial);
        var kind = Kind(loop.Counter);
        var step = new Scalar(kind, loop.Step);
        for (var counter = this[loop.Start];
            execution.Arithmetic.Apply(loop.Comparison, [counter, this[loop.End]], ScalarKind.Boolean, Overflow.Default).IsTrue;
            counter = execution.Arithmetic.Apply(OpCode.Add, [counter, step], kind, Overflow.Default))
        {
            execution.Step(function);
            Define(loop.Counter, counter);
            carried = Run(loop.Body, carried);
        }

        return carried;
    }

    private Scalar[] Run(While loop)
    {
        var carried = Values(loop.Initial);
        for (var first = true; (first && !loop.TestsFirst) || Run(loop.Condition, carried)[0].IsTrue; first = false)
        {
            execution.Step(function);
            carried = Run(loop.Body, carried);
        }

        return carried;
    }

    private Scalar this[ValueId value] => _values[value.Index];

    private Scalar[] Values(EquatableArray<ValueId> ids)
    {
        var values = new Scalar[ids.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = this[ids[i]];
        }

        return values;
    }

    private void Define(EquatableArray<ValueId> ids, Scalar[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Define(ids[i], values[i]);
        }
    }

    private void Define(ValueId id, Scalar value) =>
        _values[id.Index] = value.Kind == Kind(id)
            ? value
            : throw new InvalidOperationException($"{id} of '{function.Name}' is {function.TypeOf(id)} and receives {value.Kind}.");

    private ScalarKind Kind(ValueId value) => function.TypeOf(value) is ScalarType scalar ? scalar.Kind : ScalarKind.Opaque;

    /// <summary>What each element of memory holds: several of a struct.</summary>
    private ScalarKind[] Kinds(ValueId memory) => function.TypeOf(memory) is ArrayType { Struct: { } shape }
        ? [.. shape.Leaves.Select(leaf => leaf.Type.Kind)]
        : [((MemoryType)function.TypeOf(memory)).Element.Kind];

    private Memory MemoryOf(ValueId memory) => (Memory)(this[memory].Object ?? throw new NullReferenceException());
}
