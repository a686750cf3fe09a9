using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Where the primal's values are defined, as positions in the text of the program.</summary>
internal sealed class ProgramOrder
{
    private readonly Dictionary<ValueId, int> _positions = [];
    private int _next;

    /// <summary>Numbers a function's values.</summary>
    public ProgramOrder(Function function)
    {
        Add(function.Parameters);
        Visit(function.Body);
    }

    /// <summary>The position of a value, or null if it is not one of the primal's.</summary>
    public int? Of(ValueId value) => _positions.TryGetValue(value, out var position) ? position : null;

    /// <summary>The position at which a loop starts: that of the first value inside it.</summary>
    public int Of(Instruction loop) => loop.Blocks.SelectMany(block => block.Parameters.Items).Select(parameter => Of(parameter) ?? _next).Min();

    private void Visit(Block block)
    {
        Add(block.Parameters);
        foreach (var instruction in block.Instructions)
        {
            if (instruction is For loop)
            {
                Add([loop.Counter]);
            }

            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
            }

            Add(instruction.Results);
        }
    }

    private void Add(EquatableArray<ValueId> values)
    {
        foreach (var value in values)
        {
            _positions[value] = _next++;
        }
    }
}
