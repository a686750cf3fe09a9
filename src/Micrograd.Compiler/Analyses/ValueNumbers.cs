using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Numbers that are equal for values that are always equal: the same operation on the same values. For indices and lengths.</summary>
public sealed class ValueNumbers
{
    private readonly Dictionary<ValueId, int> _numbers = [];
    private readonly Dictionary<object, int> _known = [];

    private readonly HashSet<ValueId> _zeros;
    private readonly Function _function;

    /// <summary>Numbers the values of a function.</summary>
    public ValueNumbers(Function function)
    {
        _function = function;
        _zeros = [.. function.Body.Descendants().OfType<Constant>().Where(constant => constant.Value.Bits == 0).Select(constant => constant.Result)];
        Visit(function.Body);
    }

    /// <summary>The number of a value.</summary>
    public int this[ValueId value]
    {
        get
        {
            if (!_numbers.TryGetValue(value, out var number))
            {
                _numbers[value] = number = Number(value);
            }

            return number;
        }
    }

    /// <summary>The number of the length of one-dimensional memory; null if nothing tells.</summary>
    public int? LengthOf(ValueId memory) => _known.TryGetValue(("length", this[memory], 0), out var number) ? number : null;

    /// <summary>Whether the value is the integer 0.</summary>
    public bool IsZero(ValueId value) => _zeros.Contains(value);

    private void Visit(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            if (KeyOf(instruction) is { } key)
            {
                _numbers[instruction.Results[0]] = Number(key);
            }

            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    private object? KeyOf(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant constant when constant.Value.IsNumber || !_function.TypeOf(constant.Result).IsReal:
                return (constant.Value.Bits, _function.TypeOf(constant.Result));
            case Apply { Overflow: Overflow.Default } apply:
                return (apply.Op, _function.TypeOf(apply.Result), Numbers(apply.Operands));
            case Allocate { Lengths.Count: 1 } allocate:
                return Sized(allocate.Result, allocate.Lengths[0]);
            case Reserve reserve:
                return Sized(reserve.Result, reserve.Count);
            case Slice { Length: { } given } slice:
                return Sized(slice.Result, given);
            case Slice { Start: null } slice:
                _numbers[slice.Result] = this[slice.Source];
                return null;
            case Length length:
                return ("length", this[length.Memory], Math.Max(length.Dimension, 0));
            default:
                return null;
        }
    }

    // The length of memory made with that length is known by its number.
    private object? Sized(ValueId memory, ValueId length)
    {
        _known[("length", this[memory], 0)] = this[length];
        return null;
    }

    private EquatableArray<int> Numbers(EquatableArray<ValueId> values) => values.Items.Select(value => this[value]).ToEquatableArray();

    private int Number(object key)
    {
        if (!_known.TryGetValue(key, out var number))
        {
            _known[key] = number = _known.Count;
        }

        return number;
    }
}
