namespace Micrograd.Compiler.Interpretation;

/// <summary>The interpreted code took more steps than it was given; most likely a loop does not end.</summary>
public sealed class OutOfFuelException(string function) : Exception($"'{function}' took more steps than {nameof(InterpreterOptions)}.{nameof(InterpreterOptions.Fuel)} allows.")
{
    /// <summary>Where it stopped.</summary>
    public string Function { get; } = function;
}
