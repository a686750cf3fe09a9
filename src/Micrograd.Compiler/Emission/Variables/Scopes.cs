namespace Micrograd.Compiler.Emission.Variables;

/// <summary>The braces that blocks will stand in. Blocks that are written without braces of their own share those of the block around them.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<BlockShape, Scope> _scopes = [];
    private readonly Folding _folding;

    /// <summary>Decides for every block of <paramref name="shape"/>.</summary>
    public Scopes(FunctionShape shape, Folding folding)
    {
        _folding = folding;
        Root = new Scope(null);
        Visit(shape.Body, Root);
    }

    /// <summary>The function's own braces.</summary>
    public Scope Root { get; }

    /// <summary>The braces around the statements of a block.</summary>
    public Scope this[BlockShape block] => _scopes[block];

    /// <summary>Whether the other arm of an <c>If</c> follows it without <c>else</c>: after a guard clause that only leaves.</summary>
    public bool IsGuardClause(InstructionShape shape) =>
        shape.Block.ReturningArms == shape && shape.Blocks[0].ReturningArms is null && shape.Blocks[0].Instructions.All(_folding.IsSilent);

    /// <summary>Whether a <c>While</c>'s condition is one expression.</summary>
    public bool HasSimpleCondition(InstructionShape shape) =>
        shape.Blocks.First(block => block.Kind == BlockKind.LoopCondition).Instructions.All(_folding.IsSilent);

    private void Visit(BlockShape block, Scope scope)
    {
        _scopes[block] = scope;
        foreach (var instruction in block.Instructions)
        {
            // Both blocks of a loop that tests in its middle stand in the same braces.
            var loop = instruction.Blocks.Any(inner => inner.Kind == BlockKind.LoopBody) ? new Scope(scope) : null;
            foreach (var inner in instruction.Blocks)
            {
                var isFree = _folding.IsExpression(instruction)
                    || (inner.Kind == BlockKind.LoopCondition && HasSimpleCondition(instruction))
                    || (inner.Kind == BlockKind.Arm && inner == instruction.Blocks[1] && IsGuardClause(instruction));
                Visit(inner, isFree ? scope : loop ?? new Scope(scope));
            }
        }
    }
}
