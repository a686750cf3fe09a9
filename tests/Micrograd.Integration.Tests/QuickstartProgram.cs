namespace Micrograd.Integration.Tests;

/// <summary>The Quickstart sample, run in this process.</summary>
internal static class QuickstartProgram
{
    private static readonly Lock s_console = new();

    /// <summary>Runs the sample and gives its exit code and all that it prints.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        lock (s_console)
        {
            var (normal, errors, output) = (Console.Out, Console.Error, new StringWriter { NewLine = "\n" });
            try
            {
                Console.SetOut(output);
                Console.SetError(output);
                return ((int)typeof(Options).Assembly.EntryPoint!.Invoke(null, [arguments])!, output.ToString());
            }
            finally
            {
                Console.SetOut(normal);
                Console.SetError(errors);
            }
        }
    }
}
