using System.IO.Compression;

namespace Micrograd.Package.Tests;

/// <summary>The package, packed from what was built, in a temporary folder that is also a feed; beside it a user's projects.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("micrograd-package-").FullName;

    private string Feed => Path.Combine(_folder, "feed");

    /// <summary>Packs.</summary>
    public async Task InitializeAsync()
    {
        var project = Path.Combine("src", "Micrograd", "Micrograd.csproj");
        await DotnetCommand.Run(
            BuildSettings.Repository, BuildSettings.Packages, "pack", project, "--no-build", "--configuration", BuildSettings.Configuration, "--output", Feed);
        CopyProjects();
        WriteConfiguration();
    }

    /// <summary>Removes the folder.</summary>
    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What <c>dotnet pack</c> wrote.</summary>
    internal IEnumerable<string> Files() => Directory.EnumerateFiles(Feed).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Opens the package (<c>nupkg</c>) or its symbols (<c>snupkg</c>).</summary>
    internal ZipArchive Open(string extension) => ZipFile.OpenRead(Path.Combine(Feed, $"Micrograd.Generators.{BuildSettings.Version}.{extension}"));

    /// <summary>Builds a user's project, with packages from nowhere else, and runs it.</summary>
    /// <returns>The lines that it prints.</returns>
    internal async Task<string[]> BuildAndRun(string project)
    {
        var folder = Path.Combine(_folder, "Projects", project);
        var packages = Path.Combine(_folder, "packages");
        await DotnetCommand.Run(folder, packages, "build", "--output", "out", "-p:UseSharedCompilation=false");
        var printed = await DotnetCommand.Run(folder, packages, Path.Combine("out", project + ".dll"));
        return printed.ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }

    private void CopyProjects()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Projects");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, "Projects", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The SDK itself asks for a package, its linker; that one was restored when this repository was built.</summary>
    private void WriteConfiguration() => File.WriteAllText(
        Path.Combine(_folder, "nuget.config"),
        $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="feed" value="{Feed}" />
            <add key="restored" value="{BuildSettings.Packages}" />
          </packageSources>
          <packageSourceMapping>
            <clear />
            <packageSource key="feed">
              <package pattern="Micrograd.Generators" />
            </packageSource>
            <packageSource key="restored">
              <package pattern="Microsoft.*" />
            </packageSource>
          </packageSourceMapping>
          <fallbackPackageFolders>
            <clear />
          </fallbackPackageFolders>
        </configuration>
        """);
}
