using System.Runtime.CompilerServices;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>The README shows real generated code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_gradient_in_the_readme_is_the_generated_one()
    {
        var generated = File.ReadAllText(Path.Combine(Folder(), "Cases", "Loss.verified.cs"));
        var start = generated.IndexOf("    public static LossGradient LossWithGradient", StringComparison.Ordinal);
        var end = generated.IndexOf("\n    }\n", start, StringComparison.Ordinal) + "\n    }".Length;
        var method = string.Join('\n', generated[start..end].Split('\n').Select(line => line.Length > 4 ? line[4..] : line));
        Assert.Contains(method, File.ReadAllText(Path.Combine(Folder(), "..", "..", "..", "README.md")));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
