using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>Everything around the body of a differentiable method that generated members repeat. Plain data.</summary>
public sealed record MethodSignature
{
    /// <summary>Namespace, or null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>Declarations of the types around it, outermost first: <c>partial class Options</c>, <c>partial struct Box&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    /// <summary><c>public</c>, <c>internal</c>, <c>private protected</c>…</summary>
    public required string Accessibility { get; init; }

    /// <summary>Whether it is static.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>Whether instance members should be marked <c>readonly</c> (a struct's).</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>F's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What generated members are named after: F's name, or the attribute's <c>Name</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>F's type parameters, as C# writes them: <c>&lt;T&gt;</c>; empty for none.</summary>
    public string TypeParameters { get; init; } = "";

    /// <summary>What they stand for, where they stand for something: <c>&lt;double&gt;</c>.</summary>
    public string TypeArguments { get; init; } = "";

    /// <summary>Their constraints: <c> where T : unmanaged</c>, with the blank; empty for none.</summary>
    public string Constraints { get; init; } = "";

    /// <summary>F's parameters.</summary>
    public required EquatableArray<ParameterSignature> Parameters { get; init; }

    /// <summary>The names of the parameters as F's header has them.</summary>
    public IEnumerable<string> ParameterNames => Parameters.Items.Select(parameter => parameter.Struct?.Name ?? parameter.Name).Distinct();

    /// <summary>The signature with the parts of structs as parameters of their own.</summary>
    public MethodSignature Flattened() => this with { Parameters = [.. Parameters.Items.Select(parameter => parameter with { Struct = null })] };

    /// <summary>F's result type; null for <c>void</c>.</summary>
    public required IrType? ReturnType { get; init; }

    /// <summary>How the result is put together, if it is a struct or tuple: the IR yields its scalars.</summary>
    public StructShape? ResultShape { get; init; }

    /// <summary>F's result type as C# writes it.</summary>
    public string ReturnTypeName => ReturnType?.Name ?? "void";

    /// <summary>Whether it returns one number, which has a gradient; otherwise it has a Jacobian.</summary>
    public bool IsScalarValued => ReturnType is { IsReal: true };

    /// <summary>Whether F reads what the arrays that it writes its results to hold on entry.</summary>
    public bool ReadsOutput { get; init; }

    /// <summary>What to generate.</summary>
    public required DerivativeKinds Kinds { get; init; }

    /// <summary>How documentation refers to F: <c>Loss(double, double)</c>.</summary>
    public required string Cref { get; init; }

    /// <summary>Name of the generated file: <c>Namespace.Type.Method.g.cs</c>, overloads distinguished.</summary>
    public required string HintName { get; init; }

    /// <summary>Simple names that generated code would use (<c>Math</c>, <c>Value</c>, <c>Tape</c>…) and that mean something of the user's here:
    /// these are written in full, <c>global::System.Math</c>.</summary>
    public required EquatableArray<string> ShadowedNames { get; init; }

    /// <summary>Names of members of the containing types, which locals must not hide where generated code uses those members.</summary>
    public required EquatableArray<string> MemberNames { get; init; }
}
