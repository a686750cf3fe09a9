using System.Globalization;

namespace Micrograd.AdBench;

/// <summary>Reads the numbers of a file one after another; what is wrong is said with the file's path and line.</summary>
internal sealed class NumberReader
{
    private readonly string _path;
    private readonly string _whole;
    private readonly List<(string Word, int Line)> _words;
    private int _next;

    private NumberReader(string path, string whole, List<(string Word, int Line)> words) => (_path, _whole, _words) = (path, whole, words);

    /// <summary>Reads a file of numbers between white space.</summary>
    /// <param name="path">The file.</param>
    public static NumberReader File(string path) => new(path, "file", [.. Words(path, ' ', '\t')]);

    /// <summary>Reads each line of a file on its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What stands between words.</param>
    public static IEnumerable<NumberReader> Lines(string path, char separator) =>
        Words(path, separator).GroupBy(word => word.Line).Select(line => new NumberReader(path, "line", [.. line]));

    /// <summary>The next word.</summary>
    /// <param name="what">What it is, for the message.</param>
    public string Word(string what) => _next < _words.Count ? _words[_next++].Word : throw Error($"the {_whole} ends before {what}");

    /// <summary>The next number, an integer of at least <paramref name="least"/>, below <paramref name="limit"/>.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="least">The least allowed.</param>
    /// <param name="limit">The first that is too great.</param>
    public int Integer(string what, int least = 0, int limit = int.MaxValue)
    {
        var word = Word(what);
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw Error($"{what} must be an integer, not '{word}'");
        }

        var upTo = limit == int.MaxValue ? "" : $" and less than {limit}";
        return number >= least && number < limit ? number : throw Error($"{what} must be at least {least}{upTo}, not {number}");
    }

    /// <summary>The next number.</summary>
    /// <param name="what">What it is, for the message.</param>
    public double Number(string what)
    {
        var word = Word(what);
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Error($"{what} must be a finite number, not '{word}'");
    }

    /// <summary>The next <paramref name="count"/> numbers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">What they are, for the message.</param>
    public double[] Numbers(int count, string what)
    {
        var left = _words.Count - _next;
        if (left < count)
        {
            _next = _words.Count;
            throw Error($"the {_whole} ends after {left} of {count} numbers for {what}");
        }

        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = Number(what);
        }

        return numbers;
    }

    /// <summary>Throws unless everything was read.</summary>
    public void End()
    {
        if (_next < _words.Count)
        {
            var surplus = _words[_next++].Word;
            throw Error($"the {_whole} should end before '{surplus}'");
        }
    }

    /// <summary>What is wrong at the word that was read last.</summary>
    /// <param name="problem">What is wrong.</param>
    public InvalidDataException Error(string problem) => new($"{_path}({(_next == 0 ? 1 : _words[_next - 1].Line)}): {problem}.");

    private static IEnumerable<(string Word, int Line)> Words(string path, params char[] separators) =>
        System.IO.File.ReadLines(path).SelectMany((text, i) => text.Split(separators, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, i + 1)));
}
