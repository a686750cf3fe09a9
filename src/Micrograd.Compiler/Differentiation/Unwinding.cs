using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Integer variables of a loop that run on by a constant step (<c>p++</c>, also in a loop inside) run back by it in the reverse loop, and need not be saved.</summary>
internal sealed class Unwinding
{
    private readonly FunctionBuilder _builder;
    private readonly Definitions _definitions;
    private readonly Dictionary<ValueId, (ValueId Initial, ValueId Start)> _starts;
    private readonly List<ValueId> _carried = [], _initial = [], _next = [], _final = [];

    /// <summary>Finds them.</summary>
    /// <param name="builder">Of the function.</param>
    /// <param name="definitions">Of the primal.</param>
    /// <param name="starts">For the variables of reversed loops, by their final value: what they started from, and where the reverse part has that again. Those of this loop are added.</param>
    /// <param name="body">The forward body.</param>
    /// <param name="final">The variables after the loop.</param>
    /// <param name="initial">And before.</param>
    /// <param name="reads">What the reverse body reads.</param>
    public Unwinding(
        FunctionBuilder builder,
        Definitions definitions,
        Dictionary<ValueId, (ValueId Initial, ValueId Start)> starts,
        Block body,
        EquatableArray<ValueId> final,
        EquatableArray<ValueId> initial,
        IEnumerable<ValueId> reads)
    {
        (_builder, _definitions, _starts) = (builder, definitions, starts);
        HashSet<ValueId> wanted = [.. reads];
        var next = ((Yield)body.End).Values;
        var role = builder.Role;
        builder.Role = ValueRole.Primal;
        Prologue = builder.Capture(() =>
        {
            for (var i = 0; i < body.Parameters.Count; i++)
            {
                if (builder[body.Parameters[i]].Type == IrType.Int32 && (wanted.Contains(body.Parameters[i]) || wanted.Contains(next[i])))
                {
                    Unwind(body.Parameters[i], next[i], final[i], initial[i]);
                }
            }
        });
        builder.Role = role;
    }

    /// <summary>Values of the forward body that the reverse body has anyway.</summary>
    public Dictionary<ValueId, ValueId> Given { get; } = [];

    /// <summary>Instructions at the start of the reverse body.</summary>
    public IReadOnlyList<Instruction> Prologue { get; }

    /// <summary>The reverse loop, carrying the variables backward.</summary>
    public For Extend(For loop) => _carried.Count == 0 ? loop : loop with
    {
        Initial = [.. loop.Initial.Items, .. _initial],
        Final = [.. loop.Final.Items, .. _final],
        Body = loop.Body with
        {
            Parameters = [.. loop.Body.Parameters.Items, .. _carried],
            End = (Yield)loop.Body.End with { Values = [.. ((Yield)loop.Body.End).Values.Items, .. _next] },
        },
    };

    private void Unwind(ValueId parameter, ValueId next, ValueId final, ValueId initial)
    {
        var after = _builder.NewValue(IrType.Int32, _builder[parameter].Name);
        ValueId before;
        if (_definitions[next] is Apply { Op: OpCode.Add or OpCode.Subtract, Overflow: Overflow.Default } step && step.Operands[0] == parameter
            && _builder.IsConstant(step.Operands[1], out var distance))
        {
            before = _builder.Apply(
                step.Op == OpCode.Add ? OpCode.Subtract : OpCode.Add, IrType.Int32, [after, _builder.Integer(distance.Bits, IrType.Int32, distance.Spelling)], _builder[parameter].Name);
            Given[parameter] = before;
            Given[next] = after;
        }
        else if (_starts.TryGetValue(next, out var inner) && inner.Initial == parameter)
        {
            before = inner.Start;
            Given[next] = after;
        }
        else
        {
            return;
        }

        var start = _builder.NewValue(IrType.Int32, _builder[parameter].Name);
        _carried.Add(after);
        _initial.Add(final);
        _next.Add(before);
        _final.Add(start);
        _starts[final] = (initial, start);
    }
}
