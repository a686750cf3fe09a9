using System.Runtime.CompilerServices;

namespace Micrograd.Generators.Tests.Mutations;

/// <summary>Sources of this repository.</summary>
internal static class Repository
{
    /// <summary>The C# files of a folder and of those in it, except what is built, by name.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
