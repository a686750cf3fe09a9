using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>The partial derivatives in mathematical notation, for straight-line functions.</summary>
internal static class Formulas
{
    /// <summary>The formulas for the documentation of the gradient, escaped; null where there is nothing short to say.</summary>
    public static string? Remarks(MethodSignature signature, Module gradient) => null;
}
