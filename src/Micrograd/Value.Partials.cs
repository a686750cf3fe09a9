namespace Micrograd;

/// <content>Derivatives that are given.</content>
public sealed partial class Value
{
    /// <summary>A value whose derivative by <paramref name="argument"/> is <paramref name="partial"/>, besides the derivatives that it has itself. How a function whose derivative is known enters a graph.</summary>
    /// <param name="value">The function's value.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="partial">The derivative by the argument; only its number counts.</param>
    /// <remarks>The numbers are fixed when the graph is built: such a graph cannot be replayed by <see cref="Compile(ReadOnlySpan{Value}, ReadOnlySpan{Value}, bool)"/>.</remarks>
    public static Value WithPartial(Value value, Value argument, Value partial)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(argument);
        ArgumentNullException.ThrowIfNull(partial);
        return value + (partial.Data * (argument - argument.Data));
    }
}
