namespace Micrograd.Fuzzing.Programs;

/// <summary>What a random program is asked about.</summary>
internal enum Subject
{
    /// <summary>The gradient of a number.</summary>
    Gradient,

    /// <summary>The second derivatives of a number.</summary>
    SecondOrder,

    /// <summary>The Jacobian, and products with it, of a tuple.</summary>
    Pair,

    /// <summary>The Jacobian, and products with it, of what is written to a span.</summary>
    Written,

    /// <summary>The same, of few results at known places.</summary>
    Few,
}
