using System.Runtime.CompilerServices;

namespace Micrograd.Compiler.Tests.Snapshots;

/// <summary>Compares text with a file beside the test, <c>X.verified.cs</c>. On a mismatch the text is left in <c>X.received.cs</c>; files change only on
/// purpose, when <c>MICROGRAD_UPDATE=1</c> is set.</summary>
public static class Snapshot
{
    public static void Verify(string actual, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name);
        var (verified, received) = (path + ".verified.cs", path + ".received.cs");
        if (Environment.GetEnvironmentVariable("MICROGRAD_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
            File.WriteAllText(verified, actual);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{received} differs from the verified file{FirstDifference(expected, actual)}. If the change is meant, run again with MICROGRAD_UPDATE=1.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"\nline {line + 1}\n- {(line < old.Length ? old[line] : "(end)")}\n+ {(line < now.Length ? now[line] : "(end)")}\n";
    }
}
