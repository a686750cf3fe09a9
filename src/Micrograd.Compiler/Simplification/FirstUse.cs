using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>An element that is set to zero and then added to is set to what is added.</summary>
internal static class FirstUse
{
    /// <summary>The instructions of one block, with such pairs joined.</summary>
    public static List<Instruction> Join(FunctionBuilder builder, List<Instruction> instructions)
    {
        for (var i = 0; i < instructions.Count; i++)
        {
            if (instructions[i] is Store zero && builder.IsRealConstant(zero.Value, out var value) && BitConverter.DoubleToInt64Bits(value) == 0 && FindSum(builder, instructions, i, zero) is { } position)
            {
                instructions[position] = ((Accumulate)instructions[position]).First();
                instructions.RemoveAt(i--);
            }
        }

        return instructions;
    }

    // Two handles of adjoints may be parts of the same memory: in between, only the primal's may be read.
    private static int? FindSum(FunctionBuilder builder, List<Instruction> instructions, int start, Store zero)
    {
        for (var i = start + 1; i < instructions.Count; i++)
        {
            switch (instructions[i])
            {
                case Accumulate sum when sum.Memory == zero.Memory && sum.Indices == zero.Indices:
                    return i;
                case Apply or Constant or Note or View or Length:
                    continue;
                case Load load when builder[load.Memory].Role == ValueRole.Primal:
                case If choice when choice.IsPure():
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
