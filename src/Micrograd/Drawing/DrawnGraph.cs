namespace Micrograd.Drawing;

/// <summary>What is drawn: the values of a graph, operands before results, the one it was read from last.</summary>
/// <param name="Values">The values; each one's operands are indices into this list.</param>
internal sealed record DrawnGraph(IReadOnlyList<DrawnValue> Values);
