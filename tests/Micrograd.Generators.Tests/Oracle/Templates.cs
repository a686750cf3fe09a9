using System.Reflection;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>C# text in the IR, compiled where generated code would stand: it must be valid there and mean what it meant in the source.</summary>
internal sealed class Templates
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Collects the templates of a module.</summary>
    public Templates(DifferentiableMethod method)
    {
        var members = new System.Text.StringBuilder();
        foreach (var function in method.Primal.Helpers.Prepend(method.Primal.Main))
        {
            foreach (var (template, type) in All(function))
            {
                Add(template, type, function, method.Signature, members);
            }
        }

        var open = string.Concat(method.Signature.ContainingTypes.Select(type => type + " { "));
        var close = string.Concat(method.Signature.ContainingTypes.Select(_ => " }"));
        var space = method.Signature.Namespace is { } name ? $"namespace {name};" : string.Empty;
        Source = $"#nullable enable\nusing System;\nusing System.Runtime.CompilerServices;\nusing Micrograd;\n{space}\n{open}\n{members}{close}";
    }

    /// <summary>A file to add to the compilation.</summary>
    public string Source { get; }

    /// <summary>Evaluates templates of the compiled type.</summary>
    public Func<string, IReadOnlyList<Scalar>, Scalar> EvaluateIn(Type type, object? instance) => (text, holes) =>
    {
        var method = type.GetMethod(_names[text], BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        var arguments = holes.Zip(method.GetParameters(), (hole, parameter) => Scalars.ToObject(hole, parameter.ParameterType)).ToArray();
        try
        {
            return method.Invoke(instance, arguments) is var result && method.ReturnType == typeof(void) ? default : Scalars.FromObject(result);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    };

    private static IEnumerable<(Template Template, string Type)> All(Function function)
    {
        foreach (var instruction in function.Body.Descendants())
        {
            switch (instruction)
            {
                case External external:
                    yield return (external.Expression, function.TypeOf(external.Result).Name);
                    break;
                case Guard guard:
                    yield return (guard.Call, "void");
                    break;
            }
        }

        foreach (var block in Blocks(function.Body))
        {
            if (block.End is Throw end)
            {
                yield return (end.Exception, "Exception");
            }
        }
    }

    private static IEnumerable<Block> Blocks(Block block) =>
        block.Descendants().SelectMany(instruction => instruction.Blocks).Prepend(block);

    private void Add(Template template, string type, Function function, MethodSignature signature, System.Text.StringBuilder members)
    {
        // nameof(x) means a parameter of F; here it only has to exist.
        var own = signature.Parameters.Where(parameter => template.Parts.Any(part => part.Contains($"nameof({parameter.Name})"))).ToArray();
        var text = Text(template, i => "{" + i + "}");
        if (_names.ContainsKey(text) || (own.Length > 0 && type != "Exception"))
        {
            return;
        }

        var name = "Template" + _names.Count;
        _names.Add(text, name);
        var parameters = template.Holes.Select((hole, i) => $"{function.TypeOf(hole).Name} h{i}").Concat(own.Select(parameter => $"{parameter.Type.Name} {parameter.Name}"));
        var modifier = signature.IsStatic ? "static " : string.Empty;
        members.Append($"    private {modifier}{type} {name}({string.Join(", ", parameters)}) {(type == "void" ? "{" : "=>")} {Text(template, i => "h" + i)}; {(type == "void" ? "}" : "")}\n");
    }

    private static string Text(Template template, Func<int, string> hole)
    {
        var text = new System.Text.StringBuilder(template.Parts[0]);
        for (var i = 0; i < template.Holes.Count; i++)
        {
            text.Append(hole(i)).Append(template.Parts[i + 1]);
        }

        return text.ToString();
    }
}
