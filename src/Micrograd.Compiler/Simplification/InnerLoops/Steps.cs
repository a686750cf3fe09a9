using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>The values in a loop that go one up, or in a loop that counts down one down, with each iteration: the counter, running indices, and those with something added that stays the same.</summary>
internal sealed class Steps
{
    private readonly For _loop;
    private readonly FunctionBuilder _builder;
    private readonly Definitions _definitions;
    private readonly HashSet<ValueId> _inside;

    /// <summary>Looks at a loop.</summary>
    public Steps(For loop, FunctionBuilder builder)
    {
        (_loop, _builder, _definitions) = (loop, builder, new Definitions(loop.Body));
        _inside = [.. Definitions.Inside(loop)];
    }

    /// <summary>Whether the value is defined outside the loop.</summary>
    public bool IsOutside(ValueId value) => !_inside.Contains(value);

    /// <summary>What a value is in terms of the counter; null if it is nothing of the kind.</summary>
    public Offset? Of(ValueId value)
    {
        if (value == _loop.Counter)
        {
            return new Offset(value, []);
        }

        if (_loop.Body.Parameters.Items.IndexOf(value) >= 0)
        {
            return IsRunning(value) ? new Offset(value, []) : null;
        }

        if (_definitions[value] is not Apply { Op: OpCode.Add or OpCode.Subtract } sum || _builder[value].Type != IrType.Int32)
        {
            return null;
        }

        var (first, second) = (sum.Operands[0], sum.Operands[1]);
        return IsSame(second) ? Of(first)?.Plus(second, sum.Op == OpCode.Subtract)
            : sum.Op == OpCode.Add && IsSame(first) ? Of(second)?.Plus(first, isSubtracted: false)
            : null;
    }

    /// <summary>A value that stays the same, computed before the loop.</summary>
    public ValueId Outside(ValueId value) => ShortArithmetic.Repeat(_builder, value, IsOutside, _definitions.Find);

    /// <summary>Whether a carried variable goes one up in a loop that counts up, one down in one that counts down.</summary>
    private bool IsRunning(ValueId parameter)
    {
        var next = ((Yield)_loop.Body.End).Values[_loop.Body.Parameters.Items.IndexOf(parameter)];
        return _builder[parameter].Type == IrType.Int32
            && _definitions[next] is Apply { Op: OpCode.Add or OpCode.Subtract } step && step.Operands[0] == parameter
            && _builder.IsConstant(step.Operands[1], out var by)
            && (step.Op == OpCode.Add ? by.Bits : -by.Bits) == _loop.Step;
    }

    private bool IsSame(ValueId value) => ShortArithmetic.CanRepeat(value, IsOutside, _definitions.Find);
}
