using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>What a run needs besides the code.</summary>
public sealed record InterpreterOptions
{
    /// <summary>How many instructions may run before <see cref="OutOfFuelException"/>.</summary>
    public long Fuel { get; init; } = 100_000_000;

    /// <summary>Whether <see cref="Overflow.Default"/> means checked.</summary>
    public bool CheckForOverflow { get; init; }

    /// <summary>Evaluates C# text: the expression of an <see cref="External"/>, the statement of a <see cref="Guard"/> (whose answer is not used).
    /// Holes stand in the text as <c>{0}</c>, <c>{1}</c>. Null: such instructions are refused.</summary>
    public Func<string, IReadOnlyList<Scalar>, Scalar>? Evaluate { get; init; }

    /// <summary>Sees the result of every operation as it is computed.</summary>
    public Action<Scalar>? Observe { get; init; }

    /// <summary>Options that know the values of some C# expressions, by their text.</summary>
    public static InterpreterOptions With(IReadOnlyDictionary<string, Scalar> externals) => new() { Evaluate = (text, _) => externals[text] };
}
