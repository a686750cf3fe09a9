using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Something whose value changes while a method is bound: a local, a parameter, the method's result. Compared by reference.</summary>
internal sealed class Variable(string? name, IrType type)
{
    /// <summary>The user's name for it; null for an intermediate.</summary>
    public string? Name { get; } = name;

    /// <summary>Its type.</summary>
    public IrType Type { get; } = type;

    /// <summary>For one that holds an array: where it was last given one.</summary>
    public Location? Assigned { get; set; }
}
