namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Half-open intervals of positions at which a variable holds a value that is still needed. Sorted and disjoint.</summary>
internal sealed class IntervalSet
{
    private readonly List<Interval> _items;

    /// <summary>The union of <paramref name="items"/>, in any order, overlapping or not.</summary>
    public IntervalSet(List<Interval> items) => _items = Normalised(items);

    /// <summary>Whether any position lies in both.</summary>
    public bool Overlaps(IntervalSet other)
    {
        var (few, many) = _items.Count <= other._items.Count ? (_items, other._items) : (other._items, _items);
        foreach (var item in few)
        {
            // The first interval of the other set that ends after this one starts.
            var (low, high) = (0, many.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = many[middle].End > item.Start ? (low, middle) : (middle + 1, high);
            }

            if (low < many.Count && many[low].Start < item.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the intervals of <paramref name="other"/>.</summary>
    public void Add(IntervalSet other)
    {
        if (_items.Count == 0 || other._items.Count == 0 || _items[_items.Count - 1].End <= other._items[0].Start)
        {
            // The usual case, versions in order of definition, stays linear.
            _items.AddRange(other._items);
            return;
        }

        var merged = Normalised([.. _items, .. other._items]);
        _items.Clear();
        _items.AddRange(merged);
    }

    private static List<Interval> Normalised(List<Interval> items)
    {
        items.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        var result = new List<Interval>(items.Count);
        foreach (var item in items)
        {
            if (item.Start >= item.End)
            {
                continue;
            }

            if (result.Count > 0 && item.Start <= result[result.Count - 1].End)
            {
                var last = result[result.Count - 1];
                result[result.Count - 1] = new Interval(last.Start, Math.Max(last.End, item.End));
            }
            else
            {
                result.Add(item);
            }
        }

        return result;
    }
}
