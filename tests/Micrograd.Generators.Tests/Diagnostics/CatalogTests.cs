using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Micrograd.Generators.Diagnostics;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Tests.Diagnostics;

public partial class CatalogTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_numbered_without_gaps_problems_from_1_and_remarks_from_101()
    {
        var problems = Descriptors.Problems.Length;
        Assert.Equal(
            Enumerable.Range(1, problems).Concat(Enumerable.Range(101, Descriptors.All.Length - problems)).Select(number => $"MG{number:0000}"),
            Descriptors.All.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_id_page_help_link_release_row_and_test(string id)
    {
        var descriptor = Descriptors.All.Single(candidate => candidate.Id == id);
        var page = Path.Combine(Root, "docs", "diagnostics", id + ".md");
        Assert.Matches("^MG[0-9]{4}$", descriptor.Id);
        Assert.True(File.Exists(page), $"{page} is missing.");
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", File.ReadAllText(page));
        Assert.All(["**What.**", "**Why.**", "**How to fix it.**", "## Bad", "## Good"], section => Assert.Contains(section, File.ReadAllText(page)));
        Assert.Equal(
            !descriptor.IsEnabledByDefault,
            File.ReadAllText(page).Contains("**When to switch it on.** When ", StringComparison.Ordinal) && File.ReadAllText(page).Contains($"`dotnet_diagnostic.{id}.severity = suggestion`", StringComparison.Ordinal));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        var releases = File.ReadAllText(Path.Combine(Root, "src", "Micrograd.Generators", "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(Root, "src", "Micrograd.Generators", "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"{id} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled")} | [{descriptor.Title}](../../docs/diagnostics/{id}.md)", releases);
        var tests = typeof(CatalogTests).Assembly.GetType($"{typeof(CatalogTests).Namespace}.{id}Tests");
        Assert.True(tests is not null && tests.GetMethods().Any(method => method.GetCustomAttributes(typeof(FactAttribute), true).Length > 0), $"{id}Tests is missing.");
    }

    [Fact]
    public void The_list_names_all_with_their_severities()
    {
        var rows = File.ReadAllLines(Path.Combine(Root, "docs", "diagnostics", "README.md")).Where(line => line.StartsWith("| [MG", StringComparison.Ordinal));
        Assert.Equal(
            Descriptors.All.Select(descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {Severity(descriptor)} | {descriptor.Title} |"),
            rows.Select(row => string.Join('|', row.Split('|')[..4]) + "|"));

        static string Severity(DiagnosticDescriptor descriptor) => (descriptor.IsEnabledByDefault, descriptor.DefaultSeverity) switch
        {
            (false, _) => "off",
            (true, DiagnosticSeverity.Info) => "suggestion",
            (true, var severity) => severity.ToString().ToLowerInvariant(),
        };
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_example_of_a_page_gives_its_diagnostic_and_the_good_one_none(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md"));
        var examples = Example().Matches(page).Select(match => match.Groups["code"].Value).ToArray();
        Assert.Equal(2, examples.Length);

        // Remarks are off by default.
        var options = EditorConfig.Suggesting(id);
        var bad = await Analysis.Of(Compilations.Create(examples[0]).Valid(), options);
        Assert.NotEmpty(bad);
        Assert.All(bad, diagnostic => Assert.Equal(id, diagnostic.Id));

        var good = new GeneratorRun();
        var compiled = good.Run(Compilations.Create(examples[1])).Valid();
        Assert.NotEmpty(good.Files);
        Assert.Empty(await Analysis.Of(compiled, options));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
