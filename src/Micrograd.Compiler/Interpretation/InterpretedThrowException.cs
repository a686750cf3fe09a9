namespace Micrograd.Compiler.Interpretation;

/// <summary>The interpreted code threw.</summary>
public sealed class InterpretedThrowException(string text) : Exception("The interpreted code throws: " + text)
{
    /// <summary>The C# expression after <c>throw</c>, with values in place.</summary>
    public string Text { get; } = text;
}
