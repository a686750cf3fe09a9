using Micrograd.Generators.Tests.Golden;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Tests.Mutations;

/// <summary>A program with marked methods that compiles, to mutate.</summary>
/// <param name="Name">Where it is from.</param>
/// <param name="Source">What to mutate.</param>
/// <param name="Others">Other files that it needs.</param>
internal sealed record ValidProgram(string Name, string Source, IReadOnlyList<string> Others)
{
    private static readonly Lazy<IReadOnlyList<ValidProgram>> Found = new(() => [.. GoldenCases(), .. OracleMethods(), .. Samples(), .. Benchmarks()]);

    /// <summary>The golden cases, the methods of the oracle tests, the samples and the benchmarks.</summary>
    public static IReadOnlyList<ValidProgram> All => Found.Value;

    private static IEnumerable<ValidProgram> GoldenCases() => GoldenCase.Names.Select(name => new ValidProgram(name, new GoldenCase(name).Source, []));

    /// <summary>The string literals of the oracle tests that are methods of their own.</summary>
    private static IEnumerable<ValidProgram> OracleMethods()
    {
        foreach (var path in Repository.Sources("tests/Micrograd.Generators.Tests/Oracle"))
        {
            var literals = Root(File.ReadAllText(path)).DescendantNodes().OfType<AttributeArgumentSyntax>().Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>();
            foreach (var text in literals.Select(literal => literal.Token.ValueText).Where(text => text.Contains(" F(", StringComparison.Ordinal)))
            {
                var source = Bound.InClass(text.Contains("[Differentiable", StringComparison.Ordinal) ? text : $"[Differentiable] public static {text}");
                if (!Compilations.Create(source).GetDiagnostics().Any(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))
                {
                    yield return new ValidProgram(Path.GetFileName(path), source, []);
                }
            }
        }
    }

    /// <summary>The types that the samples declare: what is written at the top level calls generated members, and other packages.</summary>
    private static IEnumerable<ValidProgram> Samples() =>
        from path in Repository.Sources("samples")
        from type in Root(File.ReadAllText(path)).DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.ToString().Contains("[Differentiable", StringComparison.Ordinal)
        select new ValidProgram(Path.GetFileName(path), $"using System;\nusing Micrograd;\n{type}", []);

    private static IEnumerable<ValidProgram> Benchmarks()
    {
        const string usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Linq;\n";
        string[] files = [.. Repository.Sources("benchmarks/Micrograd.AdBench").Select(File.ReadAllText)];
        return files
            .Where(file => file.Contains("[Differentiable", StringComparison.Ordinal))
            .Select(file => new ValidProgram("AdBench", file, [usings, .. files.Where(other => other != file)]));
    }

    private static CompilationUnitSyntax Root(string source) => Compilations.Parse(source).GetCompilationUnitRoot();
}
