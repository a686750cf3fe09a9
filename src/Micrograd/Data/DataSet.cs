using Micrograd.Randomness;

namespace Micrograd.Data;

/// <summary>Examples to learn from: rows of inputs, and what each should give. Not changed after it is made, as long as its rows are not.</summary>
public sealed class DataSet
{
    private readonly double[][] _points;
    private readonly double[] _targets;

    /// <summary>A set of examples.</summary>
    /// <param name="points">One row of inputs per example, all of one length. The span is copied, the rows are not.</param>
    /// <param name="targets">What each should give: a number, or a class as a number. The span is copied.</param>
    /// <exception cref="ArgumentException">There are none, the numbers differ, or a row is <see langword="null"/> or of another length.</exception>
    public DataSet(ReadOnlySpan<double[]> points, ReadOnlySpan<double> targets)
    {
        if (points.IsEmpty)
            throw new ArgumentException("A data set needs at least one example.", nameof(points));
        if (points.Length != targets.Length)
            throw new ArgumentException($"There are {targets.Length} targets and {points.Length} points; there must be as many.", nameof(targets));
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] is null)
                throw new ArgumentException($"points[{i}] is null.", nameof(points));
            if (points[i].Length != points[0].Length)
                throw new ArgumentException($"points[{i}] has {points[i].Length} inputs and points[0] has {points[0].Length}; all must have as many.", nameof(points));
        }

        _points = points.ToArray();
        _targets = targets.ToArray();
    }

    /// <summary>How many examples there are.</summary>
    public int Count => _points.Length;

    /// <summary>How many inputs each has.</summary>
    public int InputCount => _points[0].Length;

    /// <summary>The inputs, one row per example.</summary>
    public ReadOnlySpan<double[]> Points => _points;

    /// <summary>What each example should give.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>Some of the examples, one after the other.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>A set of its own that shares the rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public DataSet Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        return new(_points.AsSpan(start, count), _targets.AsSpan(start, count));
    }

    /// <summary>The same examples in random order.</summary>
    /// <param name="random">Where the order comes from.</param>
    /// <returns>A set of its own that shares the rows.</returns>
    public DataSet Shuffled(IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order.AsSpan());
        return new([.. order.Select(i => _points[i])], [.. order.Select(i => _targets[i])]);
    }

    /// <summary>The first examples to train with, the others to validate with. Shuffle before if the order means something.</summary>
    /// <param name="trainingShare">What part is for training, greater than 0 and less than 1.</param>
    /// <returns>Both parts, each with at least one example.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trainingShare"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">There is one example only.</exception>
    public (DataSet Training, DataSet Validation) Split(double trainingShare)
    {
        if (trainingShare is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(trainingShare), trainingShare, "A share is greater than 0 and less than 1.");
        if (Count < 2)
            throw new InvalidOperationException("One example cannot be split in two.");
        var first = Math.Clamp((int)Math.Round(trainingShare * Count), 1, Count - 1);
        return (Slice(0, first), Slice(first, Count - first));
    }

    /// <summary>All examples in batches of one size, but for the last, which may be smaller.</summary>
    /// <param name="size">How many examples a batch has, at least 1.</param>
    /// <returns>The batches, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is less than 1.</exception>
    public IEnumerable<DataSet> Batches(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Enumerable.Range(0, (Count + size - 1) / size).Select(i => Slice(i * size, Math.Min(size, Count - i * size)));
    }
}
