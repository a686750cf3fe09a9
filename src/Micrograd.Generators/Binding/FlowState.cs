using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Where binding stands in a function: the current value of each variable, and whether control still falls through to the next statement.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<Variable, ValueId> _values = [];
    private readonly Stack<Dictionary<Variable, ValueId?>> _journals = new();

    /// <summary>Whether the next statement can be reached.</summary>
    public bool Falls { get; set; } = true;

    /// <summary>Set when the block under construction ends by throwing.</summary>
    public Throw? Thrown { get; set; }

    /// <summary>Jumps that may have been taken: the flag that tells, or null for certainty. The statements up to the target are skipped.</summary>
    public Dictionary<ExitTarget, ValueId?> Exits { get; set; } = [];

    /// <summary>The current value; null before the first assignment.</summary>
    public ValueId? this[Variable variable] => _values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>Assigns.</summary>
    public void Assign(Variable variable, ValueId value)
    {
        if (_journals.Count > 0 && !_journals.Peek().ContainsKey(variable))
        {
            _journals.Peek().Add(variable, this[variable]);
        }

        _values[variable] = value;
    }

    /// <summary>Starts to record assignments.</summary>
    public void Enter() => _journals.Push([]);

    /// <summary>Undoes the assignments since <see cref="Enter"/> and returns them.</summary>
    public IReadOnlyList<KeyValuePair<Variable, ValueId>> Leave()
    {
        var changes = new List<KeyValuePair<Variable, ValueId>>();
        foreach (var change in _journals.Pop())
        {
            changes.Add(new(change.Key, _values[change.Key]));
            if (change.Value is { } before)
            {
                _values[change.Key] = before;
            }
            else
            {
                _values.Remove(change.Key);
            }
        }

        return changes;
    }
}
