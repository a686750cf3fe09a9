using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>A <see cref="For"/>, seen from its other end.</summary>
internal sealed class CountedLoop(For loop, FunctionBuilder builder, Definitions definitions)
{
    /// <summary>Whether the counter moves by one.</summary>
    public bool HasUnitStep => loop.Step is 1 or -1;

    /// <summary>The forward counter.</summary>
    public ValueId Counter => loop.Counter;

    private IrType Type => builder[loop.Counter].Type;

    private bool StartsAtZero => definitions[loop.Start] is Constant { Value.Bits: 0 };

    private bool IsInclusive => loop.Comparison is OpCode.LessOrEqual or OpCode.GreaterOrEqual;

    /// <summary>Only counters that cannot wrap between start and end are run backward by arithmetic; the others count their trips.</summary>
    public static bool IsReversible(For loop, FunctionBuilder builder) =>
        builder[loop.Counter].Type is ScalarType { IsEnum: false, Kind: ScalarKind.Int32 };

    /// <summary>The same loop without a counter of its own.</summary>
    public static While ToWhile(For loop, FunctionBuilder builder)
    {
        var role = builder.Role;
        builder.Role = ValueRole.Primal;
        var type = builder[loop.Counter].Type;
        var name = builder[loop.Counter].Name;
        var conditionParameters = loop.Body.Parameters.Items.Select(parameter => builder.NewValue(builder[parameter].Type, builder[parameter].Name))
            .Concat([builder.NewValue(type, name)])
            .ToEquatableArray();
        var condition = builder.Block(conditionParameters, () =>
            new Yield([builder.Apply(loop.Comparison, IrType.Boolean, [conditionParameters[conditionParameters.Count - 1], loop.End])]));
        ValueId next = default;
        var increment = builder.Capture(() => next = builder.Apply(
            OpCode.Add, type, [loop.Counter, builder.Integer(loop.Step, type)], name));
        var end = loop.Body.End is Yield yield ? yield with { Values = [.. yield.Values.Items, next] } : loop.Body.End;
        var body = new Block(
            [.. loop.Body.Parameters.Items, loop.Counter], [.. loop.Body.Instructions.Items, .. increment], end);
        var general = new While(
            [.. loop.Final.Items, builder.NewValue(type, name)], [.. loop.Initial.Items, loop.Start], condition, body, TestsFirst: true)
        {
            Statement = loop.Statement,
        };
        builder.Role = role;
        return general;
    }

    /// <summary>Emits how often the body runs; negative for no trips.</summary>
    public ValueId Trips()
    {
        var (low, high) = loop.Step > 0 ? (loop.Start, loop.End) : (loop.End, loop.Start);
        var span = definitions[low] is Constant { Value.Bits: 0 } ? high : builder.Apply(OpCode.Subtract, Type, [high, low]);
        return !IsInclusive ? span
            : definitions[span] is Apply { Op: OpCode.Subtract, Overflow: Overflow.Default } last && builder.IsConstant(last.Operands[1], out var one) && one.Bits == 1 ? last.Operands[0]
            : builder.Apply(OpCode.Add, Type, [span, One()]);
    }

    /// <summary>Emits the number of the iteration in which the counter is <paramref name="counter"/>; for unit steps.</summary>
    public ValueId Index(ValueId counter) =>
        loop.Step < 0 ? builder.Apply(OpCode.Subtract, Type, [loop.Start, counter])
        : StartsAtZero ? counter
        : builder.Apply(OpCode.Subtract, Type, [counter, loop.Start]);

    /// <summary>The loop that runs through the same iterations, last to first.</summary>
    public BackwardLoop Backward() => HasUnitStep ? BackwardByOne() : BackwardByCount();

    private BackwardLoop BackwardByOne()
    {
        var counter = builder.NewValue(Type, builder[loop.Counter].Name);
        ValueId start = loop.End;
        var bounds = builder.Capture(() =>
        {
            if (!IsInclusive)
            {
                start = Before(loop.End);
            }
        });
        var comparison = loop.Step > 0 ? OpCode.GreaterOrEqual : OpCode.LessOrEqual;
        return new BackwardLoop(counter, counter, start, comparison, loop.Start, -loop.Step, bounds, []);
    }

    /// <summary>The last counter before an exclusive bound.</summary>
    private ValueId Before(ValueId end)
    {
        var back = loop.Step > 0 ? -1 : 1;
        if (builder.IsConstant(end, out var constant) && (constant.Spelling is null || constant.Spelling.All(char.IsDigit)))
        {
            return builder.Integer(constant.Bits + back, Type);
        }

        // "n - 1 - 1" is "n - 2".
        if (definitions[end] is Apply { Op: OpCode.Add or OpCode.Subtract, Overflow: Overflow.Default } bound
            && builder[end].Name is null && builder.IsConstant(bound.Operands[1], out var offset) && offset.Spelling is null)
        {
            var distance = (bound.Op == OpCode.Add ? offset.Bits : -offset.Bits) + back;
            return distance == 0
                ? bound.Operands[0]
                : builder.Apply(distance > 0 ? OpCode.Add : OpCode.Subtract, Type, [bound.Operands[0], builder.Integer(Math.Abs(distance), Type)]);
        }

        return builder.Apply(back < 0 ? OpCode.Subtract : OpCode.Add, Type, [end, One()]);
    }

    private BackwardLoop BackwardByCount()
    {
        var counter = builder.NewValue(Type, "trip");
        ValueId start = default, end = default, primal = default;
        var bounds = builder.Capture(() =>
        {
            var stride = Math.Abs(loop.Step);
            var (low, high) = loop.Step > 0 ? (loop.Start, loop.End) : (loop.End, loop.Start);
            var span = builder.Apply(OpCode.Subtract, Type, [high, low]);
            var rounded = builder.Apply(OpCode.Add, Type, [span, builder.Integer(IsInclusive ? stride : stride - 1, Type)]);
            var trips = builder.Apply(OpCode.Divide, Type, [rounded, builder.Integer(stride, Type)]);
            start = builder.Apply(OpCode.Subtract, Type, [trips, One()]);
            end = builder.Integer(0, Type);
        });
        var prologue = builder.Capture(() =>
        {
            var distance = builder.Apply(OpCode.Multiply, Type, [counter, builder.Integer(Math.Abs(loop.Step), Type)]);
            primal = builder.Apply(
                loop.Step > 0 ? OpCode.Add : OpCode.Subtract, Type, [loop.Start, distance], builder[loop.Counter].Name);
        });
        return new BackwardLoop(counter, primal, start, OpCode.GreaterOrEqual, end, -1, bounds, prologue);
    }

    private ValueId One() => builder.Integer(1, Type);
}
