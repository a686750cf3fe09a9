using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>A block with its place in a function.</summary>
internal sealed class BlockShape(Block block, BlockKind kind, BlockShape? parent, InstructionShape? owner)
{
    /// <summary>The block.</summary>
    public Block Block { get; } = block;

    /// <summary>What it is to <see cref="Owner"/>.</summary>
    public BlockKind Kind { get; } = kind;

    /// <summary>The block around it.</summary>
    public BlockShape? Parent { get; } = parent;

    /// <summary>The instruction around it.</summary>
    public InstructionShape? Owner { get; } = owner;

    /// <summary>Position before its first instruction.</summary>
    public int Start { get; set; }

    /// <summary>Position of its terminator.</summary>
    public int End { get; set; }

    /// <summary>Its instructions.</summary>
    public List<InstructionShape> Instructions { get; } = [];

    /// <summary>The values that its end returns from the function; null if it returns nothing.</summary>
    public EquatableArray<ValueId>? Returned { get; set; }

    /// <summary>The <c>If</c> at its end whose arms return, so that its own end is not reached.</summary>
    public InstructionShape? ReturningArms { get; set; }

    /// <summary>The values that its end uses where it stands.</summary>
    public IEnumerable<ValueId> EndOperands => ReturningArms is not null ? [] : Returned is { } returned ? returned : Block.End switch
    {
        Yield yield => yield.Values,
        Throw end => end.Exception.Holes,
        _ => [],
    };

    /// <summary>Whether it throws.</summary>
    public bool Throws => Block.End is Throw;
}
