using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>Compiles test sources against the framework that the tests run on and the runtime library.</summary>
internal static class Compilations
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>A library of one or more files.</summary>
    public static CSharpCompilation Create(params string[] sources) => Create(checkOverflow: false, sources);

    /// <summary>As <see cref="Create(string[])"/>, with checked arithmetic by default.</summary>
    public static CSharpCompilation Create(bool checkOverflow, params string[] sources) => CSharpCompilation.Create(
        "Tests" + Guid.NewGuid().ToString("N"),
        sources.Select((source, i) => Parse(source, $"/src/File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, checkOverflow: checkOverflow));

    /// <summary>Parses one file.</summary>
    public static SyntaxTree Parse(string source, string path = "") => CSharpSyntaxTree.ParseText(source, Options, path);

    /// <summary>The compilation, after a check that it has no error of its own.</summary>
    public static CSharpCompilation Valid(this CSharpCompilation compilation)
    {
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, "The test source does not compile: " + string.Join("\n", errors.Select(error => error.ToString())));
        return compilation;
    }

    /// <summary>The one method of that name that is marked.</summary>
    public static IMethodSymbol Marked(this CSharpCompilation compilation, string name = "F") => compilation
        .GetSymbolsWithName(name, SymbolFilter.Member)
        .OfType<IMethodSymbol>()
        .Single(method => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute)));
}
