namespace Micrograd.Drawing.Charts;

/// <summary>An axis: a range of numbers, linear or logarithmic.</summary>
internal sealed class Scale
{
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;

    private Scale(double from, double to, bool isLogarithmic)
    {
        (_from, _to, _isLogarithmic) = (from, to, isLogarithmic);
        Ticks = isLogarithmic ? PowersOfTen(from, to) : RoundNumbers(from, to);
    }

    /// <summary>The numbers written at the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a number stands, 0 at the beginning of the axis and 1 at its end.</summary>
    public double At(double number) => _isLogarithmic
        ? (Math.Log10(number) - _from) / (_to - _from)
        : (number - _from) / (_to - _from);

    /// <summary>A number as the axis writes it.</summary>
    public string Text(double tick)
    {
        if (!_isLogarithmic)
            return NumberText.Of(Math.Abs(tick) < (_to - _from) * 1e-9 ? 0 : tick);
        var exponent = (int)Math.Round(Math.Log10(tick));
        return exponent is >= -3 and <= 4 ? NumberText.Of(tick) : "1e" + NumberText.Of(exponent);
    }

    /// <summary>A linear axis.</summary>
    public static Scale Linear(double from, double to) => from < to ? new(from, to, false) : new(from - 1, to + 1, false);

    /// <summary>A linear axis for all of these numbers, with a little room on both sides.</summary>
    public static Scale LinearFor(IEnumerable<double> numbers)
    {
        var (from, to) = Range(numbers.Where(double.IsFinite));
        var room = to > from ? 0.06 * (to - from) : Math.Max(1, Math.Abs(to) * 0.1);
        return new(from - room, to + room, false);
    }

    /// <summary>A logarithmic axis for the positive ones of these numbers, from a power of ten to another.</summary>
    public static Scale LogarithmicFor(IEnumerable<double> numbers)
    {
        var (from, to) = Range(numbers.Where(number => number > 0 && double.IsFinite(number)).Select(Math.Log10));
        (from, to) = (Math.Floor(from + 1e-9), Math.Ceiling(to - 1e-9));
        return new(from, to > from ? to : from + 1, true);
    }

    private static (double From, double To) Range(IEnumerable<double> numbers)
    {
        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in numbers)
            (from, to) = (Math.Min(from, number), Math.Max(to, number));
        return from <= to ? (from, to) : (0, 1);
    }

    private static double[] PowersOfTen(double from, double to)
    {
        var step = Math.Max(1, (int)Math.Ceiling((to - from) / 9));
        return [.. Enumerable.Range(0, (int)((to - from) / step) + 1).Select(i => Math.Pow(10, from + i * step))];
    }

    // Five or so, each 1, 2 or 5 times a power of ten from the next.
    private static double[] RoundNumbers(double from, double to)
    {
        var rough = (to - from) / 6;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        var first = Math.Ceiling(from / step);
        return [.. Enumerable.Range(0, (int)(Math.Floor(to / step) - first) + 1).Select(i => (first + i) * step)];
    }
}
