using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>A file of <c>Cases</c>: marked methods as a user writes them, then comments that say where to call them and what their gradients save.</summary>
/// <remarks><c>// at T.F(1, 2)</c> is a call to check, <c>// at T.F(1, 2) as G</c> one of a method marked <c>Name = "G"</c>, <c>// throws T.F(-1)</c> one that throws, and
/// <c>// saves x, y</c> the variables that the forward part saves, <c>// saves nothing</c> if it opens no tape.</remarks>
internal sealed partial class GoldenCase
{
    private static readonly string Folder = Path.Combine(FolderOfThisFile(), "Cases");

    public GoldenCase(string name)
    {
        Name = name;
        Source = File.ReadAllText(Path.Combine(Folder, name + ".cs"));
        Calls = [.. Source.Split('\n').Select(line => CallLine().Match(line)).Where(match => match.Success).Select(GoldenCall.Of)];
        Saves = [.. SavesLine().Match(Source).Groups["names"].Value.Split(", ").Where(saved => saved != "nothing").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(Calls);
        Assert.Matches(SavesLine(), Source);
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.cs")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => !name.Contains('.'))
        .Order(StringComparer.Ordinal);

    public string Name { get; }

    public string Source { get; }

    /// <summary>The same with forward mode and Hessian-vector products for every method that returns one number; those with several results have all kinds anyway.</summary>
    public string SourceWithAllKinds => Mark().Replace(Source, match =>
    {
        var arguments = match.Groups["arguments"].Value;
        var name = arguments.IndexOf("Name =", StringComparison.Ordinal) is >= 0 and var start ? ", " + arguments[start..].TrimEnd(')') : "";
        var header = Source[match.Index..Source.IndexOf(')', match.Index + match.Length)].Replace("[NoGradient] double[][]", "");
        var kinds = "Derivatives.Gradient | Derivatives.Jvp" + (header.Contains("double[][]", StringComparison.Ordinal) ? "" : " | Derivatives.Hvp");
        return $"[Differentiable({kinds}{name})]{match.Groups["between"].Value}{match.Groups["type"].Value} ";
    });

    public IReadOnlyList<GoldenCall> Calls { get; }

    /// <summary>What the gradients may save, by name, sorted; nothing if they must do without the tape.</summary>
    public IReadOnlyList<string> Saves { get; }

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^// (?<verb>at|throws) (?<target>.*?)\.(?<method>@?[\p{L}_]\w*)\((?<arguments>.*)\)( as (?<stem>\w+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex CallLine();

    [GeneratedRegex(@"\[Differentiable(?<arguments>\([^\]]*\))?\](?<between>[^(]*?\b)(?<type>double|float|T) (?=@?[\p{L}_]\w*(<\w+>)?\()", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex("^// saves (?<names>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SavesLine();
}
