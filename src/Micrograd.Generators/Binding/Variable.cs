using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Something whose value changes while a method is bound: a local, a parameter, the method's result. Compared by reference.</summary>
internal sealed class Variable(string? name, ScalarType type)
{
    /// <summary>The user's name for it; null for an intermediate.</summary>
    public string? Name { get; } = name;

    /// <summary>Its type.</summary>
    public ScalarType Type { get; } = type;
}
