using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>A compiled test source, loaded; disposing it unloads it.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("test", isCollectible: true);

    public LoadedAssembly(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Select(diagnostic => diagnostic.ToString())));
        image.Position = 0;
        Assembly = _context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public void Dispose() => _context.Unload();
}
