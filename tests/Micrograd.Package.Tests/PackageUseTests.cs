namespace Micrograd.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageUseTests(PackedPackage package)
{
    [Fact]
    public async Task A_fresh_project_differentiates() =>
        Assert.Equal(["25 30 10 10", "True"], await package.BuildAndRun("Console"));

    [Fact]
    public async Task A_second_project_calls_the_gradients_of_the_first_and_has_the_runtime() =>
        Assert.Equal(["25 6 8", "14 2 4 6", "10"], await package.BuildAndRun("Application"));

    [Fact]
    public async Task A_second_project_with_the_package_differentiates_through_the_first() =>
        Assert.Equal(["50 12 16 25"], await package.BuildAndRun("Extension"));
}
