using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The reverse loop under construction: adjoints of values from outside the loop are carried through it, each from the moment it is first needed.</summary>
internal sealed class LoopScope(FunctionBuilder builder, HashSet<ValueId> inside)
{
    private readonly List<ValueId> _outer = [];
    private readonly Dictionary<ValueId, ValueId> _accumulators = [];

    /// <summary>Values from outside that receive something in the loop, in order of first use.</summary>
    public IReadOnlyList<ValueId> Outer => _outer;

    /// <summary>The carried adjoint of a value from outside, or null for a value of the loop's own.</summary>
    public ValueId? AccumulatorOf(ValueId value)
    {
        if (inside.Contains(value))
        {
            return null;
        }

        if (!_accumulators.TryGetValue(value, out var accumulator))
        {
            accumulator = builder.NewValue(builder[value].Type, AdjointName.Of(builder[value]));
            _accumulators[value] = accumulator;
            _outer.Add(value);
        }

        return accumulator;
    }
}
