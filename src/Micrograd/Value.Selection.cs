namespace Micrograd;

/// <content>Maxima, minima and bounds, and functions of the number's representation. Data is what the .NET function of the same name returns.</content>
public sealed partial class Value
{
    /// <summary>The greater of two; NaN if either is.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value Max(Value x, Value y) => new(Math.Max(Of(x), Of(y)), Operation.Max, x, y);

    /// <summary>The smaller of two; NaN if either is.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value Min(Value x, Value y) => new(Math.Min(Of(x), Of(y)), Operation.Min, x, y);

    /// <summary>The greater of two; a number rather than NaN.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MaxNumber(Value x, Value y) => new(double.MaxNumber(Of(x), Of(y)), Operation.MaxNumber, x, y);

    /// <summary>The smaller of two; a number rather than NaN.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MinNumber(Value x, Value y) => new(double.MinNumber(Of(x), Of(y)), Operation.MinNumber, x, y);

    /// <summary>The greater of two, with NaN and signed zeros as the processor has it.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MaxNative(Value x, Value y) => new(double.MaxNative(Of(x), Of(y)), Operation.MaxNative, x, y);

    /// <summary>The smaller of two, with NaN and signed zeros as the processor has it.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MinNative(Value x, Value y) => new(double.MinNative(Of(x), Of(y)), Operation.MinNative, x, y);

    /// <summary>The one farther from zero; NaN if either is.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MaxMagnitude(Value x, Value y) => new(double.MaxMagnitude(Of(x), Of(y)), Operation.MaxMagnitude, x, y);

    /// <summary>The one nearer to zero; NaN if either is.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MinMagnitude(Value x, Value y) => new(double.MinMagnitude(Of(x), Of(y)), Operation.MinMagnitude, x, y);

    /// <summary>The one farther from zero; a number rather than NaN.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MaxMagnitudeNumber(Value x, Value y) => new(double.MaxMagnitudeNumber(Of(x), Of(y)), Operation.MaxMagnitudeNumber, x, y);

    /// <summary>The one nearer to zero; a number rather than NaN.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>The derivative goes to the operand whose value the result is; equal operands get half each.</remarks>
    /// <returns>The result.</returns>
    public static Value MinMagnitudeNumber(Value x, Value y) => new(double.MinMagnitudeNumber(Of(x), Of(y)), Operation.MinMagnitudeNumber, x, y);

    /// <summary>x held between two bounds.</summary>
    /// <param name="x">The value.</param>
    /// <param name="min">Lower bound.</param>
    /// <param name="max">Upper bound.</param>
    /// <remarks>The derivative goes to x inside and on the bounds, otherwise to the bound that holds it.</remarks>
    /// <exception cref="ArgumentException"><paramref name="min"/> is greater than <paramref name="max"/>.</exception>
    /// <returns>The result.</returns>
    public static Value Clamp(Value x, Value min, Value max) =>
        new(Math.Clamp(Of(x), Of(min), Of(max)), Operation.Clamp, x, min, max);

    /// <summary>x held between two bounds, with NaN and signed zeros as the processor has it.</summary>
    /// <param name="x">The value.</param>
    /// <param name="min">Lower bound.</param>
    /// <param name="max">Upper bound.</param>
    /// <remarks>The derivative goes to x inside and on the bounds, otherwise to the bound that holds it.</remarks>
    /// <exception cref="ArgumentException"><paramref name="min"/> is greater than <paramref name="max"/>.</exception>
    /// <returns>The result.</returns>
    public static Value ClampNative(Value x, Value min, Value max) =>
        new(double.ClampNative(Of(x), Of(min), Of(max)), Operation.ClampNative, x, min, max);

    /// <summary>The magnitude of <paramref name="x"/> with the sign of <paramref name="sign"/>.</summary>
    /// <param name="x">The magnitude.</param>
    /// <param name="sign">The sign; that of −0 is negative.</param>
    /// <remarks>Derivatives: 1 where the signs agree and −1 where not; 0 with respect to the sign.</remarks>
    /// <returns>The result.</returns>
    public static Value CopySign(Value x, Value sign) => new(Math.CopySign(Of(x), Of(sign)), Operation.CopySign, x, sign);

    /// <summary>x − y·n, n the integer nearest to x/y, the even one of two.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <remarks>Derivatives: 1 and −n.</remarks>
    /// <returns>The result.</returns>
    public static Value IEEERemainder(Value x, Value y) => new(Math.IEEERemainder(Of(x), Of(y)), Operation.IEEERemainder, x, y);

    /// <summary>a·b + c, rounded once.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="c">What is added.</param>
    /// <remarks>Derivatives: b, a, 1.</remarks>
    /// <returns>The result.</returns>
    public static Value FusedMultiplyAdd(Value a, Value b, Value c) =>
        new(Math.FusedMultiplyAdd(Of(a), Of(b), Of(c)), Operation.FusedMultiplyAdd, a, b, c);

    /// <summary>a·b + c, rounded once or twice, whichever is faster here.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="c">What is added.</param>
    /// <remarks>Derivatives: b, a, 1.</remarks>
    /// <returns>The result.</returns>
    public static Value MultiplyAddEstimate(Value a, Value b, Value c) =>
        new(double.MultiplyAddEstimate(Of(a), Of(b), Of(c)), Operation.MultiplyAddEstimate, a, b, c);

    /// <summary>a·(1 − t) + b·t.</summary>
    /// <param name="a">The result at t = 0.</param>
    /// <param name="b">The result at t = 1.</param>
    /// <param name="t">How far from a to b.</param>
    /// <remarks>Derivatives: 1 − t, t, b − a.</remarks>
    /// <returns>The result.</returns>
    public static Value Lerp(Value a, Value b, Value t) =>
        new(double.Lerp(Of(a), Of(b), Of(t)), Operation.Lerp, a, b, t);

    /// <summary>About 1/x, as precise as the processor's estimate.</summary>
    /// <remarks>Derivative: that of the exact function, −1/x².</remarks>
    /// <returns>The result.</returns>
    public Value ReciprocalEstimate() => new(double.ReciprocalEstimate(_data), Operation.ReciprocalEstimate, this);

    /// <summary>About 1/√x, as precise as the processor's estimate.</summary>
    /// <remarks>Derivative: that of the exact function, −1 / (2x√x).</remarks>
    /// <returns>The result.</returns>
    public Value ReciprocalSqrtEstimate() => new(double.ReciprocalSqrtEstimate(_data), Operation.ReciprocalSqrtEstimate, this);

    /// <summary>The next greater number.</summary>
    /// <remarks>Derivative: 1.</remarks>
    /// <returns>The result.</returns>
    public Value BitIncrement() => new(Math.BitIncrement(_data), Operation.BitIncrement, this);

    /// <summary>The next smaller number.</summary>
    /// <remarks>Derivative: 1.</remarks>
    /// <returns>The result.</returns>
    public Value BitDecrement() => new(Math.BitDecrement(_data), Operation.BitDecrement, this);

    /// <summary>x·2ⁿ.</summary>
    /// <param name="n">The exponent n.</param>
    /// <remarks>Derivative: 2ⁿ.</remarks>
    /// <returns>The result.</returns>
    public Value ScaleB(int n) => new(Math.ScaleB(_data, n), Operation.ScaleB, this, n);
}
