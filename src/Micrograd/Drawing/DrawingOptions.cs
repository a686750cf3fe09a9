namespace Micrograd.Drawing;

/// <summary>How a graph is drawn.</summary>
/// <example><code>loss.ToSvg(new() { OpenFused = true, Title = "One neuron" })</code></example>
public sealed record DrawingOptions
{
    private readonly int _maximumValues = 20_000;

    /// <summary>
    /// Whether operations that compute much in one node (a neuron, a sum, a dot product, a sum of squares, the logarithm of a sum of exponentials,
    /// a multiply-add) are drawn as the elementary ones they consist of. Otherwise, and that is the default, they are folded: one ellipse.
    /// </summary>
    public bool OpenFused { get; init; }

    /// <summary>What stands above the picture; nothing by default.</summary>
    public string? Title { get; init; }

    /// <summary>The greatest number of values that is drawn, at first 20,000. A greater graph is refused rather than drawn for minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaximumValues
    {
        get => _maximumValues;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maximumValues = value;
        }
    }
}
