using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Two derived computations of the same costly function of the same values become one.</summary>
internal static class CommonSubexpressions
{
    /// <summary>The instructions without repetitions; what stood for a repeated value is replaced.</summary>
    public static IEnumerable<Instruction> Merge(FunctionBuilder builder, IEnumerable<Instruction> instructions)
    {
        var known = new Dictionary<(OpCode, IrType, EquatableArray<ValueId>), ValueId>();
        var replacements = new Dictionary<ValueId, ValueId>();
        var substitution = new Substitution(replacements);
        foreach (var original in instructions)
        {
            var instruction = replacements.Count == 0 ? original : substitution.Apply(original);
            if (instruction is Apply apply && IsCostly(apply.Op) && builder[apply.Result] is { Role: ValueRole.Derivative, Name: null } info)
            {
                var key = (apply.Op, info.Type, apply.Operands);
                if (known.TryGetValue(key, out var first))
                {
                    replacements.Add(apply.Result, first);
                    continue;
                }

                known.Add(key, apply.Result);
            }

            yield return instruction;
        }
    }

    private static bool IsCostly(OpCode op) => op is OpCode.Remainder or > OpCode.Convert;
}
