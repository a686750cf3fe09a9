using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>A parameter of a differentiable method, as its header writes it.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Modifier"><c>in </c> (with the blank), or empty.</param>
/// <param name="Default">Its default value as C# text, or null.</param>
/// <param name="IsActive">Whether F is differentiated with respect to it.</param>
/// <param name="PropertyName">Its property in <c>FGradient</c>: PascalCase, unique. An array has none.</param>
public sealed record ParameterSignature(string Name, IrType Type, string Modifier, string? Default, bool IsActive, string PropertyName)
{
    /// <summary>The struct or tuple that it is a part of; its other parts stand beside it. Generated members have the struct as their parameter.</summary>
    public StructParameter? Struct { get; init; }

    /// <summary>What the user knows it as: <c>p.X</c> for a part of a struct.</summary>
    public string Label => Struct?.Path.Replace("@", string.Empty) ?? Name;

    /// <summary>For an active array: the parameter that its gradient is written to, <c>xGradient</c>.</summary>
    public string? BufferName { get; init; }

    /// <summary>Whether it is an array or span that F writes to.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether it is an array or span that F writes its results to.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The parameter in a header where parameters without default follow.</summary>
    public ParameterSignature WithoutDefault() => this with { Default = null, Struct = Struct is null ? null : Struct with { Default = null } };

    /// <summary>Whether it is an array or span whose gradient is wanted.</summary>
    public bool IsActiveMemory => IsActive && Type is MemoryType;

    /// <summary>Whether it is a number whose partial derivative is wanted.</summary>
    public bool IsActiveScalar => IsActive && Type.IsReal;
}
