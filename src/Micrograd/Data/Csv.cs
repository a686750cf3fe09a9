using System.Globalization;

namespace Micrograd.Data;

/// <summary>Examples from comma-separated text: a row per example, numbers with a decimal point, the target in one of the columns.</summary>
public static class Csv
{
    /// <summary>Reads a file; see <see cref="Parse"/>.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="targetColumn">Which column is the target, from 0; −1 for the last.</param>
    /// <param name="hasHeader">Whether the first line has names.</param>
    /// <param name="separator">What stands between the columns.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="FormatException">Something in it is not as it must be; the message has file, line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DataSet Load(string path, int targetColumn = -1, bool hasHeader = false, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(path);
        using var reader = new StreamReader(path);
        return Read(reader, path, targetColumn, hasHeader, separator);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text. Empty lines are left out; a column may stand in quotation marks.</param>
    /// <param name="targetColumn">Which column is the target, from 0; −1 for the last.</param>
    /// <param name="hasHeader">Whether the first line has names.</param>
    /// <param name="separator">What stands between the columns.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="FormatException">A column is not a finite number, rows have different numbers of columns, or there are none; the message has line and column.</exception>
    public static DataSet Parse(string text, int targetColumn = -1, bool hasHeader = false, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(new StringReader(text), "text", targetColumn, hasHeader, separator);
    }

    private static DataSet Read(TextReader reader, string source, int targetColumn, bool hasHeader, char separator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetColumn, -1);
        var points = new List<double[]>();
        var targets = new List<double>();
        var columns = 0;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (line == 1 && hasHeader || string.IsNullOrWhiteSpace(text))
                continue;
            var numbers = Numbers(text, source, line, separator);
            if (columns == 0)
                columns = numbers.Length;
            if (numbers.Length != columns)
                throw new FormatException($"{source}, line {line}: {numbers.Length} columns, where the first row has {columns}.");
            var target = targetColumn < 0 ? columns - 1 : targetColumn;
            if (columns < 2 || target >= columns)
                throw new FormatException($"{source}, line {line}: {columns} columns; there must be at least one input, and target column {target}.");
            targets.Add(numbers[target]);
            points.Add([.. numbers[..target], .. numbers[(target + 1)..]]);
        }

        if (points.Count == 0)
            throw new FormatException($"{source}: no examples in it.");
        return new(points.ToArray(), targets.ToArray());
    }

    private static double[] Numbers(string text, string source, int line, char separator)
    {
        var columns = text.Split(separator);
        var numbers = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i].Trim();
            if (column is ['"', .. var quoted, '"'])
                column = quoted;
            if (!double.TryParse(column, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                var advice = line == 1 ? " If the first line has names, pass hasHeader: true." : "";
                throw new FormatException($"{source}, line {line}, column {i + 1}: '{columns[i]}' is not a finite number.{advice}");
            }
        }

        return numbers;
    }
}
