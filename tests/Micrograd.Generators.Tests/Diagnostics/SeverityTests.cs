using Micrograd.Generators.Analyzers;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Generators.Tests.Diagnostics;

public class SeverityTests
{
    private const string Unsupported = "MG0003";
    private const string Equality = "MG0007";
    private const string Difference = "MG0101";
    private const string Step = "MG0102";

    /// <summary>One diagnostic of each kind: an error, a warning, a suggestion, a remark that is off; each with a line that gives it.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { Unsupported, "[Differentiable] public static double F(double x, decimal y) => x;" },
        { Equality, "[Differentiable] public static double F(double x) => x == 0 ? 1 : x;" },
        { Difference, "[Differentiable] public static double F(double x) => x; static double Slope(double x, double h) => (F(x + h) - F(x)) / h;" },
        { Step, "[Differentiable] public static double F(double x) => Math.Floor(x);" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_pragma_silences_it_from_there_to_where_it_is_restored(string id, string line)
    {
        var again = line.Replace("F(", "G(", StringComparison.Ordinal).Replace("Slope(", "Slope2(", StringComparison.Ordinal);
        var source = Bound.InClass($"#pragma warning disable {id} // fine here\n{line}\n#pragma warning restore {id}\n{again}");
        var found = Assert.Single(await Analysis.Of(Compilations.Create(source).Valid(), EditorConfig.Suggesting(Step)));
        Assert.Equal((id, "G"), (found.Id, source[..found.Location.SourceSpan.Start].Contains("restore", StringComparison.Ordinal) ? "G" : "F"));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task None_in_an_editorconfig_silences_it(string id, string line) =>
        Assert.Empty(await Analysis.Of(Compilations.Create(Bound.InClass(line)).Valid(), new EditorConfig($"dotnet_diagnostic.{id}.severity = none")));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task An_editorconfig_says_how_severe_it_is(string id, string line)
    {
        foreach (var (name, severity) in new[] { ("error", DiagnosticSeverity.Error), ("warning", DiagnosticSeverity.Warning), ("suggestion", DiagnosticSeverity.Info), ("silent", DiagnosticSeverity.Hidden) })
        {
            var found = Assert.Single(await Analysis.Of(Compilations.Create(Bound.InClass(line)).Valid(), new EditorConfig($"dotnet_diagnostic.{id}.severity = {name}")));
            Assert.Equal((id, severity), (found.Id, found.Severity));
        }
    }

    [Fact]
    public async Task Severities_on_the_command_line_are_obeyed()
    {
        var compilation = Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => Math.Floor(x);"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(Step, ReportDiagnostic.Warn)]));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Analysis.Of(compilation)).Severity);
    }

    [Fact]
    public async Task A_remark_is_made_in_the_files_only_that_ask_for_it()
    {
        var main = Bound.InClass("[Differentiable] public static double F(double x) => Math.Floor(x) + Helper(x);");
        var helper = "partial class M { static double Helper(double x) => System.Math.Floor(x) + System.Math.Abs(x); }";
        var options = new EditorConfig("[File0.cs]", $"dotnet_diagnostic.{Step}.severity = suggestion");
        var found = Assert.Single(await Analysis.Of(Compilations.Create(main, helper).Valid(), options));
        Assert.Equal("/src/File0.cs", found.Location.SourceTree!.FilePath);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("MG0103", true)]
    public async Task Remarks_cost_nothing_while_they_are_off(string? on, bool runs)
    {
        var compilation = Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => Math.Abs(x);"));
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(on is null ? null : EditorConfig.Suggesting(on));
        var analyzer = new RemarkAnalyzer();
        var result = await compilation.WithOptions(options).WithAnalyzers([analyzer]).GetAnalysisResultAsync(CancellationToken.None);
        Assert.Equal(runs, result.AnalyzerTelemetryInfo.TryGetValue(analyzer, out var telemetry) && telemetry.SymbolActionsCount > 0);
    }

    [Fact]
    public void Where_an_error_is_silenced_nothing_is_generated_and_calls_of_it_do_not_compile()
    {
        var run = new GeneratorRun();
        var compilation = run.Run(Compilations.Create(Bound.InClass(
            """
            #pragma warning disable MG0003
            [Differentiable] public static double F(double x, decimal y) => x;
            #pragma warning restore MG0003
            public static double Use() => FWithGradient(1, 2).X;
            """)));
        Assert.Empty(run.Files);
        Assert.Equal("CS0103", Assert.Single(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id);
    }
}
