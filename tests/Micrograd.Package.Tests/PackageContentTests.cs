using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Micrograd.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void There_is_one_package_and_its_symbols() =>
        Assert.Equal([$"Micrograd.Generators.{BuildSettings.Version}.nupkg", $"Micrograd.Generators.{BuildSettings.Version}.snupkg"], package.Files());

    [Fact]
    public void It_has_the_runtime_the_generator_the_code_fixes_and_nothing_else()
    {
        using var archive = package.Open("nupkg");
        string[] expected =
        [
            "Micrograd.Generators.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Micrograd.CodeFixes.dll",
            "analyzers/dotnet/cs/Micrograd.Compiler.dll",
            "analyzers/dotnet/cs/Micrograd.Generators.dll",
            "lib/net10.0/Micrograd.dll",
            "lib/net10.0/Micrograd.xml",
        ];
        Assert.Equal(expected, Content(archive));
    }

    [Fact]
    public void Its_symbols_are_those_of_the_runtime()
    {
        using var archive = package.Open("snupkg");
        Assert.Equal(["Micrograd.Generators.nuspec", "lib/net10.0/Micrograd.pdb"], Content(archive));
    }

    [Fact]
    public void It_depends_on_nothing_and_flows_to_who_depends_on_it()
    {
        var metadata = Metadata();
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName == "developmentDependency");
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var metadata = Metadata();
        Assert.Equal("Micrograd.Generators", Text("id"));
        Assert.Equal(BuildSettings.Version, Text("version"));
        Assert.Equal("MIT", Text("license"));
        Assert.Equal("README.md", Text("readme"));
        Assert.NotEmpty(Text("description"));
        Assert.Equal("git", (string?)Element("repository").Attribute("type"));

        string Text(string name) => Element(name).Value;
        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
    }

    [Theory]
    [InlineData("lib/net10.0/Micrograd.dll", false)]
    [InlineData("analyzers/dotnet/cs/Micrograd.CodeFixes.dll", true)]
    [InlineData("analyzers/dotnet/cs/Micrograd.Compiler.dll", true)]
    [InlineData("analyzers/dotnet/cs/Micrograd.Generators.dll", true)]
    public void Its_assemblies_are_deterministic_and_have_symbols(string path, bool embedded)
    {
        using var archive = package.Open("nupkg");
        using var content = new MemoryStream();
        using (var entry = archive.GetEntry(path)!.Open())
        {
            entry.CopyTo(content);
        }

        content.Position = 0;
        using var assembly = new PEReader(content);
        var entries = assembly.ReadDebugDirectory();
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.Equal(embedded, entries.Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));

        // With a repository, a release does not tell where it was built.
        if (BuildSettings.Configuration == "Release" && Path.Exists(Path.Combine(BuildSettings.Repository, ".git")))
        {
            var symbols = entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            Assert.DoesNotContain(BuildSettings.Repository, assembly.ReadCodeViewDebugDirectoryData(symbols).Path, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Content(ZipArchive archive) => archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => !IsOfTheFormat(name))
        .Order(StringComparer.Ordinal);

    /// <summary>Whether every package has it.</summary>
    private static bool IsOfTheFormat(string name) =>
        name is "_rels/.rels" or "[Content_Types].xml" || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);

    private XElement Metadata()
    {
        using var archive = package.Open("nupkg");
        using var content = archive.GetEntry("Micrograd.Generators.nuspec")!.Open();
        return XDocument.Load(content).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }
}
