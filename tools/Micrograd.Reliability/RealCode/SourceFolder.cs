using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Reliability.RealCode;

/// <summary>The sources of a folder, their methods marked, as programs: against the framework, this project's assemblies, and what a build of the folder's project left in its <c>bin</c>.</summary>
internal static class SourceFolder
{
    private static readonly string[] ImplicitUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>The programs of a folder: its projects; without a project file each file with statements at the top level, and all others together.</summary>
    public static IReadOnlyList<CSharpCompilation> Programs(string folder)
    {
        var projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Where(IsSource).Select(path => Path.GetDirectoryName(path)!).Order(StringComparer.Ordinal).ToList();
        if (projects.Count > 0)
        {
            return [.. projects.Select(project => Program(project, [.. Trees(project)]))];
        }

        var trees = Trees(folder).ToLookup(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        return [.. trees[true].Select(tree => Program(folder, [tree])), .. trees[false].Any() ? [Program(folder, [.. trees[false]])] : Array.Empty<CSharpCompilation>()];
    }

    private static IEnumerable<SyntaxTree> Trees(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal).Select(path =>
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path);
            return tree.WithRootAndOptions(new Marking().Visit(tree.GetRoot()), Options);
        });

    private static CSharpCompilation Program(string folder, IReadOnlyList<SyntaxTree> trees)
    {
        var name = Path.GetFileName(folder.TrimEnd('/', '\\'));
        var references = References(folder, name);
        string[] usings = references.Any(reference => Path.GetFileName(reference) == "xunit.core.dll") ? [.. ImplicitUsings, "Xunit"] : ImplicitUsings;
        var isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        return CSharpCompilation.Create(
            name,
            trees.Append(CSharpSyntaxTree.ParseText(string.Concat(usings.Select(space => $"global using global::{space};\n")), Options, "GlobalUsings.g.cs")),
            references.Select(reference => MetadataReference.CreateFromFile(reference)),
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IReadOnlyList<string> References(string folder, string name)
    {
        var bin = Path.Combine(folder, "bin");
        var built = Directory.Exists(bin) ? Directory.EnumerateFiles(bin, "*.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc) : Enumerable.Empty<string>();
        return [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Concat(built)
            .DistinctBy(Path.GetFileName)
            .Where(path => Path.GetFileNameWithoutExtension(path) != name && IsManaged(path))];
    }

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        return image.HasMetadata;
    }

    private static bool IsSource(string path) => !path.Split('/', '\\').Any(part => part is "bin" or "obj" or "Cases") && !path.EndsWith(".verified.cs", StringComparison.Ordinal);
}
