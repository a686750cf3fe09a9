using System.Reflection;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>A method beside F that reflection can call: it takes arrays where F takes spans.</summary>
internal sealed class Bridge(MethodSignature signature)
{
    private const string Name = "BridgeToF";

    /// <summary>A file to add to the compilation.</summary>
    public string Source
    {
        get
        {
            var open = string.Concat(signature.ContainingTypes.Select(type => type + " { "));
            var close = string.Concat(signature.ContainingTypes.Select(_ => " }"));
            var space = signature.Namespace is { } name ? $"namespace {name};" : string.Empty;
            var parameters = signature.Parameters.Select((parameter, i) => $"{TypeOf(parameter.Type)} p{i}");
            var arguments = signature.Parameters.Select((_, i) => "p" + i);
            return $"#nullable enable\n{space}\n{open} internal {(signature.IsStatic ? "static " : "")}{signature.ReturnType.Name} {Name}({string.Join(", ", parameters)}) => @{signature.Name}({string.Join(", ", arguments)}); {close}";
        }
    }

    /// <summary>The compiled method.</summary>
    public MethodInfo Method(Type type) => type.GetMethod(Name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static string TypeOf(IrType type) => type is ArrayType { Form: ArrayForm.Span or ArrayForm.ReadOnlySpan } span ? span.Element.Name + "[]" : type.Name;
}
