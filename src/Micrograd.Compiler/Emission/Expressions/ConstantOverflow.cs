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

        _known ??= Evaluate();
        return (apply.Op is OpCode.Divide or OpCode.Remainder && _known.TryGetValue(apply.Operands[1], out var divisor) && divisor.Bits == 0)
            || (apply.Operands.All(_known.ContainsKey) && Result(apply with { Overflow = Overflow.Default }, _known, Checked) is null);
    }

    private Dictionary<ValueId, Scalar> Evaluate()
    {
        var known = new Dictionary<ValueId, Scalar>();
        foreach (var instruction in function.Body.Descendants())
        {
            if (instruction is Constant constant && function.TypeOf(constant.Result) is ScalarType { Kind: not (ScalarKind.Opaque or ScalarKind.Lanes or ScalarKind.Generic) } type)
            {
                known.Add(constant.Result, type.IsReal ? Scalar.OfReal(type.Kind, constant.Value.Real) : new Scalar(type.Kind, constant.Value.Bits));
            }
            else if (instruction is Apply apply && IsOperator(apply.Op) && apply.Operands.All(known.ContainsKey) && Result(apply, known, Wrapping) is { } value)
            {
                known.Add(apply.Result, value);
            }
        }

        return known;
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
