namespace Micrograd;

/// <content>Angles and hyperbolic functions. Data is what the .NET function of the same name returns.</content>
public sealed partial class Value
{
    /// <summary>The sine; x in radians.</summary>
    /// <remarks>Derivative: cos x.</remarks>
    /// <returns>The result.</returns>
    public Value Sin() => new(Math.Sin(_data), Operation.Sin, this);

    /// <summary>The cosine; x in radians.</summary>
    /// <remarks>Derivative: −sin x.</remarks>
    /// <returns>The result.</returns>
    public Value Cos() => new(Math.Cos(_data), Operation.Cos, this);

    /// <summary>The tangent; x in radians.</summary>
    /// <remarks>Derivative: 1 + y², y the result.</remarks>
    /// <returns>The result.</returns>
    public Value Tan() => new(Math.Tan(_data), Operation.Tan, this);

    /// <summary>sin πx.</summary>
    /// <remarks>Derivative: π·cos πx.</remarks>
    /// <returns>The result.</returns>
    public Value SinPi() => new(double.SinPi(_data), Operation.SinPi, this);

    /// <summary>cos πx.</summary>
    /// <remarks>Derivative: −π·sin πx.</remarks>
    /// <returns>The result.</returns>
    public Value CosPi() => new(double.CosPi(_data), Operation.CosPi, this);

    /// <summary>tan πx.</summary>
    /// <remarks>Derivative: π·(1 + y²), y the result.</remarks>
    /// <returns>The result.</returns>
    public Value TanPi() => new(double.TanPi(_data), Operation.TanPi, this);

    /// <summary>The arcsine, in radians; NaN outside −1 … 1.</summary>
    /// <remarks>Derivative: 1 / √((1 − x)(1 + x)).</remarks>
    /// <returns>The result.</returns>
    public Value Asin() => new(Math.Asin(_data), Operation.Asin, this);

    /// <summary>The arccosine, in radians; NaN outside −1 … 1.</summary>
    /// <remarks>Derivative: −1 / √((1 − x)(1 + x)).</remarks>
    /// <returns>The result.</returns>
    public Value Acos() => new(Math.Acos(_data), Operation.Acos, this);

    /// <summary>The arctangent, in radians.</summary>
    /// <remarks>Derivative: 1 / (1 + x²).</remarks>
    /// <returns>The result.</returns>
    public Value Atan() => new(Math.Atan(_data), Operation.Atan, this);

    /// <summary>The arcsine, in units of π.</summary>
    /// <remarks>Derivative: 1 / (π√((1 − x)(1 + x))).</remarks>
    /// <returns>The result.</returns>
    public Value AsinPi() => new(double.AsinPi(_data), Operation.AsinPi, this);

    /// <summary>The arccosine, in units of π.</summary>
    /// <remarks>Derivative: −1 / (π√((1 − x)(1 + x))).</remarks>
    /// <returns>The result.</returns>
    public Value AcosPi() => new(double.AcosPi(_data), Operation.AcosPi, this);

    /// <summary>The arctangent, in units of π.</summary>
    /// <remarks>Derivative: 1 / (π(1 + x²)).</remarks>
    /// <returns>The result.</returns>
    public Value AtanPi() => new(double.AtanPi(_data), Operation.AtanPi, this);

    /// <summary>The angle, in radians, of the point (<paramref name="x"/>, <paramref name="y"/>).</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <remarks>Derivatives: x/r² with respect to y and −y/r² with respect to x, r² = x² + y²; both 0 at the origin.</remarks>
    /// <returns>The result.</returns>
    public static Value Atan2(Value y, Value x) => new(Math.Atan2(Of(y), Of(x)), Operation.Atan2, y, x);

    /// <summary>The angle, in units of π, of the point (<paramref name="x"/>, <paramref name="y"/>).</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <remarks>Derivatives: those of <see cref="Atan2"/> divided by π.</remarks>
    /// <returns>The result.</returns>
    public static Value Atan2Pi(Value y, Value x) => new(double.Atan2Pi(Of(y), Of(x)), Operation.Atan2Pi, y, x);

    /// <summary>√(x² + y²), without overflow on the way.</summary>
    /// <param name="x">One side.</param>
    /// <param name="y">The other side.</param>
    /// <remarks>Derivatives: x/h and y/h, h the result; both 0 at the origin.</remarks>
    /// <returns>The result.</returns>
    public static Value Hypot(Value x, Value y) => new(double.Hypot(Of(x), Of(y)), Operation.Hypot, x, y);

    /// <summary>The hyperbolic sine.</summary>
    /// <remarks>Derivative: cosh x.</remarks>
    /// <returns>The result.</returns>
    public Value Sinh() => new(Math.Sinh(_data), Operation.Sinh, this);

    /// <summary>The hyperbolic cosine.</summary>
    /// <remarks>Derivative: sinh x.</remarks>
    /// <returns>The result.</returns>
    public Value Cosh() => new(Math.Cosh(_data), Operation.Cosh, this);

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>Derivative: (1 − y)(1 + y), y the result.</remarks>
    /// <returns>The result.</returns>
    public Value Tanh() => new(Math.Tanh(_data), Operation.Tanh, this);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <remarks>Derivative: 1 / √(x² + 1).</remarks>
    /// <returns>The result.</returns>
    public Value Asinh() => new(Math.Asinh(_data), Operation.Asinh, this);

    /// <summary>The inverse hyperbolic cosine; NaN below 1.</summary>
    /// <remarks>Derivative: 1 / (√(x − 1)·√(x + 1)).</remarks>
    /// <returns>The result.</returns>
    public Value Acosh() => new(Math.Acosh(_data), Operation.Acosh, this);

    /// <summary>The inverse hyperbolic tangent; NaN outside −1 … 1.</summary>
    /// <remarks>Derivative: 1 / ((1 − x)(1 + x)).</remarks>
    /// <returns>The result.</returns>
    public Value Atanh() => new(Math.Atanh(_data), Operation.Atanh, this);

    /// <summary>Degrees as radians.</summary>
    /// <remarks>Derivative: π/180.</remarks>
    /// <returns>The result.</returns>
    public Value DegreesToRadians() => new(double.DegreesToRadians(_data), Operation.DegreesToRadians, this);

    /// <summary>Radians as degrees.</summary>
    /// <remarks>Derivative: 180/π.</remarks>
    /// <returns>The result.</returns>
    public Value RadiansToDegrees() => new(double.RadiansToDegrees(_data), Operation.RadiansToDegrees, this);
}
