using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Compiles C# and loads it.</summary>
internal static class Compiled
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Micrograd.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Assembly Load(IEnumerable<string> sources, bool checkOverflow = false)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: checkOverflow, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Emitted" + Guid.NewGuid().ToString("N"), sources.Select(source => CSharpSyntaxTree.ParseText(source)), References, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var error = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            var lines = error.Location.SourceTree!.ToString().Split('\n');
            var line = error.Location.GetLineSpan().StartLinePosition.Line;
            Assert.Fail($"{error}\n{string.Join("\n", lines[Math.Max(line - 40, 0)..Math.Min(line + 20, lines.Length)])}");
        }

        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
