using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>An instruction with its place in a function.</summary>
internal sealed class InstructionShape(Instruction instruction, BlockShape block)
{
    /// <summary>The instruction.</summary>
    public Instruction Instruction { get; } = instruction;

    /// <summary>The block it stands in.</summary>
    public BlockShape Block { get; } = block;

    /// <summary>Where its operands are read.</summary>
    public int Start { get; set; }

    /// <summary>Where its results are there.</summary>
    public int End { get; set; }

    /// <summary>The blocks inside it: then and else, or condition and body as they run.</summary>
    public List<BlockShape> Blocks { get; } = [];

    /// <summary>Its operands, in the order in which C# evaluates them.</summary>
    public IReadOnlyList<ValueId> Operands { get; } =
        instruction is For loop ? [.. loop.Initial, loop.Start, loop.End] : [.. instruction.Operands()];

    /// <summary>Whether its place among the other ordered instructions is part of its meaning.</summary>
    public bool IsOrdered => Instruction is not (Apply or Constant or External or Note or Load or View or Length) && !(Instruction is If && Blocks.All(IsPure));

    /// <summary>Whether the value is the bound of this loop, which C# evaluates again and again.</summary>
    public bool IsBound(ValueId value) => Instruction is For loop && loop.End == value;

    private static bool IsPure(BlockShape block) => !block.Throws && block.Instructions.All(inner => !inner.IsOrdered);
}
