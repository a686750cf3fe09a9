using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>A sweep runs again for the next directions, on the same numbers, and stores to the same places. Where it does nothing but store to the tangents of results, those it does not store to stay zero
/// from when they were made, and need not be cleared by each sweep.</summary>
internal static class ClearedOnce
{
    /// <summary>The sweep without such clearing.</summary>
    /// <param name="sweep">Takes F's parameters, then tangents.</param>
    /// <param name="own">How many parameters F has.</param>
    public static Module Run(Module sweep, int own)
    {
        var main = sweep.Main;
        var clears = main.Body.Instructions.Items.OfType<Clear>().Where(clear => main.Parameters.Items.Skip(own).Contains(clear.Memory) && IsOnlyStored(clear)).ToList();
        return clears.Count == 0 ? sweep
            : sweep with { Main = main with { Body = main.Body with { Instructions = main.Body.Instructions.Where(instruction => !clears.Contains(instruction)).ToEquatableArray() } } };

        bool IsOnlyStored(Clear clear) => main.Body.Instructions.SelectMany(Traversal.SelfAndNested).Where(instruction => instruction.Operands().Contains(clear.Memory))
            .All(instruction => ReferenceEquals(instruction, clear) || instruction is Length || (instruction is Store store && store.Memory == clear.Memory));
    }
}
