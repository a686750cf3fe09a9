namespace Micrograd.Fuzzing.Comparison;

/// <summary>Something that is wrong with a program.</summary>
/// <param name="Kind">Which answer is wrong, or how the compiler failed: while a program is made smaller it must stay the same.</param>
/// <param name="Text">What was found.</param>
internal sealed record Failure(string Kind, string Text)
{
    /// <summary>The compiler threw.</summary>
    public static Failure Of(Exception exception)
    {
        var where = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Micrograd", StringComparison.Ordinal))?.Trim();
        return new Failure($"{exception.GetType().Name} {where}", exception.ToString());
    }
}
