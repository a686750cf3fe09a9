using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Drops what a rule does at the edge of a domain where the program has excluded it: after <c>if (x &lt;= 0) throw …</c>, or inside <c>if (x > 0)</c>, the derivative of <c>Math.Log(x)</c> is <c>1 / x</c> without a
/// question. The primal stays as it is.</summary>
internal sealed class KnownConditions
{
    private readonly Function _function;
    private readonly Definitions _definitions;
    private readonly ValueNumbers _numbers;
    private readonly List<ValueRange> _ranges = [];
    private readonly Stack<(int Condition, bool Holds)> _arms = [];
    private readonly HashSet<ValueId> _refuted = [];
    private readonly Dictionary<ValueId, ValueId> _replaced = [];

    private KnownConditions(Function function) => (_function, _definitions, _numbers) = (function, new Definitions(function.Body), new ValueNumbers(function));

    /// <summary>The module without such questions.</summary>
    public static Module Run(Module module) =>
        module with { Main = Run(module.Main), Helpers = [.. module.Helpers.Items.Select(Run)] };

    private static Function Run(Function function)
    {
        var conditions = new KnownConditions(function);
        var body = conditions.Run(function.Body);
        return conditions._replaced.Count == 0 ? function : function with { Body = new Substitution(conditions.Final).Apply(body) };
    }

    private ValueId Final(ValueId value)
    {
        while (_replaced.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }

    private Block Run(Block block)
    {
        var before = _ranges.Count;
        var instructions = new List<Instruction>();
        Run(block, instructions);
        _ranges.RemoveRange(before, _ranges.Count - before);
        return block with { Instructions = instructions.ToEquatableArray() };
    }

    private void Run(Block block, List<Instruction> instructions)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case If { Else.End: Yield otherwise } choice when IsFalse(Final(choice.Condition)) && choice.Yielded.Count > 0 && choice.Yielded.Items.All(IsDerived):
                    Run(choice.Else, instructions);
                    for (var i = 0; i < choice.Yielded.Count; i++)
                    {
                        _replaced[choice.Yielded[i]] = otherwise.Values[i];
                    }

                    break;
                case If choice:
                    instructions.Add(Run(choice));
                    break;
                case Apply apply when IsRefuted(apply):
                    _refuted.Add(apply.Result);
                    instructions.Add(apply);
                    break;
                default:
                    instructions.Add(instruction.WithBlocks(Run));
                    break;
            }
        }
    }

    private If Run(If choice)
    {
        var (then, otherwise) = (Arm(choice.Then, true), Arm(choice.Else, false));
        if (choice.Then.End is Throw || choice.Else.End is Throw)
        {
            // Only the other arm goes on.
            Learn(choice.Condition, holds: choice.Else.End is Throw);
        }

        if (choice.Yielded.Count == 1 && choice.Blocks.All(arm => arm.End is Yield yield && IsFalse(yield.Values[0])))
        {
            _refuted.Add(choice.Yielded[0]);
        }

        return choice with { Then = then, Else = otherwise };

        Block Arm(Block arm, bool holds)
        {
            var before = _ranges.Count;
            Learn(choice.Condition, holds);
            _arms.Push((_numbers[choice.Condition], holds));
            var result = Run(arm);
            _arms.Pop();
            _ranges.RemoveRange(before, _ranges.Count - before);
            return result;
        }
    }

    /// <summary>The value that an arm of a choice around yielded: in the same arm of the reverse part it is that one.</summary>
    private ValueId InThisArm(ValueId value)
    {
        while (_definitions[value] is If { Then.End: Yield then, Else.End: Yield otherwise } choice
            && _arms.Where(arm => arm.Condition == _numbers[choice.Condition]).Select(arm => (bool?)arm.Holds).FirstOrDefault() is { } holds)
        {
            value = (holds ? then : otherwise).Values[choice.Yielded.Items.IndexOf(value)];
        }

        return value;
    }

    private bool IsDerived(ValueId value) => _function.Values[value.Index].Role == ValueRole.Derivative;

    private bool IsFalse(ValueId value) => _refuted.Contains(value) || (_function.TypeOf(value) == IrType.Boolean && _definitions[value] is Constant { Value.Bits: 0 });

    private bool IsTrue(ValueId value) => _function.TypeOf(value) == IrType.Boolean && _definitions[value] is Constant { Value.Bits: 1 };

    private bool IsRefuted(Apply apply)
    {
        if (apply is { Op: OpCode.And } && _function.TypeOf(apply.Result) == IrType.Boolean)
        {
            return apply.Operands.Items.Any(IsFalse);
        }

        // A root is zero only where its operand is.
        return Comparison(apply) is var (value, op, bound)
            && (Refute(value) || (op == OpCode.Equal && bound == 0 && _definitions[InThisArm(value)] is Apply { Op: OpCode.Sqrt or OpCode.Cbrt } root && Refute(root.Operands[0])));

        bool Refute(ValueId asked) => InThisArm(asked) is var known && _ranges.Exists(range => (range.Value == known || range.Value == asked) && range.Refutes(op, bound));
    }

    private void Learn(ValueId condition, bool holds)
    {
        switch (_definitions[condition])
        {
            case Apply { Op: OpCode.Not } not:
                Learn(not.Operands[0], !holds);
                break;
            case Apply apply when Comparison(apply) is var (value, op, bound):
                _ranges.Add(ValueRange.Of(value, op, bound, holds));
                break;
            case If { Yielded.Count: 1, Then.End: Yield then, Else.End: Yield otherwise } choice when holds ? IsFalse(otherwise.Values[0]) : IsTrue(then.Values[0]):
                // && that holds, || that does not: so do, or do not, both sides.
                Learn(choice.Condition, holds);
                Learn((holds ? then : otherwise).Values[0], holds);
                break;
        }
    }

    /// <summary>A comparison of a real with a number.</summary>
    private (ValueId Value, OpCode Op, double Bound)? Comparison(Apply apply)
    {
        if (apply.Op is not (OpCode.Equal or OpCode.NotEqual or OpCode.Less or OpCode.LessOrEqual or OpCode.Greater or OpCode.GreaterOrEqual) || !_function.TypeOf(apply.Operands[0]).IsReal)
        {
            return null;
        }

        return _definitions[apply.Operands[1]] is Constant right ? (apply.Operands[0], apply.Op, right.Value.Real)
            : _definitions[apply.Operands[0]] is Constant left ? (apply.Operands[1], Mirrored(apply.Op), left.Value.Real)
            : null;
    }

    private static OpCode Mirrored(OpCode op) => op switch
    {
        OpCode.Less => OpCode.Greater,
        OpCode.LessOrEqual => OpCode.GreaterOrEqual,
        OpCode.Greater => OpCode.Less,
        OpCode.GreaterOrEqual => OpCode.LessOrEqual,
        _ => op,
    };
}
