using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Where each of the user's variables gets new values. Moving a read of <c>x</c> past <c>x += 1</c> would need a copy of the old <c>x</c>.</summary>
internal sealed class Redefinitions
{
    private readonly FunctionShape _shape;
    private readonly Dictionary<string, List<int>> _positions = [];

    /// <summary>Collects the definitions of all named values.</summary>
    public Redefinitions(FunctionShape shape)
    {
        _shape = shape;
        Visit(shape.Body);
        foreach (var positions in _positions.Values)
        {
            positions.Sort();
        }
    }

    /// <summary>Whether another version of the value's variable is defined strictly between two positions.</summary>
    public bool Between(ValueId value, int start, int end)
    {
        if (_shape[value].Name is not { } name || !_positions.TryGetValue(name, out var positions))
        {
            return false;
        }

        var index = positions.BinarySearch(start + 1);
        index = index < 0 ? ~index : index;
        return index < positions.Count && positions[index] < end;
    }

    /// <summary>Forgets the definition of a value that is folded after all.</summary>
    public void Remove(ValueId value, int position)
    {
        if (_shape[value].Name is { } name && _positions.TryGetValue(name, out var positions))
        {
            positions.Remove(position);
        }
    }

    private void Visit(BlockShape block)
    {
        Add(block.Block.Parameters, block.Start);
        foreach (var instruction in block.Instructions)
        {
            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
                if (instruction.Instruction is For or While)
                {
                    Add(instruction.Instruction.Results, inner.End);
                }
            }

            Add(instruction.Instruction.Results, instruction.End);
        }
    }

    private void Add(EquatableArray<ValueId> values, int position)
    {
        foreach (var value in values)
        {
            if (_shape[value].Name is { } name)
            {
                if (!_positions.TryGetValue(name, out var positions))
                {
                    _positions[name] = positions = [];
                }

                positions.Add(position);
            }
        }
    }
}
