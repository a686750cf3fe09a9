namespace Micrograd;

/// <content>Powers, roots, exponentials and logarithms. Data is what the .NET function of the same name returns.</content>
public sealed partial class Value
{
    /// <summary>The absolute value.</summary>
    /// <remarks>Derivative: the sign of x; 0 at 0.</remarks>
    /// <returns>The result.</returns>
    public Value Abs() => new(Math.Abs(_data), Operation.Abs, this);

    /// <summary>The square root.</summary>
    /// <remarks>Derivative: 1 / (2√x). Infinite where x = 0; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Sqrt() => new(Math.Sqrt(_data), Operation.Sqrt, this);

    /// <summary>The cube root.</summary>
    /// <remarks>Derivative: 1 / (3y²), y the result. Infinite where x = 0; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Cbrt() => new(Math.Cbrt(_data), Operation.Cbrt, this);

    /// <summary>The <paramref name="n"/>-th root.</summary>
    /// <param name="n">Which root; 0 gives NaN.</param>
    /// <remarks>Derivative: y / (n·x), y the result. At x = 0: 1 for n = 1, infinite for greater n; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value RootN(int n) => new(double.RootN(_data, n), Operation.RootN, this, n);

    /// <summary>This value to the power of a constant.</summary>
    /// <param name="exponent">The exponent p.</param>
    /// <remarks>Derivative: p·xᵖ⁻¹; 0 where p = 0. Infinite where x = 0 and p &lt; 1; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Pow(double exponent) => new(Math.Pow(_data, exponent), Operation.PowConstant, this, exponent);

    /// <summary>This value to the power of another.</summary>
    /// <param name="exponent">The exponent p.</param>
    /// <remarks>
    /// Derivatives: p·xᵖ⁻¹, 0 where p = 0; and y·ln x with respect to p, y the result, 0 where x = 0 and p ≥ 0. For negative x the latter
    /// does not exist and is NaN: where p is a constant use <see cref="Pow(double)"/>.
    /// </remarks>
    /// <returns>The result.</returns>
    public Value Pow(Value exponent) => new(Math.Pow(_data, Of(exponent)), Operation.Pow, this, exponent);

    /// <summary>The exponential eˣ.</summary>
    /// <remarks>Derivative: y, the result.</remarks>
    /// <returns>The result.</returns>
    public Value Exp() => new(Math.Exp(_data), Operation.Exp, this);

    /// <summary>2ˣ.</summary>
    /// <remarks>Derivative: y·ln 2, y the result.</remarks>
    /// <returns>The result.</returns>
    public Value Exp2() => new(double.Exp2(_data), Operation.Exp2, this);

    /// <summary>10ˣ.</summary>
    /// <remarks>Derivative: y·ln 10, y the result.</remarks>
    /// <returns>The result.</returns>
    public Value Exp10() => new(double.Exp10(_data), Operation.Exp10, this);

    /// <summary>eˣ − 1.</summary>
    /// <remarks>Derivative: eˣ.</remarks>
    /// <returns>The result.</returns>
    public Value ExpM1() => new(double.ExpM1(_data), Operation.ExpM1, this);

    /// <summary>2ˣ − 1.</summary>
    /// <remarks>Derivative: 2ˣ·ln 2.</remarks>
    /// <returns>The result.</returns>
    public Value Exp2M1() => new(double.Exp2M1(_data), Operation.Exp2M1, this);

    /// <summary>10ˣ − 1.</summary>
    /// <remarks>Derivative: 10ˣ·ln 10.</remarks>
    /// <returns>The result.</returns>
    public Value Exp10M1() => new(double.Exp10M1(_data), Operation.Exp10M1, this);

    /// <summary>The natural logarithm; NaN below 0.</summary>
    /// <remarks>Derivative: 1/x. Infinite where x = 0; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Log() => new(Math.Log(_data), Operation.Log, this);

    /// <summary>The logarithm to another base.</summary>
    /// <param name="newBase">The base b.</param>
    /// <remarks>Derivatives: 1 / (x·ln b), and −y / (b·ln b) with respect to the base, y the result.</remarks>
    /// <returns>The result.</returns>
    public Value Log(Value newBase) => new(Math.Log(_data, Of(newBase)), Operation.LogBase, this, newBase);

    /// <summary>The logarithm to base 2; NaN below 0.</summary>
    /// <remarks>Derivative: 1 / (x·ln 2). Infinite where x = 0; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Log2() => new(Math.Log2(_data), Operation.Log2, this);

    /// <summary>The logarithm to base 10; NaN below 0.</summary>
    /// <remarks>Derivative: 1 / (x·ln 10). Infinite where x = 0; an adjoint of exactly 0 stays 0 there.</remarks>
    /// <returns>The result.</returns>
    public Value Log10() => new(Math.Log10(_data), Operation.Log10, this);

    /// <summary>ln(1 + x).</summary>
    /// <remarks>Derivative: 1 / (1 + x).</remarks>
    /// <returns>The result.</returns>
    public Value LogP1() => new(double.LogP1(_data), Operation.LogP1, this);

    /// <summary>log₂(1 + x).</summary>
    /// <remarks>Derivative: 1 / ((1 + x)·ln 2).</remarks>
    /// <returns>The result.</returns>
    public Value Log2P1() => new(double.Log2P1(_data), Operation.Log2P1, this);

    /// <summary>log₁₀(1 + x).</summary>
    /// <remarks>Derivative: 1 / ((1 + x)·ln 10).</remarks>
    /// <returns>The result.</returns>
    public Value Log10P1() => new(double.Log10P1(_data), Operation.Log10P1, this);
}
