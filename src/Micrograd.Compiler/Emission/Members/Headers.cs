using System.Text;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Headers of generated members, as F's header says.</summary>
internal static class Headers
{
    /// <summary>Everything before the result type.</summary>
    /// <param name="signature">F.</param>
    /// <param name="isAskedFor">Whether the member was asked for, or only serves another one.</param>
    public static string Modifiers(MethodSignature signature, bool isAskedFor) =>
        (isAskedFor ? signature.Accessibility : "private") + " " + (signature.IsStatic ? "static " : signature.IsReadOnly ? "readonly " : "");

    /// <summary>F's own parameters, defaults and modifiers included.</summary>
    public static string Parameters(MethodSignature signature) =>
        string.Join(", ", signature.Parameters.Items.Where((parameter, i) => IsFirst(signature, i)).Select(parameter => parameter.Struct is { } whole
            ? Parameter(whole.Modifier + whole.Shape.TypeName, whole.Name, whole.Default)
            : Parameter(parameter.Modifier + parameter.Type.Name, parameter.Name, parameter.Default)));

    /// <summary>Everything after the name: type parameters, parameters, constraints.</summary>
    public static string AfterName(MethodSignature signature) => $"{signature.TypeParameters}({Parameters(signature)}){signature.Constraints}\n";

    /// <summary>Whether no part of the same struct stands before it.</summary>
    public static bool IsFirst(MethodSignature signature, int parameter) =>
        signature.Parameters[parameter].Struct is not { } whole || parameter == 0 || signature.Parameters[parameter - 1].Struct?.Name != whole.Name;

    /// <summary>F's parameters, some of them with another type. A default of theirs would not be one of that type, and what stands before such a
    /// parameter cannot have one either.</summary>
    public static string Parameters(MethodSignature signature, IReadOnlyList<IrType> types)
    {
        var lastChanged = Enumerable.Range(0, types.Count).LastOrDefault(IsChanged);
        return string.Join(", ", signature.Parameters.Select((parameter, i) =>
            Parameter((IsChanged(i) ? "" : parameter.Modifier) + types[i].Name, parameter.Name, i > lastChanged ? parameter.Default : null)));

        bool IsChanged(int i) => signature.Parameters[i].Type != types[i];
    }

    /// <summary>Appends a documentation element: text is escaped by the caller.</summary>
    public static void Document(StringBuilder text, string element, string content) =>
        text.Append("    /// <").Append(element).Append('>').Append(content).Append("</").Append(element.Split(' ')[0]).Append(">\n");

    /// <summary>Text for XML.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    private static string Parameter(string type, string name, string? value) =>
        type + " " + CSharpIdentifier.Escape(name) + (value is not null ? " = " + value : "");
}
