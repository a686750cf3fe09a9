using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FHessian</c> and <c>FWithHessian</c>: all second derivatives, forward over reverse in one sweep.</summary>
internal sealed class HessianWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    private readonly List<ParameterSignature> _active = [.. signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar)];

    private IEnumerable<(ParameterSignature First, ParameterSignature Second)> Pairs =>
        DerivedModules.Pairs(_active.Count).Select(pair => (_active[pair.First], _active[pair.Second]));

    /// <summary>Appends the record.</summary>
    public void WriteRecord()
    {
        Headers.Document(text, "summary", $"Value, gradient and second derivatives of <see cref=\"{Headers.Escape(signature.Cref)}\"/>.");
        Headers.Document(text, "param name=\"Value\"", $"What {signature.Name} returns.");
        Headers.Document(text, "param name=\"Gradient\"", "Value and first derivatives.");
        foreach (var (first, second) in Pairs)
        {
            Headers.Document(text, $"param name=\"{Name(first, second)}\"", $"∂²{signature.Name}/∂{first.Label}∂{second.Label}");
        }

        text.Append("    ").Append(signature.Accessibility).Append($" readonly record struct {signature.Stem}Hessian{signature.TypeParameters}({signature.ReturnTypeName} Value, {signature.Stem}Gradient{signature.TypeParameters} Gradient")
            .Append(string.Concat(Pairs.Select(pair => $", {pair.First.Type.Name} {Name(pair.First, pair.Second)}"))).Append(");\n");
    }

    /// <summary>Appends the method.</summary>
    /// <param name="hessian">Its main yields value, gradient, then the second derivative of each pair.</param>
    public void WriteMethod(Module hessian)
    {
        var name = signature.Stem + "WithHessian";
        Headers.Document(text, "summary", $"Value, gradient and second derivatives of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward over reverse).");
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append(signature.Stem).Append("Hessian").Append(signature.TypeParameters).Append(' ').Append(name)
            .Append(Headers.AfterName(signature));

        // The value is told twice; asked for twice, it becomes a variable.
        var count = _active.Count;
        var module = hessian.Yielding([0, .. Enumerable.Range(0, hessian.Main.ResultTypes.Count)]);
        new MethodWriter(text, signature, module, new Dialect(types), name).WriteBody(values => Return(values, count), [], ResultNames(), null);
    }

    private IReadOnlyList<string> ResultNames() =>
    [
        "value",
        "value",
        .. _active.Select(parameter => "d_" + parameter.Name),
        .. Pairs.Select(pair => $"d_{pair.First.Name}_{pair.Second.Name}"),
    ];

    private IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values, int count)
    {
        var gradient = ExpressionBuilder.Call(
            "new",
            [values[1], .. ActiveGroup.Of(signature).Select(group => group.Argument([.. values.Skip(2).Take(count)]))],
            signature.ReturnType!);
        var names = Pairs.Select(pair => Name(pair.First, pair.Second)).ToList();
        return
        [
            ExpressionBuilder.Call(
                "new",
                [
                    values[0],
                    new CSharpExpression(Rules.Precedence.Primary, signature.ReturnType!, ["Gradient: ", gradient]),
                    .. names.Select((name, i) => GradientWriter.Named(name, values[count + 2 + i])),
                ],
                signature.ReturnType!),
        ];
    }

    private static string Name(ParameterSignature first, ParameterSignature second) => first.PropertyName + second.PropertyName;
}
