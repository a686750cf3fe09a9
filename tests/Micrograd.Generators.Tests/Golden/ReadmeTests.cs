using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>The README and docs/generated-code.md show real code.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_gradient_in_the_readme_is_the_generated_one()
    {
        var generated = File.ReadAllText(Path.Combine(Folder(), "Cases", "Loss.verified.cs"));
        var start = generated.IndexOf("    public static LossGradient LossWithGradient", StringComparison.Ordinal);
        var end = generated.IndexOf("\n    }\n", start, StringComparison.Ordinal) + "\n    }".Length;
        Assert.Contains(Outdented(generated[start..end]), Document("README.md"));
    }

    [Fact]
    public void The_code_in_the_guide_is_that_of_golden_files()
    {
        var blocks = Block().Matches(Document("docs", "generated-code.md"));
        Assert.True(blocks.Count >= 12);
        foreach (Match block in blocks)
        {
            var path = Path.Combine(Folder(), "Cases", block.Groups["case"].Value);
            var code = Outdented(File.ReadAllText(path + ".cs")) + Outdented(File.ReadAllText(path + ".verified.cs"));
            Assert.Contains(block.Groups["code"].Value, code);
        }
    }

    private static string Outdented(string code) => string.Join('\n', code.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line));

    private static string Document(params string[] path) => File.ReadAllText(Path.Combine([Folder(), "..", "..", "..", .. path]));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"<!-- (?<case>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
