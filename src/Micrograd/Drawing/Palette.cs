using System.Text;

namespace Micrograd.Drawing;

/// <summary>The colours of all drawings, each for a light and a dark background. Style sheets name them $paper, $ink, ….</summary>
internal static class Palette
{
    private static readonly (string Name, string Light, string Dark)[] s_colors =
    [
        ("paper", "#ffffff", "#0f172a"),
        ("panel", "#f8fafc", "#1e293b"),
        ("ink", "#1e293b", "#e2e8f0"),
        ("faint", "#64748b", "#94a3b8"),
        ("line", "#94a3b8", "#64748b"),
        ("grid", "#e2e8f0", "#253047"),
        ("leaf", "#e8f1ff", "#17294d"),
        ("leafline", "#5b8def", "#5b8def"),
        ("warm", "#fff1de", "#42290f"),
        ("strong", "#c2410c", "#fb923c"),
        ("operation", "#475569", "#cbd5e1"),
        ("onoperation", "#ffffff", "#0f172a"),

        // Series of charts and classes of points: blue, orange, green (Okabe and Ito's, told apart also by the colour-blind), then others.
        ("series0", "#0072b2", "#56b4e9"),
        ("series1", "#d55e00", "#f59e0b"),
        ("series2", "#009e73", "#34d399"),
        ("series3", "#b0578d", "#e39ac6"),
        ("series4", "#7c6f00", "#f0e442"),
        ("series5", "#5b4bb3", "#a99bf5"),

        // Backgrounds of classes, unsure and sure.
        ("area0", "#dcebf6", "#12283b"),
        ("area1", "#fae6d8", "#38220e"),
        ("area2", "#d9f2e9", "#0d2f27"),
        ("area3", "#f4e3ee", "#33202d"),
        ("area4", "#f3f0d2", "#2f2d0c"),
        ("area5", "#e5e1f7", "#241f42"),
        ("sure0", "#b9d7ec", "#1b4263"),
        ("sure1", "#f4c9a9", "#633a14"),
        ("sure2", "#aee3d1", "#135042"),
        ("sure3", "#e7c3da", "#553449"),
        ("sure4", "#e5df9f", "#4d4a12"),
        ("sure5", "#c9c1ef", "#3b336b"),
    ];

    /// <summary>How many series and classes have a colour of their own.</summary>
    public const int SeriesCount = 6;

    /// <summary>A style sheet that follows the viewer's theme; programs that know no themes show the light one.</summary>
    public static string FollowingTheme(string css) =>
        $"{WithColors(css, color => color.Light)}@media (prefers-color-scheme: dark) {{\n{WithColors(css, color => color.Dark)}}}\n";

    /// <summary>A style sheet whose colours are variables.</summary>
    public static string WithVariables(string css) => WithColors(css, color => $"var(--{color.Name})");

    /// <summary>The variables, by theme; the attribute data-theme of the page wins over the viewer's.</summary>
    public static string Variables()
    {
        var light = Declared(color => color.Light);
        var dark = Declared(color => color.Dark);
        return $":root {{ color-scheme: light; {light}}}\n" +
            $"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ color-scheme: dark; {dark}}} }}\n" +
            $":root[data-theme=\"dark\"] {{ color-scheme: dark; {dark}}}\n";
    }

    private static string Declared(Func<(string Name, string Light, string Dark), string> value)
    {
        var text = new StringBuilder();
        foreach (var color in s_colors)
            text.Append($"--{color.Name}: {value(color)}; ");
        return text.ToString();
    }

    private static string WithColors(string css, Func<(string Name, string Light, string Dark), string> value)
    {
        var text = new StringBuilder(css);
        foreach (var color in s_colors)
            text.Replace($"${color.Name};", value(color) + ";");
        return text.ToString();
    }
}
