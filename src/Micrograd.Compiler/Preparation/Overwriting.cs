using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Whether memory is filled before anything else is done with it.</summary>
internal static class Overwriting
{
    /// <summary>Whether the first thing that instructions do with memory is to write all of it.</summary>
    /// <param name="instructions">Of one block, in order.</param>
    /// <param name="root">One-dimensional memory.</param>
    /// <param name="length">The number of its length.</param>
    /// <param name="numbers">Of the function.</param>
    /// <param name="roots">Of the function.</param>
    public static bool StartsWith(IEnumerable<Instruction> instructions, ValueId root, int length, ValueNumbers numbers, MemoryRoots roots)
    {
        foreach (var instruction in instructions)
        {
            if (instruction is View or Length || !Touches(instruction))
            {
                continue;
            }

            return instruction is Clear
                || (instruction is For { Step: 1, Comparison: OpCode.Less } loop
                    && numbers[loop.End] == length
                    && numbers.IsZero(loop.Start)
                    && loop.Body.Instructions.Items.FirstOrDefault(inner => inner is not (View or Length) && Touches(inner)) is Store { Indices.Count: 1 } store
                    && store.Memory == root
                    && store.Indices[0] == loop.Counter);
        }

        return false;

        bool Touches(Instruction instruction) => instruction.Reads().Any(value => roots.Of(value) == root);
    }
}
