using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Fuzzing.Programs;

/// <summary>A method <c>F</c> to differentiate, with the helpers it calls.</summary>
/// <param name="Name">What it is called in reports: seed and number, or what it shows.</param>
/// <param name="Subject">What it is asked about.</param>
/// <param name="Parameters">F's parameters but <c>int n</c>, which stands third, and the span <c>o</c> that it may write its results to.</param>
/// <param name="Members">F and its helpers.</param>
internal sealed record FuzzedProgram(string Name, Subject Subject, IReadOnlyList<Parameter> Parameters, Fragment Members)
{
    private const string ScalarKinds = "Derivatives.Gradient | Derivatives.Trace | Derivatives.Jvp";

    /// <summary>How many numbers F is differentiated by.</summary>
    public int InputCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>Whether F computes in single precision somewhere: its graph does not.</summary>
    public bool IsSingle { get; } = Members.ToString() is var text && (text.Contains("float", StringComparison.Ordinal) || text.Contains("MathF", StringComparison.Ordinal));

    // The highest place that is written down.
    private readonly Lazy<int> _known = new(() => Regex.Matches(Members.ToString(), @"\bo\[(\d)\]").Select(place => int.Parse(place.Groups[1].Value) + 1).DefaultIfEmpty(1).Max());

    /// <summary>The method that yields a number: F itself, or the sum of its results, each with a weight.</summary>
    public string Scalar => Subject is Subject.Pair or Subject.Written or Subject.Few ? "WeightedSum" : "F";

    /// <summary>The weight of a result.</summary>
    public static double Weight(int result) => 0.5 + (0.25 * result);

    /// <summary>How many results F has.</summary>
    /// <param name="n">Its integer argument.</param>
    public int ResultCount(int n) => Subject switch { Subject.Pair => 2, Subject.Written => n > 3 ? 20 : 10, Subject.Few => _known.Value, _ => 1 };

    /// <summary>A program from its text: members of a class, among them <c>F(double x, double y, int n, …)</c>.</summary>
    public static FuzzedProgram Of(string name, string members)
    {
        var parameters = new List<Parameter>();
        var f = CSharpSyntaxTree.ParseText($"class C {{ {members} }}").GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "F");
        var subject = f.ReturnType is TupleTypeSyntax ? Subject.Pair
            : f.ReturnType.ToString() == "void" ? (members.Contains("o.Length", StringComparison.Ordinal) ? Subject.Written : Subject.Few)
            : f.AttributeLists.ToString().Contains("Hvp", StringComparison.Ordinal) ? Subject.SecondOrder
            : Subject.Gradient;
        foreach (var parameter in f.ParameterList.Parameters.Where(parameter => parameter.Identifier.Text is not ("n" or "o")))
        {
            var form = parameter.Identifier.Text == "e" ? ParameterForm.LongSpan
                : Enum.GetValues<ParameterForm>().First(form => new Parameter("", form, 0).Type == parameter.Type!.ToString());
            parameters.Add(new Parameter(parameter.Identifier.Text, form, parameters.Sum(before => before.Count)));
        }

        return new FuzzedProgram(name, subject, parameters, new Fragment(FragmentKind.Other, "{0}", members));
    }

    /// <summary>The header of F.</summary>
    public static string Header(IReadOnlyList<Parameter> parameters, Subject subject = Subject.Gradient)
    {
        var (kinds, result) = subject switch
        {
            Subject.Gradient => (ScalarKinds, "double"),
            Subject.SecondOrder => (ScalarKinds + " | Derivatives.Hvp" + (HasHessian(parameters) ? " | Derivatives.Hessian" : ""), "double"),
            _ => ("Derivatives.Jvp | Derivatives.Vjp" + (HasJacobian(parameters, subject) ? " | Derivatives.Jacobian" : ""), subject == Subject.Pair ? "(double P, double Q)" : "void"),
        };
        return $"[Differentiable({kinds})]\npublic static {result} F({Declared(parameters)}{(subject is Subject.Written or Subject.Few ? ", Span<double> o" : "")})";
    }

    /// <summary>Whether F has a Hessian: all that is active stands in numbers.</summary>
    public static bool HasHessian(IReadOnlyList<Parameter> parameters) => parameters.All(parameter => !parameter.IsArray);

    /// <summary>Whether F has a Jacobian: of a tuple by numbers, of an array by numbers and arrays of them.</summary>
    public static bool HasJacobian(IReadOnlyList<Parameter> parameters, Subject subject) =>
        parameters.All(parameter => parameter.Form == ParameterForm.Real || (subject == Subject.Pair ? parameter.Form == ParameterForm.Vector : parameter.IsOfNumbers));

    /// <summary>A file with a class of that name around the members.</summary>
    public string Source(string type) => $"using System;\nusing Micrograd;\n\npublic static partial class {type}\n{{\n{Members}\n{Sum}}}\n";

    /// <summary>The members as a person would lay them out.</summary>
    public override string ToString() => CSharpSyntaxTree.ParseText(Members.ToString(), new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot().NormalizeWhitespace().ToFullString();

    private string Sum => Subject switch
    {
        Subject.Pair => $"[Differentiable({ScalarKinds})]\npublic static double WeightedSum({Declared(Parameters)})\n{{\nvar pair = F({Given});\nreturn 0.5 * pair.P + 0.75 * pair.Q;\n}}\n",
        Subject.Written or Subject.Few => $"[Differentiable({ScalarKinds})]\npublic static double WeightedSum({Declared(Parameters)})\n{{\nSpan<double> o = stackalloc double[{Length}];\nfor (var k = 0; k < o.Length; k++) o[k] = 0.3 * k - 1;\n"
            + $"F({Given}, o);\nvar sum = 0.0;\nfor (var k = 0; k < o.Length; k++) sum += (0.5 + 0.25 * k) * o[k];\nreturn sum;\n}}\n",
        _ => "",
    };

    /// <summary>How many results F has, in C#.</summary>
    public string Length => Subject == Subject.Written ? $"n > 3 ? {ResultCount(4)} : {ResultCount(0)}" : $"{ResultCount(0)}";

    private string Given => string.Concat("x, y, n", string.Concat(Parameters.Skip(2).Select(parameter => ", " + parameter.Name)));

    private static string Declared(IReadOnlyList<Parameter> parameters) => $"double x, double y, int n{string.Concat(parameters.Skip(2).Select(parameter => $", {parameter.Type} {parameter.Name}"))}";
}
