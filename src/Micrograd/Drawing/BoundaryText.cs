using System.Text;

namespace Micrograd.Drawing;

/// <summary>A decision boundary for the terminal.</summary>
internal static class BoundaryText
{
    private const string Regions = ".:-=~'";
    private const string Marks = "ox#*%@";

    // Of the 256 colours every terminal of today knows: light backgrounds as in the SVG, marks black on them.
    private static readonly int[] s_colors = [153, 223, 158, 225, 230, 189];

    /// <summary>Whether the console shows colours and the user has not declined them (no-color.org).</summary>
    public static bool WantsColor() =>
        WantsColor(Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"), Console.IsOutputRedirected);

    /// <summary>The same, of what the environment says.</summary>
    public static bool WantsColor(string? noColor, string? terminal, bool isRedirected) =>
        string.IsNullOrEmpty(noColor) && terminal != "dumb" && !isRedirected;

    public static string Write(DecisionBoundary boundary, int columns, bool color)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, 400);
        var plane = boundary.Plane;

        // A character is about twice as high as wide.
        var rows = Math.Clamp((int)Math.Round(columns * plane.Aspect / 2), 4, 200);
        var marks = new int[rows, columns];
        for (var i = 0; i < boundary.Points.Count; i++)
        {
            var column = (int)((boundary.Points[i][0] - plane.Left) / (plane.Right - plane.Left) * columns);
            var row = (int)((plane.Top - boundary.Points[i][1]) / (plane.Top - plane.Bottom) * rows);
            marks[Math.Min(row, rows - 1), Math.Min(column, columns - 1)] = boundary.Classes[i] + 1;
        }

        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            var current = -1;
            for (var column = 0; column < columns; column++)
            {
                var x = plane.Left + (column + 0.5) / columns * (plane.Right - plane.Left);
                var y = plane.Top - (row + 0.5) / rows * (plane.Top - plane.Bottom);
                var winner = plane.Winner(x, y) % Regions.Length;
                if (color && winner != current)
                    text.Append($"\u001b[38;5;16;48;5;{s_colors[winner]}m");
                current = winner;
                text.Append(marks[row, column] is > 0 and var mark ? Marks[mark - 1] : color ? ' ' : Regions[winner]);
            }

            text.Append(color ? "\u001b[0m\n" : "\n");
        }

        return text.ToString();
    }
}
