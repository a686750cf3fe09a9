namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>How generated code writes the types that it uses: simply, or in full where the user's code gives the simple name another meaning.</summary>
/// <param name="shadowed">Names that mean something else in the user's code.</param>
public sealed class KnownTypes(IEnumerable<string> shadowed)
{
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["Math"] = "System",
        ["MathF"] = "System",
        ["Convert"] = "System",
        ["Value"] = "Micrograd",
        ["Tape"] = "Micrograd",
        ["Buffers"] = "Micrograd",
        ["Gradient"] = "Micrograd",
        ["Span"] = "System",
        ["ReadOnlySpan"] = "System",
        ["GradientCheck"] = "Micrograd",
        ["CheckedInput"] = "Micrograd",
        ["CheckedArray"] = "Micrograd",
        ["Lanes"] = "Micrograd",
        ["TwoRows"] = "Micrograd",
        ["FourRows"] = "Micrograd",
        ["EightRows"] = "Micrograd",
        ["EightColumns"] = "Micrograd",
        ["Vector128"] = "System.Runtime.Intrinsics",
        ["Vector256"] = "System.Runtime.Intrinsics",
        ["Vector512"] = "System.Runtime.Intrinsics",
        ["CheckedStructs"] = "Micrograd",
        ["MethodImpl"] = "System.Runtime.CompilerServices",
        ["MethodImplOptions"] = "System.Runtime.CompilerServices",
    };

    private readonly HashSet<string> _shadowed = [.. shadowed];

    /// <summary>Every name that can be asked for.</summary>
    public static IEnumerable<string> All => Namespaces.Keys;

    /// <summary>A static member, <c>Math.Sqrt</c>, with its type as it is written here.</summary>
    public string Qualified(string member) => member.IndexOf('.') is > 0 and var dot ? this[member.Substring(0, dot)] + member.Substring(dot) : member;

    /// <summary>The name to write; names that are not known types (keywords such as <c>double</c>) are themselves.</summary>
    public string this[string name] => _shadowed.Contains(name) && Namespaces.TryGetValue(name, out var space) ? $"global::{space}.{name}" : name;
}
