using System.Text.RegularExpressions;
using Micrograd.Generators.Tests.Golden;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Tests.Diagnostics;

/// <summary>The contract is kept: derivatives use workspace exactly where MG0009 says so.</summary>
public partial class AllocationContractTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Methods_without_an_error_open_no_tape_and_the_others_do(string name)
    {
        var source = Mark().Replace(new GoldenCase(name).Source, match => $"[Differentiable({(match.Groups["arguments"].Success ? match.Groups["arguments"].Value + ", " : "")}Allocation = Allocation.None)]");
        var run = new GeneratorRun();
        var compilation = run.Run(Compilations.Create(source));
        var found = (await Analysis.Of(compilation)).Where(diagnostic => diagnostic.Id == "MG0009").ToList();

        Assert.Equal(run.Files.Values.Any(Allocates), found.Count > 0);

        // A gradient is reported at a loop or an array, not as a whole.
        Assert.DoesNotContain(found, diagnostic => diagnostic.GetMessage().Contains("WithGradient' needs", StringComparison.Ordinal) && diagnostic.GetMessage().Contains("arrays of its own", StringComparison.Ordinal));
    }

    /// <summary>Whether a derivative opens a tape or makes an array; the trace and the check may.</summary>
    private static bool Allocates(string file)
    {
        var root = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(file).GetRoot();
        return root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Parent is TypeDeclarationSyntax && !method.Identifier.Text.EndsWith("Trace", StringComparison.Ordinal) && !method.Identifier.Text.EndsWith("Check", StringComparison.Ordinal))
            .Any(method => method.ToString().Contains("Tape.Open()", StringComparison.Ordinal) || method.DescendantNodes().OfType<ArrayCreationExpressionSyntax>().Any());
    }

    [GeneratedRegex(@"\[Differentiable(\((?<arguments>[^\]]*)\))?\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
