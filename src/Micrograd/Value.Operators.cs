namespace Micrograd;

/// <content>The operators. A <see cref="double"/> on either side becomes a constant.</content>
public sealed partial class Value
{
    /// <summary>The value itself.</summary>
    /// <param name="x">The value.</param>
    public static Value operator +(Value x) => x;

    /// <summary>The value with its sign changed.</summary>
    /// <param name="x">The value.</param>
    public static Value operator -(Value x) => new(-Of(x), Operation.Negate, x);

    /// <summary>The sum.</summary>
    /// <param name="left">First term.</param>
    /// <param name="right">Second term.</param>
    public static Value operator +(Value left, Value right) => new(Of(left) + Of(right), Operation.Add, left, right);

    /// <summary>The difference.</summary>
    /// <param name="left">From what is subtracted.</param>
    /// <param name="right">What is subtracted.</param>
    public static Value operator -(Value left, Value right) => new(Of(left) - Of(right), Operation.Subtract, left, right);

    /// <summary>The product.</summary>
    /// <param name="left">First factor.</param>
    /// <param name="right">Second factor.</param>
    public static Value operator *(Value left, Value right) => new(Of(left) * Of(right), Operation.Multiply, left, right);

    /// <summary>The quotient. Division by zero gives an infinity or NaN, and so do the derivatives.</summary>
    /// <param name="left">Dividend.</param>
    /// <param name="right">Divisor.</param>
    public static Value operator /(Value left, Value right) => new(Of(left) / Of(right), Operation.Divide, left, right);

    /// <summary>The remainder, with the sign of <paramref name="left"/>. Derivatives: 1 and minus the truncated quotient.</summary>
    /// <param name="left">Dividend.</param>
    /// <param name="right">Divisor.</param>
    public static Value operator %(Value left, Value right) => new(Of(left) % Of(right), Operation.Remainder, left, right);
}
