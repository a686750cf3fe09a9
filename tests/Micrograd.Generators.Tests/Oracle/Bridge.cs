using System.Reflection;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Methods beside F that reflection can call: they take arrays where F and its generated members take spans, and numbers where these take structs.</summary>
internal sealed class Bridge(MethodSignature signature)
{
    /// <summary>A file to add to the compilation.</summary>
    /// <param name="isGenerated">Whether the generated members are there too.</param>
    public string Source(bool isGenerated)
    {
        var open = string.Concat(signature.ContainingTypes.Select(type => type + " { "));
        var close = string.Concat(signature.ContainingTypes.Select(_ => " }"));
        var space = signature.Namespace is { } name ? $"namespace {name};" : string.Empty;
        var parameters = signature.Parameters.Select(parameter => parameter.Type).ToArray();
        var buffers = signature.Parameters.Where(parameter => parameter.IsActiveMemory).Select(parameter => parameter.Type);
        var generated = isGenerated
            ? Method(signature.Stem + "WithGradient", "object", [.. parameters, .. buffers]) + Method(signature.Stem + "Check", "object", parameters)
            : string.Empty;
        return $"#nullable enable\n{space}\n{open}{Method(signature.Name, signature.ReturnTypeName, parameters)}{generated}{close}";
    }

    /// <summary>F, compiled.</summary>
    public MethodInfo F(Type type) => Find(type, signature.Name);

    /// <summary>The generated <c>FWithGradient</c>.</summary>
    public MethodInfo WithGradient(Type type) => Find(type, signature.Stem + "WithGradient");

    /// <summary>The generated <c>FCheck</c>.</summary>
    public MethodInfo Check(Type type) => Find(type, signature.Stem + "Check");

    /// <summary>Buffers for the gradients by the active arrays among the arguments.</summary>
    public IEnumerable<object?> Buffers(IReadOnlyList<object?> arguments) =>
        signature.Parameters.Items.Zip(arguments).Where(pair => pair.First.IsActiveMemory).Select(pair => Arrays.FilledLike(pair.Second));

    private static MethodInfo Find(Type type, string name) =>
        type.GetMethod("BridgeTo" + name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)!;

    private string Method(string name, string result, IReadOnlyList<IrType> types)
    {
        var parameters = types.Select((type, i) => $"{TypeOf(type)} p{i}");
        var arguments = Enumerable.Range(0, types.Count).Where(i => PartOf(i) is not { Leaf: > 0 }).Select(i => PartOf(i) is { } whole
            ? whole.Shape.Text([.. whole.Shape.Leaves.Select((_, leaf) => "p" + (i + leaf))])
            : "p" + i);
        return $" internal {(signature.IsStatic ? "static " : "")}{result} BridgeTo{name}({string.Join(", ", parameters)}) => @{name}({string.Join(", ", arguments)});";
    }

    /// <summary>The struct that a parameter is a part of: parts are handed over one by one here.</summary>
    private StructParameter? PartOf(int index) => index < signature.Parameters.Count ? signature.Parameters[index].Struct : null;

    private static string TypeOf(IrType type) => type is ArrayType { Form: ArrayForm.Span or ArrayForm.ReadOnlySpan } span ? span.Element.Name + "[]" : type.Name;
}
