using System.Reflection;

namespace Micrograd.Package.Tests;

/// <summary>What the project file knows about the build that these tests belong to.</summary>
internal static class BuildSettings
{
    /// <summary>Debug or Release: what was built, and is packed.</summary>
    public static string Configuration { get; } = Read("Configuration");

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Read("Repository");

    /// <summary>The version of the package.</summary>
    public static string Version { get; } = Read("Version");

    /// <summary>The folder of the packages that this build restored.</summary>
    public static string Packages { get; } = Read("Packages");

    private static string Read(string key) =>
        typeof(BuildSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
