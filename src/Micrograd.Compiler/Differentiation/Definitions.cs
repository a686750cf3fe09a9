using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Which instruction defines a value.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<ValueId, Instruction> _definitions = [];

    /// <summary>Indexes a block and all inside it.</summary>
    public Definitions(Block block)
    {
        foreach (var instruction in block.Descendants())
        {
            foreach (var result in instruction.Results)
            {
                _definitions[result] = instruction;
            }
        }
    }

    /// <summary>The defining instruction; null for parameters and loop counters.</summary>
    public Instruction? this[ValueId value] => _definitions.TryGetValue(value, out var instruction) ? instruction : null;

    /// <summary>The same as a method.</summary>
    public Instruction? Find(ValueId value) => this[value];

    /// <summary>Every value defined in a block or anywhere inside it.</summary>
    public static IEnumerable<ValueId> Inside(Block block) =>
        block.Parameters.Items.Concat(block.Descendants().SelectMany(Own));

    /// <summary>Every value defined by the instruction or anywhere inside it.</summary>
    public static IEnumerable<ValueId> Inside(Instruction instruction) => instruction.SelfAndNested().SelectMany(Own);

    private static IEnumerable<ValueId> Own(Instruction instruction) =>
        instruction.Results.Items
            .Concat(instruction is For loop ? [loop.Counter] : [])
            .Concat(instruction.Blocks.SelectMany(block => block.Parameters.Items));
}
