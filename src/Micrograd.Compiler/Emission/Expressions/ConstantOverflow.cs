using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>Finds the operations on constants that C# would compute itself and then refuse, or otherwise than when it runs: what overflows, and divisions by zero.</summary>
/// <param name="function">Whose operations they are.</param>
internal sealed class ConstantOverflow(Function function)
{
    private static readonly Arithmetic Wrapping = new(checkForOverflow: false);
    private static readonly Arithmetic Checked = new(checkForOverflow: true);

    private Dictionary<ValueId, Scalar>? _known;

    /// <summary>Whether an operation written with its constants does not compile, though it may run, or means something else.</summary>
    public bool MustRun(Apply apply)
    {
        var isSensitive = apply.Op is OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Divide or OpCode.Remainder or OpCode.Negate or OpCode.Convert
            && function.TypeOf(apply.Result) is ScalarType { IsInteger: true, IsEnum: false };

        // What a real out of range becomes, the compiler and the processor need not agree on.
        var isOfReal = apply.Op == OpCode.Convert && function.TypeOf(apply.Operands[0]).IsReal;
        if (!isSensitive || (apply.Overflow == Overflow.Unchecked && !isOfReal))
        {
            return false;
        }

        if (_known is null)
        {
            _known = [];
            Evaluate(function.Body, _known);
        }

        return (apply.Op is OpCode.Divide or OpCode.Remainder && _known.TryGetValue(apply.Operands[1], out var divisor) && divisor.Bits == 0)
            || (apply.Operands.All(_known.ContainsKey) && Result(apply with { Overflow = Overflow.Default }, _known, Checked) is null);
    }

    private void Evaluate(Block block, Dictionary<ValueId, Scalar> known)
    {
        foreach (var instruction in block.Instructions)
        {
            foreach (var inner in instruction.Blocks)
            {
                Evaluate(inner, known);
            }

            switch (instruction)
            {
                case Constant constant when function.TypeOf(constant.Result) is ScalarType { Kind: not (ScalarKind.Opaque or ScalarKind.Lanes or ScalarKind.Generic) } type:
                    known.Add(constant.Result, type.IsReal ? Scalar.OfReal(type.Kind, constant.Value.Real) : new Scalar(type.Kind, constant.Value.Bits));
                    break;
                case Apply apply when IsOperator(apply.Op) && apply.Operands.All(known.ContainsKey) && Result(apply, known, Wrapping) is { } value:
                    known.Add(apply.Result, value);
                    break;
                case If { Yielded.Count: 1, Then.End: Yield then, Else.End: Yield otherwise } choice
                    when known.TryGetValue(choice.Condition, out var condition) && known.TryGetValue((condition.IsTrue ? then : otherwise).Values[0], out var chosen):
                    known.Add(choice.Yielded[0], chosen);
                    break;
            }
        }
    }

    /// <summary>Whether C# computes it where its operands are constants. Calls it leaves to the run.</summary>
    private static bool IsOperator(OpCode op) => op <= OpCode.Convert;

    private Scalar? Result(Apply apply, Dictionary<ValueId, Scalar> known, Arithmetic arithmetic)
    {
        try
        {
            return arithmetic.Apply(apply.Op, [.. apply.Operands.Select(operand => known[operand])], ((ScalarType)function.TypeOf(apply.Result)).Kind, apply.Overflow);
        }
        catch (Exception exception) when (exception is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }
}
