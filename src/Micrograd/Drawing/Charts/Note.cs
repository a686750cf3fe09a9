namespace Micrograd.Drawing.Charts;

/// <summary>A marked point of a chart with a word beside it.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">Where it is.</param>
/// <param name="Text">What is said of it.</param>
/// <param name="Color">Which of the palette's colours.</param>
/// <param name="Below">Whether the text stands below the point rather than beside it, where there is room.</param>
internal sealed record Note(double X, double Y, string Text, int Color, bool Below = false);
