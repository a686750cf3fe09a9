using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Fuzzing.Programs;

/// <summary>A method <c>F</c> to differentiate, with the helpers it calls.</summary>
/// <param name="Name">What it is called in reports: seed and number, or what it shows.</param>
/// <param name="Parameters">F's parameters but <c>int n</c>, which stands third.</param>
/// <param name="Members">F and its helpers.</param>
internal sealed record FuzzedProgram(string Name, IReadOnlyList<Parameter> Parameters, Fragment Members)
{
    /// <summary>How many numbers F is differentiated by.</summary>
    public int InputCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>Whether F computes in single precision somewhere: its graph does not.</summary>
    public bool IsSingle { get; } = Members.ToString() is var text && (text.Contains("float", StringComparison.Ordinal) || text.Contains("MathF", StringComparison.Ordinal));

    /// <summary>A program from its text: members of a class, among them <c>F(double x, double y, int n, …)</c>.</summary>
    public static FuzzedProgram Of(string name, string members)
    {
        var parameters = new List<Parameter>();
        var f = CSharpSyntaxTree.ParseText($"class C {{ {members} }}").GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "F");
        foreach (var parameter in f.ParameterList.Parameters.Where(parameter => parameter.Identifier.Text != "n"))
        {
            var form = Enum.GetValues<ParameterForm>().Single(form => new Parameter("", form, 0).Type == parameter.Type!.ToString());
            parameters.Add(new Parameter(parameter.Identifier.Text, form, parameters.Sum(before => before.Count)));
        }

        return new FuzzedProgram(name, parameters, new Fragment(FragmentKind.Other, "{0}", members));
    }

    /// <summary>The header of F.</summary>
    public static string Header(IReadOnlyList<Parameter> parameters) =>
        $"[Differentiable(Derivatives.Gradient | Derivatives.Trace | Derivatives.Jvp)]\npublic static double F(double x, double y, int n{string.Concat(parameters.Skip(2).Select(parameter => $", {parameter.Type} {parameter.Name}"))})";

    /// <summary>A file with a class of that name around the members.</summary>
    public string Source(string type) => $"using System;\nusing Micrograd;\n\npublic static partial class {type}\n{{\n{Members}\n}}\n";

    /// <summary>The members as a person would lay them out.</summary>
    public override string ToString() => CSharpSyntaxTree.ParseText(Members.ToString(), new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot().NormalizeWhitespace().ToFullString();
}
