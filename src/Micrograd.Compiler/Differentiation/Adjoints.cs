using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The adjoint of each value as far as the reverse sweep has come. A value without an entry has the structural zero.</summary>
/// <param name="builder">Of the function.</param>
/// <param name="names">Where adjoints of unnamed values leave a name, in case they need one.</param>
/// <param name="loop">The reverse loop around, if any.</param>
internal sealed class Adjoints(FunctionBuilder builder, SpareNames names, LoopScope? loop)
{
    private readonly Dictionary<ValueId, ValueId> _adjoints = [];

    /// <summary>Values with an adjoint.</summary>
    public IEnumerable<ValueId> Keys => _adjoints.Keys;

    /// <summary>A copy that goes its own way: one arm of an <see cref="If"/>.</summary>
    public Adjoints Fork()
    {
        var copy = new Adjoints(builder, names, loop);
        foreach (var entry in _adjoints)
        {
            copy._adjoints.Add(entry.Key, entry.Value);
        }

        return copy;
    }

    /// <summary>The adjoint so far, or null for the structural zero.</summary>
    public ValueId? Find(ValueId value) => _adjoints.TryGetValue(value, out var adjoint) ? adjoint : null;

    /// <summary>What a new contribution is added to: the adjoint so far, or what the loop around carries for a value from outside.</summary>
    public ValueId? Accumulated(ValueId value) => Find(value) ?? loop?.AccumulatorOf(value);

    /// <summary>Replaces the adjoint.</summary>
    public void Set(ValueId value, ValueId adjoint) => _adjoints[value] = adjoint;

    /// <summary>Forgets the adjoint, which has gone where it belongs.</summary>
    public void Remove(ValueId value) => _adjoints.Remove(value);

    /// <summary>Adds to the adjoint of <paramref name="value"/>. The first contribution is the adjoint itself; no zero is added to.</summary>
    /// <param name="value">A value that carries an adjoint.</param>
    /// <param name="contribution">Of the same type.</param>
    /// <param name="isFresh">Whether the contribution was computed just for this and may take the adjoint's name.</param>
    public void Add(ValueId value, ValueId contribution, bool isFresh)
    {
        var name = AdjointName.Of(builder[value]);
        if (Accumulated(value) is { } sum)
        {
            _adjoints[value] = builder.Apply(OpCode.Add, builder[value].Type, [sum, contribution], name);
            return;
        }

        if (isFresh && builder[contribution].Name is null)
        {
            if (name is not null)
            {
                builder[contribution] = builder[contribution] with { Name = name };
            }
            else
            {
                names.Add(contribution, value);
            }
        }

        _adjoints[value] = contribution;
    }
}
