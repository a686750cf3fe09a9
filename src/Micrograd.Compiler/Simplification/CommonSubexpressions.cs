using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Two derived computations of the same operation on the same values become one.</summary>
internal static class CommonSubexpressions
{
    /// <summary>The instructions without repetitions; what stood for a repeated value is replaced.</summary>
    /// <param name="builder">Of the function.</param>
    /// <param name="instructions">Of one block.</param>
    /// <param name="outputs">Values that are read elsewhere and so stay.</param>
    public static IEnumerable<Instruction> Merge(FunctionBuilder builder, IEnumerable<Instruction> instructions, IEnumerable<ValueId> outputs)
    {
        HashSet<ValueId> kept = [.. outputs];
        var known = new Dictionary<(OpCode, IrType, EquatableArray<ValueId>), ValueId>();
        var replacements = new Dictionary<ValueId, ValueId>();
        var substitution = new Substitution(replacements);
        foreach (var original in instructions)
        {
            var instruction = replacements.Count == 0 ? original : substitution.Apply(original);
            if (instruction is Apply apply && IsWorthIt(apply.Op) && builder[apply.Result] is { Role: ValueRole.Derivative } info)
            {
                var key = (apply.Op, info.Type, apply.Operands);
                if (info.Name is null && known.TryGetValue(key, out var first) && !kept.Contains(apply.Result))
                {
                    replacements.Add(apply.Result, first);
                    continue;
                }

                known[key] = apply.Result;
            }

            yield return instruction;
        }
    }

    /// <summary>Products and signs are written out by their readers, where like terms are collected.</summary>
    private static bool IsWorthIt(OpCode op) => op is not (OpCode.Multiply or OpCode.Negate or OpCode.Convert);
}
