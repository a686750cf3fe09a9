namespace Micrograd.Package.Tests;

/// <summary>All tests share one package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}
