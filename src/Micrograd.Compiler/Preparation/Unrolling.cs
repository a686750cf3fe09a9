using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Writes out short loops of known length over the elements of small arrays, so that each element can become a variable.</summary>
internal sealed class Unrolling
{
    private const int MostTrips = 8;
    private const int MostInstructions = 400;

    private readonly SmallArrays _arrays;
    private readonly FunctionBuilder _builder;
    private readonly ConstantIntegers _integers;

    private Unrolling(Function function, SmallArrays arrays)
    {
        (_arrays, _builder) = (arrays, new FunctionBuilder(function));
        _integers = new ConstantIntegers(_builder);
    }

    /// <summary>The function with such loops written out.</summary>
    public static Function Run(Function function, SmallArrays arrays)
    {
        var unrolling = new Unrolling(function, arrays);
        var body = unrolling.Copy(function.Body, [], isFresh: false);
        return unrolling._builder.Build(function.Name, function.Parameters, function.ResultTypes, body, function.UsesTape);
    }

    /// <summary>The block again.</summary>
    /// <param name="block">Of the original.</param>
    /// <param name="around">What stands for values of the original, if not themselves.</param>
    /// <param name="isFresh">Whether values defined in it need new ids, because it is not the only copy.</param>
    private Block Copy(Block block, Dictionary<ValueId, ValueId> around, bool isFresh)
    {
        var map = new Dictionary<ValueId, ValueId>(around);
        Define(block.Parameters, map, isFresh);
        var instructions = _builder.Capture(() => Copy(block.Instructions, map, isFresh));
        var substitution = SubstitutionOf(map);
        return new Block(substitution.Apply(block.Parameters), instructions.ToEquatableArray(), substitution.Apply(block.End));
    }

    private void Copy(EquatableArray<Instruction> instructions, Dictionary<ValueId, ValueId> map, bool isFresh)
    {
        foreach (var instruction in instructions)
        {
            switch (instruction)
            {
                case For loop when TripsOf(loop, map) is { } trips:
                    Unroll(loop, trips, map);
                    break;
                case If choice when _integers.Find(Mapped(choice.Condition, map)) is { } condition && (condition != 0 ? choice.Then : choice.Else) is { End: Yield end } arm:
                    Copy(arm.Instructions, map, isFresh);
                    Assign(choice.Yielded, end.Values, map);
                    break;
                case Constant constant when isFresh && _builder[constant.Result].Type is ScalarType { Kind: not ScalarKind.Opaque } type:
                    map[constant.Result] = type.IsReal
                        ? _builder.Real(constant.Value.Real, type, constant.Value.Spelling)
                        : _builder.Integer(constant.Value.Bits, type, constant.Value.Spelling);
                    break;
                case Length { Memory: var array, Result: var length } when _arrays.Contains(array):
                    map[length] = _builder.Integer(_arrays.LengthOf(array), IrType.Int32);
                    break;
                default:
                    Define(instruction.Results, map, isFresh);
                    var copy = CopyOf(instruction, map, isFresh);
                    if (_integers.Fold(copy) is { } folded)
                    {
                        map[instruction.Results[0]] = folded;
                    }
                    else
                    {
                        _builder.Emit(copy);
                    }

                    break;
            }
        }
    }

    private Instruction CopyOf(Instruction instruction, Dictionary<ValueId, ValueId> map, bool isFresh)
    {
        var substitution = SubstitutionOf(map);
        switch (instruction)
        {
            case If choice:
                return choice with
                {
                    Yielded = substitution.Apply(choice.Yielded),
                    Condition = Mapped(choice.Condition, map),
                    Then = Copy(choice.Then, map, isFresh),
                    Else = Copy(choice.Else, map, isFresh),
                };
            case For loop:
                Define([loop.Counter], map, isFresh);
                return loop with
                {
                    Final = substitution.Apply(loop.Final),
                    Counter = Mapped(loop.Counter, map),
                    Start = Mapped(loop.Start, map),
                    End = Mapped(loop.End, map),
                    Initial = substitution.Apply(loop.Initial),
                    Body = Copy(loop.Body, map, isFresh),
                };
            case While loop:
                return loop with
                {
                    Final = substitution.Apply(loop.Final),
                    Initial = substitution.Apply(loop.Initial),
                    Condition = Copy(loop.Condition, map, isFresh),
                    Body = Copy(loop.Body, map, isFresh),
                };
            default:
                return substitution.Apply(instruction);
        }
    }

    private void Unroll(For loop, int trips, Dictionary<ValueId, ValueId> around)
    {
        var carried = loop.Initial.Items.Select(value => Mapped(value, around)).ToList();
        var start = _integers.Find(Mapped(loop.Start, around))!.Value;
        for (var trip = 0; trip < trips; trip++)
        {
            var map = new Dictionary<ValueId, ValueId>(around) { [loop.Counter] = _builder.Integer(start + (trip * loop.Step), _builder[loop.Counter].Type) };
            for (var i = 0; i < carried.Count; i++)
            {
                map[loop.Body.Parameters[i]] = carried[i];
            }

            Copy(loop.Body.Instructions, map, isFresh: true);
            carried = [.. ((Yield)loop.Body.End).Values.Items.Select(value => Mapped(value, map))];
        }

        for (var i = 0; i < carried.Count; i++)
        {
            around[loop.Final[i]] = carried[i];
        }
    }

    /// <summary>How often a loop runs that is to be written out; null to leave it a loop.</summary>
    private int? TripsOf(For loop, Dictionary<ValueId, ValueId> map)
    {
        if (loop.Body.End is not Yield
            || _integers.Find(Mapped(loop.Start, map)) is not { } start
            || _integers.Find(Mapped(loop.End, map)) is not { } end
            || !loop.Body.Descendants().Any(IndexesSmallArray))
        {
            return null;
        }

        var trips = 0;
        for (var counter = start; trips <= MostTrips && Continues(loop.Comparison, counter, end); counter += loop.Step)
        {
            trips++;
        }

        return trips <= MostTrips && trips * loop.Body.Descendants().Count() <= MostInstructions ? trips : null;
    }

    private bool IndexesSmallArray(Instruction instruction) =>
        SmallArrays.Access(instruction) is { } access && _arrays.Contains(access.Memory) && _arrays.IndexOf(access.Indices) is null;

    private static bool Continues(OpCode comparison, long counter, long end) => comparison switch
    {
        OpCode.Less => counter < end,
        OpCode.LessOrEqual => counter <= end,
        OpCode.Greater => counter > end,
        _ => counter >= end,
    };

    private void Define(EquatableArray<ValueId> values, Dictionary<ValueId, ValueId> map, bool isFresh)
    {
        foreach (var value in values)
        {
            if (isFresh)
            {
                map[value] = _builder.NewValue(_builder[value].Type, _builder[value].Name);
            }
        }
    }

    private static void Assign(EquatableArray<ValueId> targets, EquatableArray<ValueId> values, Dictionary<ValueId, ValueId> map)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            map[targets[i]] = Mapped(values[i], map);
        }
    }

    private static Substitution SubstitutionOf(Dictionary<ValueId, ValueId> map) => new(value => Mapped(value, map));

    private static ValueId Mapped(ValueId value, Dictionary<ValueId, ValueId> map) => map.TryGetValue(value, out var other) ? other : value;
}
