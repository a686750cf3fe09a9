using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Which <c>int</c>s are known not to be negative: lengths, counters of loops that start at none, the bounds of such loops inside them, and sums and products of these, as far as they do not overflow.</summary>
public sealed class Signs
{
    private readonly Definitions _definitions;
    private readonly Dictionary<ValueId, For> _loops = [];

    /// <summary>Looks at a function.</summary>
    public Signs(Function function)
    {
        _definitions = new Definitions(function.Body);
        foreach (var loop in function.Body.Descendants().OfType<For>())
        {
            _loops[loop.Counter] = loop;
        }
    }

    /// <summary>Whether the value is known not to be negative.</summary>
    /// <param name="value">The value.</param>
    /// <param name="around">The loops around the place where it is asked.</param>
    public bool IsNotNegative(ValueId value, IReadOnlyCollection<Instruction> around)
    {
        return Is(value) || around.Any(loop => loop is For { Step: > 0 } counted && counted.End == value && Is(counted.Start));

        bool Is(ValueId asked) => _definitions[asked] switch
        {
            Length => true,
            Constant constant => constant.Value.Bits >= 0,
            Apply { Op: OpCode.Add or OpCode.Multiply or OpCode.Divide or OpCode.Min } sum => sum.Operands.Items.All(operand => IsNotNegative(operand, around)),
            Apply { Op: OpCode.Max } most => most.Operands.Items.Any(operand => IsNotNegative(operand, around)),
            null => _loops.TryGetValue(asked, out var loop) && (loop.Step > 0 ? Is(loop.Start) : loop.Comparison == OpCode.GreaterOrEqual && Is(loop.End)),
            _ => false,
        };
    }
}
