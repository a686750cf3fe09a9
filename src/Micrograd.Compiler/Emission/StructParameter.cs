using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>The struct or tuple parameter that a scalar belongs to.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Shape">How it is taken apart.</param>
/// <param name="Leaf">Which of its scalars this one is.</param>
/// <param name="Modifier"><c>in </c> (with the blank), or empty.</param>
/// <param name="Default">Its default value as C# text, or null.</param>
/// <param name="PropertyName">Its property in <c>FGradient</c>.</param>
public sealed record StructParameter(string Name, StructShape Shape, int Leaf, string Modifier, string? Default, string PropertyName)
{
    /// <summary>How the scalar is reached: <c>p.Start.X</c>.</summary>
    public string Path => Variables.CSharpIdentifier.Escape(Name) + Shape.Leaves.ElementAt(Leaf).Path;
}
