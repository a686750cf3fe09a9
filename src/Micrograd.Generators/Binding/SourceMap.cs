using System.Globalization;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>
/// Leads from the IR back to the source, through everything the compiler does with it. The text of a statement means nothing to the compiler, which hands it on with each
/// instruction: bound with a map, the text is the number of a piece of syntax, and every expression is a statement of its own.
/// </summary>
internal sealed class SourceMap
{
    private readonly List<SyntaxNode> _nodes = [];

    /// <summary>The text that stands for <paramref name="node"/>.</summary>
    public string Add(SyntaxNode node)
    {
        _nodes.Add(node);
        return (_nodes.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The syntax that an instruction of a function, derived ones too, comes from; null where it comes from none.</summary>
    public SyntaxNode? Find(Function function, Instruction instruction) =>
        instruction.Statement < 0 ? null : _nodes[int.Parse(function.Statements[instruction.Statement], CultureInfo.InvariantCulture)];
}
