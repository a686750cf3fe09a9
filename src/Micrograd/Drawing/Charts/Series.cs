namespace Micrograd.Drawing.Charts;

/// <summary>A line in a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, from left to right; it is interrupted where one is not finite.</param>
/// <param name="Color">Which of the palette's colours.</param>
/// <param name="Dashed">Whether it is dashed.</param>
/// <param name="Dotted">Whether each point is marked.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, int Color, bool Dashed = false, bool Dotted = false);
