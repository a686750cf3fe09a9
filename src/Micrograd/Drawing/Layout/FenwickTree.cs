namespace Micrograd.Drawing.Layout;

/// <summary>Counts numbers, and how many of them are at most a given one, in logarithmic time (P. Fenwick, 1994).</summary>
internal sealed class FenwickTree(int length)
{
    private readonly int[] _sums = new int[length + 1];

    /// <summary>Counts the number once more.</summary>
    public void Add(int number)
    {
        for (var i = number + 1; i < _sums.Length; i += i & -i)
            _sums[i]++;
    }

    /// <summary>How many of those counted are at most <paramref name="number"/>.</summary>
    public int CountUpTo(int number)
    {
        var count = 0;
        for (var i = number + 1; i > 0; i -= i & -i)
            count += _sums[i];
        return count;
    }
}
