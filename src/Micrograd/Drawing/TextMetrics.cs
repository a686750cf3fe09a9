using System.Globalization;
using System.Text;

namespace Micrograd.Drawing;

/// <summary>How wide text is. There is no font to ask, so that drawings use fixed-width ones, whose characters are 0.6 em wide or less.</summary>
internal static class TextMetrics
{
    public const string Fonts = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace";
    private const double Advance = 0.605;

    /// <summary>The width of a text in pixels.</summary>
    public static double Width(string text, double size)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
            cells += Cells(rune);
        return cells * Advance * size;
    }

    /// <summary>The text, or where it is longer than <paramref name="cells"/> characters its beginning and an ellipsis.</summary>
    public static string Shortened(string text, int cells)
    {
        var printable = MarkupWriter.Printable(text).Replace('\n', ' ');
        if (Width(printable, 1) <= cells * Advance + 1e-9)
            return printable;

        var kept = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(printable);
        while (elements.MoveNext() && Width(kept.ToString() + elements.GetTextElement(), 1) <= (cells - 1) * Advance)
            kept.Append(elements.GetTextElement());
        return kept.Append('…').ToString();
    }

    // East Asian characters and pictures take two cells, marks above and below others none.
    private static int Cells(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is >= 0x1100 and < 0x1160 or >= 0x2E80 and < 0xA4D0 or >= 0xAC00 and < 0xD7A4
            or >= 0xF900 and < 0xFB00 or >= 0xFE30 and < 0xFE70 or >= 0xFF00 and < 0xFF61 or >= 0x1F000 ? 2 : 1,
    };
}
