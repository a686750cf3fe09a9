using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Tests.Snapshots;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Whole generated files. They are compiled into this project; <see cref="GoldenRunTests"/> runs them.</summary>
public class GoldenFileTests
{
    public static TheoryData<string> Names => [.. ExampleMethods.All.Select(method => method.Signature.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_as_verified(string name)
    {
        var method = ExampleMethods.All.Single(candidate => candidate.Signature.Name == name);
        Snapshot.Verify(Generate(method), Path.Combine("Golden", name));
    }

    internal static string Generate(DifferentiableMethod method) => GeneratedFile.Write(method);
}
