using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Brings functions over arrays into the form that differentiation expects: no calls with memory, own arrays of structs taken apart, small arrays as
/// variables, the other local arrays at the top, no element read twice.</summary>
internal static class ArrayPreparation
{
    /// <summary>Prepares a primal module; one without arrays is returned as it is.</summary>
    public static Module Run(Module module, PassOptions passes)
    {
        var inlined = Inliner.InlineArrays(module);
        if (!inlined.Main.Values.Any(value => value.Type is MemoryType))
        {
            return inlined;
        }

        var main = StructArrays.SplitOwn(Aliases.Remove(inlined.Main));
        main = passes.Scalarises ? Scalarisation.Run(main) : main;
        return inlined with { Main = LoadMerging.Run(AllocationHoisting.Run(main)) };
    }
}
