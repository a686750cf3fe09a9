using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>Rewrites one loop to run over parts of arrays.</summary>
internal sealed class LoopSlicer
{
    private readonly For _loop;
    private readonly FunctionBuilder _builder;
    private readonly LoopFacts _facts;
    private readonly Steps _steps;
    private readonly bool _isFromZero;
    private readonly Dictionary<(ValueId Memory, int Index), ValueId> _parts = [];
    private readonly ValueId _counter;
    private ValueId _trips;

    private LoopSlicer(For loop, FunctionBuilder builder, LoopFacts facts)
    {
        (_loop, _builder, _facts, _steps) = (loop, builder, facts, new Steps(loop, builder));
        _isFromZero = (loop.Step > 0 || loop.Comparison == OpCode.GreaterOrEqual)
            && builder.IsConstant(loop.Step > 0 ? loop.Start : loop.End, out var first) && first.Bits == 0;
        _counter = _isFromZero ? loop.Counter : builder.NewValue(IrType.Int32, builder[loop.Counter].Name);
    }

    /// <summary>The instructions that take the loop's place; null where there is nothing to gain, or where it could be told from outside.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="builder">Of its function.</param>
    /// <param name="facts">What is known of its function.</param>
    public static IReadOnlyList<Instruction>? Slice(For loop, FunctionBuilder builder, LoopFacts facts)
    {
        var slicer = new LoopSlicer(loop, builder, facts);
        return slicer.IsPossible() && loop.Body.Instructions.Items.Any(slicer.IsElsewhere) ? slicer.Run() : null;
    }

    private bool IsPossible() =>
        _builder[_loop.Counter].Type == IrType.Int32
        && (_loop is { Step: 1, Comparison: OpCode.Less or OpCode.LessOrEqual } or { Step: -1, Comparison: OpCode.Greater or OpCode.GreaterOrEqual })
        && _loop.Body.End is Yield
        && _loop.Body.Instructions.Items.All(instruction => instruction switch
        {
            If choice => choice.IsPure(),
            For or While or Call or Guard or Invoke or External or Copy or Clear or View or Allocate or Reserve => false,
            Apply { Op: OpCode.Divide or OpCode.Remainder } division => _builder[division.Result].Type.IsReal, // another exception might come first
            Store store => !_facts.IsOfUser(store.Memory),
            _ => true,
        });

    /// <summary>Whether it reads or writes an element that goes with the counter, but is somewhere else: <c>m[k * n + i]</c>, not <c>x[i + 1]</c>, which reads better as it is.</summary>
    private bool IsElsewhere(Instruction instruction) =>
        OffsetOf(instruction) is { } offset && (offset.Root != _loop.Counter || offset.Shifts.Any(shift => !_builder.IsConstant(shift.Value, out _)));

    /// <summary>Whether it must be rewritten: in the new loop the counter starts at 0.</summary>
    private bool IsShifted(Instruction instruction) => OffsetOf(instruction) is { } offset && !(_isFromZero && offset.Root == _loop.Counter && offset.Shifts.IsEmpty);

    private Offset? OffsetOf(Instruction instruction)
    {
        var (memory, indices) = instruction switch
        {
            Load load => (load.Memory, load.Indices),
            Store store => (store.Memory, store.Indices),
            Accumulate add => (add.Memory, add.Indices),
            _ => (default, []),
        };
        return indices.Count == 1 && _steps.IsOutside(memory) && _builder[memory].Type is MemoryType { HoldsReals: true } and not ArrayType { Form: ArrayForm.Matrix or ArrayForm.Jagged }
            ? _steps.Of(indices[0])
            : null;
    }

    private List<Instruction> Run()
    {
        var role = _builder.Role;
        (_builder.Role, _builder.Statement) = (ValueRole.Primal, -1);
        List<Instruction> body = [];
        var (count, first) = (_builder.NewValue(IrType.Int32), (ValueId?)null);
        var code = _builder.Capture(() =>
        {
            _trips = Trips();
            body = [.. _loop.Body.Instructions.Items.Select(instruction => IsShifted(instruction) ? OverPart(instruction, OffsetOf(instruction)!) : instruction)];
            _builder.Emit(new Length(count, _parts.Values.First(), 0));
            first = _isFromZero ? null : StartOf(_loop.Counter, []);
        });
        code.AddRange(_builder.Capture(() => _builder.Emit(NewLoop(body, count, first))));
        _builder.Role = role;
        return code;
    }

    /// <summary>How often the loop runs; where it does not, zero or less.</summary>
    private ValueId Trips()
    {
        var (low, high) = _loop.Step > 0 ? (_loop.Start, _loop.End) : (_loop.End, _loop.Start);
        var isInclusive = _loop.Comparison is OpCode.LessOrEqual or OpCode.GreaterOrEqual;
        return new IndexSum(_builder, _facts.Definitions).Plus(high).Minus(low).Plus(isInclusive ? 1 : 0).Emit();
    }

    /// <summary>The lowest value that a step has in the loop, shifted.</summary>
    private ValueId StartOf(ValueId root, IEnumerable<(ValueId Value, bool IsSubtracted)> shifts)
    {
        var sum = new IndexSum(_builder, _facts.Definitions);
        var running = _loop.Body.Parameters.Items.IndexOf(root);
        if (running >= 0)
        {
            sum = sum.Plus(_loop.Initial[running]);
            sum = _loop.Step > 0 ? sum : sum.Minus(_trips).Plus(1);
        }
        else
        {
            sum = sum.Plus(_loop.Step > 0 ? _loop.Start : _loop.End).Plus(_loop.Comparison == OpCode.Greater ? 1 : 0);
        }

        foreach (var (value, isSubtracted) in shifts)
        {
            var outside = _steps.Outside(value);
            sum = isSubtracted ? sum.Minus(outside) : sum.Plus(outside);
        }

        return sum.Emit();
    }

    private Instruction OverPart(Instruction instruction, Offset offset)
    {
        var operands = instruction.Operands().ToList();
        var part = PartOf(operands[0], operands[1], offset);
        return instruction switch
        {
            Load load => load with { Memory = part, Indices = [_counter] },
            Store store => store with { Memory = part, Indices = [_counter] },
            Accumulate add => add with { Memory = part, Indices = [_counter] },
            _ => throw new InvalidOperationException($"{instruction.GetType().Name} has no element."),
        };
    }

    private ValueId PartOf(ValueId memory, ValueId index, Offset offset)
    {
        var key = (memory, _facts.Numbers[index]);
        if (_parts.TryGetValue(key, out var known))
        {
            return known;
        }

        var info = _builder[memory];
        var type = info.Type is ArrayType { Form: ArrayForm.Array } array ? array with { Form = ArrayForm.Span } : info.Type;
        var start = StartOf(offset.Root, offset.Shifts);
        var part = _parts[key] = _builder.NewValue(type, info.Name is null ? null : info.Name + "Part");
        _builder[part] = _builder[part] with { Role = info.Role };
        _builder.Emit(new Slice(part, memory, start, _trips) { IsOfLoop = true });
        return part;
    }

    private Instruction NewLoop(List<Instruction> body, ValueId count, ValueId? first)
    {
        var ends = (Yield)_loop.Body.End;
        body = WithoutUnread(body, ends.Values.Items);
        var dropped = Dropped(body, ends);
        foreach (var i in dropped)
        {
            // A running index that nothing else reads: where it arrives is known.
            _builder.Emit(new Apply(_loop.Final[i], _loop.Step > 0 ? OpCode.Add : OpCode.Subtract, [_loop.Initial[i], count]));
        }

        var kept = Enumerable.Range(0, ends.Values.Count).Except(dropped).ToList();
        var yields = kept.Select(i => ends.Values[i]).ToEquatableArray();
        body = WithoutUnread(body, yields.Items);
        if (first is { } start && body.SelectMany(Traversal.Reads).Concat(yields.Items).Contains(_loop.Counter))
        {
            body.Insert(0, new Apply(_loop.Counter, OpCode.Add, [start, _counter]));
        }

        var (zero, isUp) = (_builder.Integer(0, IrType.Int32), _loop.Step > 0);
        return _loop with
        {
            Counter = _counter,
            Start = isUp ? zero : _builder.Apply(OpCode.Subtract, IrType.Int32, [count, _builder.Integer(1, IrType.Int32)]),
            Comparison = isUp ? OpCode.Less : OpCode.GreaterOrEqual,
            End = isUp ? count : zero,
            Initial = [.. kept.Select(i => _loop.Initial[i])],
            Final = [.. kept.Select(i => _loop.Final[i])],
            Body = new Block([.. kept.Select(i => _loop.Body.Parameters[i])], body.ToEquatableArray(), ends with { Values = yields }),
        };
    }

    /// <summary>The running indices that only go on to their next value.</summary>
    private List<int> Dropped(List<Instruction> body, Yield ends) =>
        [.. Enumerable.Range(0, ends.Values.Count).Where(i =>
            _steps.Of(_loop.Body.Parameters[i]) is not null
            && ends.Values.Items.Count(value => value == ends.Values[i]) == 1
            && body.TrueForAll(instruction => instruction.Results.Items.Contains(ends.Values[i]) || !instruction.Reads().Any(read => read == _loop.Body.Parameters[i] || read == ends.Values[i])))];

    private static List<Instruction> WithoutUnread(List<Instruction> body, IEnumerable<ValueId> ends)
    {
        HashSet<ValueId> read = [.. ends];
        var kept = new List<Instruction>();
        for (var i = body.Count - 1; i >= 0; i--)
        {
            if (body[i] is not (Apply or Constant) || read.Contains(body[i].Results[0]))
            {
                read.UnionWith(body[i].Reads());
                kept.Add(body[i]);
            }
        }

        kept.Reverse();
        return kept;
    }
}
