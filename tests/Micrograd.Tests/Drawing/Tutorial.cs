using System.Text.RegularExpressions;

namespace Micrograd.Tests.Drawing;

/// <summary>A tutorial: a text in docs/, and the program in samples/ that it goes through piece by piece.</summary>
internal sealed class Tutorial(string document, string program, Action run)
{
    private static readonly Lock s_console = new();

    public static bool Updates => Environment.GetEnvironmentVariable("MICROGRAD_UPDATE") == "1";

    private string DocumentPath => Path.Combine(Root, "docs", document);

    /// <summary>The pieces of code in the text, without empty lines.</summary>
    public string[] CodeInText => Lines(string.Join('\n', Blocks("csharp")));

    /// <summary>The program from its first line of code on, without empty lines.</summary>
    public string[] Code => Lines(File.ReadAllText(Path.Combine(Root, "samples", program)).ReplaceLineEndings("\n")[File.ReadAllText(Path.Combine(Root, "samples", program)).IndexOf("using ", StringComparison.Ordinal)..]);

    /// <summary>The output that stands in the text.</summary>
    public string[] OutputInText => Lines(string.Join('\n', Blocks("text")));

    /// <summary>The pictures that the text shows or refers to.</summary>
    public string[] Pictures => [.. Regex.Matches(File.ReadAllText(DocumentPath), @"\(images/([^)]+)\)").Select(match => match.Groups[1].Value).Distinct()];

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Micrograd.Generators.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            return folder;
        }
    }

    /// <summary>Runs the program and gives its output; its pictures are in the folder artifacts.</summary>
    public string[] Run()
    {
        lock (s_console)
        {
            var (console, output) = (Console.Out, new StringWriter { NewLine = "\n" });
            Console.SetOut(output);
            try
            {
                run();
            }
            finally
            {
                Console.SetOut(console);
            }

            return Lines(output.ToString());
        }
    }

    public static string Drawn(string picture) => File.ReadAllText(Path.Combine("artifacts", picture));

    public static string PictureInDocs(string picture) => Path.Combine(Root, "docs", "images", picture);

    /// <summary>Writes real output into the text, each block as many lines as it has.</summary>
    public void Update(string[] output)
    {
        var next = 0;
        var text = Regex.Replace(File.ReadAllText(DocumentPath), "(?<=```text\n).*?(?=```)", block =>
        {
            var count = Lines(block.Value).Length;
            next += count;
            return string.Concat(output.Skip(next - count).Take(count).Select(line => line + "\n"));
        }, RegexOptions.Singleline);
        File.WriteAllText(DocumentPath, text);
    }

    private IEnumerable<string> Blocks(string language) =>
        Regex.Matches(File.ReadAllText(DocumentPath).ReplaceLineEndings("\n"), $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
