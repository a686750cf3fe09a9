using System.Text;
using System.Text.Json;

namespace Micrograd.Drawing;

/// <summary>A page that steps through Backward: the drawing, the steps as JSON, one script and one style sheet, all in one file.</summary>
internal static class HtmlWriter
{
    public static string Write(DrawnGraph graph, DrawingOptions options)
    {
        var steps = BackwardSteps.Of(graph);
        var widest = new double[graph.Values.Count];
        widest[^1] = 1;
        foreach (var contribution in steps.SelectMany(step => step.Contributions))
        {
            // Sums on the way can have more digits than the last.
            if (NumberText.Of(contribution.Total).Length > NumberText.Of(widest[contribution.Operand]).Length)
                widest[contribution.Operand] = contribution.Total;
        }

        var blank = new DrawnGraph([.. graph.Values.Select(value => value with { Gradient = null })]);
        var picture = new GraphPicture(blank, widest);
        var drawing = new MarkupWriter();
        drawing.Open("g", ("id", "scene"), ("data-width", NumberText.Coordinate(picture.Width)), ("data-height", NumberText.Coordinate(picture.Height)));
        picture.WriteTo(drawing);
        drawing.Close();

        var title = MarkupWriter.Escaped(options.Title is { Length: > 0 } given ? given : "Backward, step by step");
        var style = Palette.Variables() +
            Palette.WithVariables(GraphPicture.Style + Resource("page.css")).Replace("$monospace", TextMetrics.Fonts, StringComparison.Ordinal);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>
            {style}</style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <div class="group" role="group" aria-label="Steps">
            <button id="first" title="before Backward (Home)">|◀</button>
            <button id="back" title="one step back (left arrow)">◀</button>
            <button id="next" title="one step on (right arrow)">▶</button>
            <button id="last" title="to the end (End)">▶|</button>
            <button id="play" title="play and pause (space)">play</button>
            <input id="scrub" type="range" min="0" value="0" aria-label="Step">
            <span id="position"></span>
            </div>
            <div class="group" role="group" aria-label="View">
            <button id="closer" title="zoom in (+)">+</button>
            <button id="farther" title="zoom out (−)">−</button>
            <button id="fit" title="show everything (0)">fit</button>
            <button id="theme" title="light or dark (t)">theme</button>
            </div>
            </header>
            <svg id="canvas" tabindex="0" role="img" aria-label="The graph">
            {drawing}</svg>
            <aside>
            <div id="step" aria-live="polite"></div>
            <p class="keys"><kbd>→</kbd> <kbd>←</kbd> step, <kbd>space</kbd> play, <kbd>+</kbd> <kbd>−</kbd> or the wheel zoom, drag to pan, <kbd>0</kbd> shows everything, <kbd>t</kbd> changes the theme.</p>
            </aside>
            <script id="graph" type="application/json">{Json(graph, steps)}</script>
            <script>
            {Resource("page.js")}</script>
            </body>
            </html>

            """;
    }

    // The default encoder escapes <, > and &, so that no label can end the script element.
    private static string Json(DrawnGraph graph, IReadOnlyList<BackwardStep> steps)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("values");
            foreach (var value in graph.Values)
            {
                var data = NumberText.Of(value.Data);
                json.WriteStartObject();
                json.WriteString("name", value.Label is { Length: > 0 } label ? TextMetrics.Shortened(label, 60) : $"({data})");
                json.WriteString("data", data);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("steps");
            foreach (var step in steps)
                WriteStep(json, graph, step);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteStep(Utf8JsonWriter json, DrawnGraph graph, BackwardStep step)
    {
        var value = graph.Values[step.Value];
        var text = OperationText.Of(value.Operation, value.Constant, value.Operands.Length);
        json.WriteStartObject();
        json.WriteNumber("value", step.Value);
        json.WriteString("operation", text.Symbol);
        json.WriteString("formula", text.Formula);
        json.WriteString("gradient", NumberText.Of(step.Gradient));
        json.WriteStartArray("shares");
        foreach (var share in step.Contributions)
        {
            json.WriteStartObject();
            json.WriteNumber("operand", share.Operand);
            json.WriteString("symbol", share.Name);
            json.WriteString("rule", share.Rule);
            json.WriteString("derivative", NumberText.Of(share.Derivative));
            json.WriteString("amount", NumberText.Of(share.Amount));
            json.WriteString("total", NumberText.Of(share.Total));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("Micrograd.Drawing.Page." + name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
