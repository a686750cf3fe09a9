using System.Text;

namespace Micrograd.Drawing.Charts;

/// <summary>Lines of equal value and areas above a value of a function known at the corners of a grid ("marching squares").</summary>
/// <param name="heights">The function at the corners, row by row from the top.</param>
/// <param name="cellWidth">The width of a cell.</param>
/// <param name="cellHeight">The height of a cell.</param>
internal sealed class ContourField(double[,] heights, double cellWidth, double cellHeight)
{
    private static readonly (int Row, int Column)[] s_corners = [(0, 0), (0, 1), (1, 1), (1, 0)];

    /// <summary>The area where the function is at least <paramref name="level"/>, as the outline of a path.</summary>
    public string AreaAbove(double level)
    {
        var path = new StringBuilder();
        for (var row = 0; row < heights.GetLength(0) - 1; row++)
        {
            var run = -1;
            for (var column = 0; column < heights.GetLength(1); column++)
            {
                // Whole cells beside one another become one rectangle.
                if (column < heights.GetLength(1) - 1 && IsWhole(row, column, level))
                {
                    run = run < 0 ? column : run;
                    continue;
                }

                if (run >= 0)
                    path.Append($"M{X(run)},{Y(row)}H{X(column)}V{Y(row + 1)}H{X(run)}Z");
                run = -1;
                if (column < heights.GetLength(1) - 1)
                    AppendPart(path, row, column, level);
            }
        }

        return path.ToString();
    }

    /// <summary>The line where the function is <paramref name="level"/>, as a path.</summary>
    public string Line(double level)
    {
        var path = new StringBuilder();
        for (var row = 0; row < heights.GetLength(0) - 1; row++)
        {
            for (var column = 0; column < heights.GetLength(1) - 1; column++)
            {
                var pen = 'M';
                for (var side = 0; side < 4; side++)
                {
                    if (Crossing(row, column, side, level) is not { } crossing)
                        continue;
                    path.Append($"{pen}{crossing}");
                    pen = pen == 'M' ? 'L' : 'M';
                }
            }
        }

        return path.ToString();
    }

    private void AppendPart(StringBuilder path, int row, int column, double level)
    {
        var pen = 'M';
        for (var side = 0; side < 4; side++)
        {
            var (dRow, dColumn) = s_corners[side];
            if (heights[row + dRow, column + dColumn] >= level)
                Append($"{X(column + dColumn)},{Y(row + dRow)}");
            if (Crossing(row, column, side, level) is { } crossing)
                Append(crossing);
        }

        if (pen == 'L')
            path.Append('Z');

        void Append(string point)
        {
            path.Append(pen).Append(point);
            pen = 'L';
        }
    }

    // Where the level is between two neighbouring corners, by linear interpolation.
    private string? Crossing(int row, int column, int side, double level)
    {
        var (fromRow, fromColumn) = s_corners[side];
        var (toRow, toColumn) = s_corners[(side + 1) % 4];
        var (from, to) = (heights[row + fromRow, column + fromColumn], heights[row + toRow, column + toColumn]);
        if (from >= level == to >= level)
            return null;
        var t = (level - from) / (to - from);
        return $"{X(column + fromColumn + t * (toColumn - fromColumn))},{Y(row + fromRow + t * (toRow - fromRow))}";
    }

    private bool IsWhole(int row, int column, double level) =>
        heights[row, column] >= level && heights[row, column + 1] >= level &&
        heights[row + 1, column] >= level && heights[row + 1, column + 1] >= level;

    private string X(double column) => NumberText.Coordinate(column * cellWidth);

    private string Y(double row) => NumberText.Coordinate(row * cellHeight);
}
