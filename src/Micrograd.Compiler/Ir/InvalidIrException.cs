namespace Micrograd.Compiler.Ir;

/// <summary>IR that breaks a rule: a mistake in the compiler, not in the user's program.</summary>
/// <param name="function">The function's name.</param>
/// <param name="instruction">The instruction as listed by <see cref="TextPrinter"/>; null where it is the function itself.</param>
/// <param name="rule">What is wrong.</param>
public sealed class InvalidIrException(string function, string? instruction, string rule)
    : Exception(instruction is null ? $"Invalid IR in '{function}': {rule}" : $"Invalid IR in '{function}' at '{instruction}': {rule}")
{
    /// <summary>The function's name.</summary>
    public string Function { get; } = function;

    /// <summary>The instruction as listed; null where it is the function itself.</summary>
    public string? Instruction { get; } = instruction;

    /// <summary>What is wrong.</summary>
    public string Rule { get; } = rule;
}
