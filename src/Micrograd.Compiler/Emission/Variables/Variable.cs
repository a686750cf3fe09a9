using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>A C# variable: one or more SSA values whose lifetimes do not meet.</summary>
internal sealed class Variable(IrType type)
{
    /// <summary>The type of its values in the IR.</summary>
    public IrType Type { get; } = type;

    /// <summary>Its type as declared; the trace holds active reals in <c>Value</c>.</summary>
    public IrType DeclaredType { get; set; } = type;

    /// <summary>The values, in order of definition.</summary>
    public List<ValueId> Members { get; } = [];

    /// <summary>The name that its values ask for, if they do.</summary>
    public string? Wish { get; init; }

    /// <summary>Its name, once given, without <c>@</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether the header declares it.</summary>
    public bool IsParameter { get; set; }

    /// <inheritdoc/>
    public override string ToString() => CSharpIdentifier.Escape(Name);
}
