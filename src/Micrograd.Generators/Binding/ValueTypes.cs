using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Types that a variable, a parameter or a result may have.</summary>
internal static class ValueTypes
{
    /// <summary>The IR type of an array, a scalar, or something carried along as a constant; null for every other type.</summary>
    /// <param name="type">A C# type, or null.</param>
    /// <param name="resolve">What type parameters stand for.</param>
    public static IrType? Of(ITypeSymbol? type, Func<ITypeSymbol, ITypeSymbol>? resolve = null)
    {
        var resolved = type is null || resolve is null ? type : resolve(type);
        return (IrType?)MemoryTypes.Of(resolved, resolve) ?? ScalarTypes.OfValue(resolved);
    }
}
