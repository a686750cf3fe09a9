using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.CodeFixes;

/// <summary>Writes the names of attributes.</summary>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";

    /// <summary>The shortest name of an attribute at a place: with its namespace if that is not imported there.</summary>
    public static string At(SemanticModel model, int position, string metadataName)
    {
        var name = model.Compilation.GetTypeByMetadataName(metadataName)?.ToMinimalDisplayString(model, position) ?? metadataName;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
