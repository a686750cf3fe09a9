using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>What a method does with the arrays it is given.</summary>
/// <param name="declared">The method as bound.</param>
/// <param name="inlined">The same with the bodies of helpers that take arrays.</param>
/// <param name="returnsVoid">Whether it returns nothing, and so has its results in the arrays that it writes to.</param>
internal sealed class ParameterUse(Function declared, Function inlined, bool returnsVoid)
{
    private readonly MemoryEffects _effects = new(inlined);

    /// <summary>Whether it always throws.</summary>
    public bool AlwaysThrows => inlined.Body.End is Throw;

    /// <summary>Whether it reads an array that is one of its results.</summary>
    public bool ReadsOutput => Enumerable.Range(0, declared.Parameters.Count).Any(i => IsOutput(i) && _effects.IsRead(inlined.Parameters[i]));

    /// <summary>Whether it writes to the parameter.</summary>
    public bool IsWritten(int parameter) => _effects.IsWritten(inlined.Parameters[parameter]);

    /// <summary>Whether the parameter is one of its results.</summary>
    public bool IsOutput(int parameter) =>
        returnsVoid && IsWritten(parameter) && inlined.TypeOf(inlined.Parameters[parameter]) is MemoryType { HoldsReals: true };
}
