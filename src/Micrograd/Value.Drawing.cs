using Micrograd.Drawing;

namespace Micrograd;

/// <content>Pictures of the graph: what was computed from what, with numbers and gradients.</content>
public sealed partial class Value
{
    /// <summary>The graph this value was computed by as text for Graphviz: boxes with label, data and grad, ellipses for operations.</summary>
    /// <param name="options">How it is drawn; <see langword="null"/> for the defaults.</param>
    /// <remarks>
    /// In this and every other drawing a gradient is blank where <see cref="HasGrad"/> is <see langword="false"/>: before
    /// <see cref="Backward"/> and after <see cref="ZeroGrad"/>. Layers over batches of examples are drawn as the neurons of the examples that this value
    /// depends on, with the numbers that the layers computed.
    /// </remarks>
    /// <returns>The text, the same for the same graph, with line feeds only.</returns>
    /// <exception cref="ArgumentException">
    /// The graph has more values than <see cref="DrawingOptions.MaximumValues"/>, or this is not a number but a layer over a batch.
    /// </exception>
    public string ToDot(DrawingOptions? options = null) => DotWriter.Write(Graph(options), options ?? new());

    /// <summary>The graph this value was computed by as a Mermaid flow chart, which many Markdown viewers draw.</summary>
    /// <param name="options">How it is drawn; <see langword="null"/> for the defaults.</param>
    /// <remarks>
    /// Gradients are blank before <see cref="Backward"/>, as in <see cref="ToDot"/>. Mermaid itself refuses more than 500 arrows unless it is
    /// configured otherwise; <see cref="ToSvg"/> has no such limit.
    /// </remarks>
    /// <returns>The text, the same for the same graph, with line feeds only.</returns>
    /// <exception cref="ArgumentException">
    /// The graph has more values than <see cref="DrawingOptions.MaximumValues"/>, or this is not a number but a layer over a batch.
    /// </exception>
    public string ToMermaid(DrawingOptions? options = null) => MermaidWriter.Write(Graph(options), options ?? new());

    /// <summary>A picture of the graph this value was computed by, from left to right. No other program is needed.</summary>
    /// <param name="options">How it is drawn; <see langword="null"/> for the defaults.</param>
    /// <remarks>Gradients are blank before <see cref="Backward"/>, as in <see cref="ToDot"/>. The picture follows the viewer's light or dark theme.</remarks>
    /// <returns>An SVG document, the same for the same graph, with line feeds only.</returns>
    /// <exception cref="ArgumentException">
    /// The graph has more values than <see cref="DrawingOptions.MaximumValues"/>, or this is not a number but a layer over a batch.
    /// </exception>
    /// <example>
    /// <code>
    /// var a = new Value(2, "a");
    /// var loss = (a * a + 1).Named("loss");
    /// loss.Backward();
    /// File.WriteAllText("loss.svg", loss.ToSvg());
    /// </code>
    /// </example>
    public string ToSvg(DrawingOptions? options = null) => SvgWriter.Write(Graph(options), options ?? new());

    /// <summary>
    /// A page that shows the graph and steps through <see cref="Backward"/> from this value, value by value, with each local rule and
    /// number. It needs no network: one file to open in a browser.
    /// </summary>
    /// <param name="options">How it is drawn; <see langword="null"/> for the defaults.</param>
    /// <remarks>
    /// The page begins with blank gradients whatever <see cref="Grad"/> is, and ends with what one <see cref="Backward"/> adds to it.
    /// Neither this value nor any other is changed.
    /// </remarks>
    /// <returns>An HTML document, the same for the same graph, with line feeds only.</returns>
    /// <exception cref="ArgumentException">
    /// The graph has more values than <see cref="DrawingOptions.MaximumValues"/>, or this is not a number but a layer over a batch.
    /// </exception>
    public string ToHtml(DrawingOptions? options = null) => HtmlWriter.Write(Graph(options), options ?? new());

    private DrawnGraph Graph(DrawingOptions? options) => GraphReader.Read(this, options ?? new());
}
