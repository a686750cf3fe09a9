using System.Runtime.CompilerServices;

namespace Micrograd.AdBench.Tests;

/// <summary>The sample Fitting, run in this process.</summary>
internal static class FittingProgram
{
    /// <summary>Where the samples are.</summary>
    public static string Folder { get; } = Here();

    /// <summary>Runs the sample and gives its exit code and all that it prints.</summary>
    public static (int ExitCode, string Output) Run()
    {
        var (normal, output) = (Console.Out, new StringWriter { NewLine = "\n" });
        try
        {
            Console.SetOut(output);
            return ((int)typeof(Functions).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()])!, output.ToString());
        }
        finally
        {
            Console.SetOut(normal);
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "samples"));
}
