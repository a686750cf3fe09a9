using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>How adjoints are called.</summary>
internal static class AdjointName
{
    /// <summary><c>d_x</c> for <c>x</c>; nothing for what has no name.</summary>
    public static string? Of(ValueInfo primal) => primal.Name is null ? null : "d_" + primal.Name;
}
