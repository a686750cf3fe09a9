using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Brings functions over arrays into the form that differentiation expects: no calls with memory, own arrays of structs taken apart, small arrays as
/// variables, the other local arrays at the top, no element read twice.</summary>
internal static class ArrayPreparation
{
    /// <summary>Prepares a primal module; one without arrays is returned as it is.</summary>
    public static Module Run(Module module)
    {
        var inlined = Inliner.InlineArrays(module);
        return inlined.Main.Values.Any(value => value.Type is MemoryType)
            ? inlined with { Main = LoadMerging.Run(AllocationHoisting.Run(Scalarisation.Run(StructArrays.SplitOwn(Aliases.Remove(inlined.Main))))) }
            : inlined;
    }
}
