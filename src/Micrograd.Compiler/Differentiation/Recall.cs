using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>How the reverse part of a block gets at the values its forward part computed: cheap ones are computed again, the others are saved.</summary>
internal sealed class Recall
{
    /// <summary>What costs more is saved: that costs a store and a load. An operation on reals counts 2, a division 4, one on integers 1.</summary>
    private const int RecomputationLimit = 8;

    private readonly Recollection _recollection;
    private readonly FunctionBuilder _builder;
    private readonly Dictionary<ValueId, Instruction> _definitions = [];
    private readonly Dictionary<ValueId, int> _order = [];
    private readonly Dictionary<ValueId, ValueId> _replacements = [];
    private readonly List<Instruction> _recomputed = [];
    private readonly List<ValueId> _saved = [];

    private readonly bool _keepsDivisions;

    private Recall(Recollection recollection, bool keepsDivisions) => (_recollection, _builder, _keepsDivisions) = (recollection, recollection.Builder, keepsDivisions);

    /// <summary>Values to save, in order of definition.</summary>
    public IReadOnlyList<ValueId> Saved => _saved;

    /// <summary>Where a saved value reappears in the reverse part.</summary>
    public ValueId RecalledOf(ValueId saved) => _replacements[saved];

    /// <summary>Instructions for the start of the reverse part, after the saved values are there.</summary>
    public IReadOnlyList<Instruction> Recomputed => _recomputed;

    /// <summary>Takes out the loads that may stand before the loop, for they read the same element in every iteration. A store in the loop would make the processor wait for each of them.</summary>
    /// <param name="canMove">Whether a load of the forward part may move.</param>
    public IReadOnlyList<Instruction> TakeInvariant(Func<Load, bool> canMove)
    {
        HashSet<ValueId> own = [.. _replacements.Values];
        HashSet<ValueId> movable = [.. _definitions.Where(pair => pair.Value is Load load && canMove(load) && _replacements.ContainsKey(pair.Key)).Select(pair => _replacements[pair.Key])];
        var taken = _recomputed.Where(instruction => instruction is Load load && movable.Contains(load.Result) && !instruction.Operands().Any(own.Contains)).ToList();
        _recomputed.RemoveAll(taken.Contains);
        return taken;
    }

    /// <summary>Puts the recalled values in place of the original ones.</summary>
    public Substitution Substitution => new(_replacements);

    /// <summary>Plans for a forward block and the reads of its reverse.</summary>
    /// <param name="recollection">What is known of the function.</param>
    /// <param name="parameters">Values the forward block starts with.</param>
    /// <param name="forward">Its instructions.</param>
    /// <param name="reads">What the reverse part reads, from anywhere.</param>
    /// <param name="given">Values of the forward block that the reverse part has anyway, and under which id (the loop counter).</param>
    /// <param name="keepsDivisions">Whether quotients of reals are saved, not computed again: where saving costs a variable and no memory.</param>
    public static Recall Plan(
        Recollection recollection,
        IEnumerable<ValueId> parameters,
        IEnumerable<Instruction> forward,
        IEnumerable<ValueId> reads,
        IReadOnlyDictionary<ValueId, ValueId> given,
        bool keepsDivisions = false)
    {
        var plan = new Recall(recollection, keepsDivisions);
        foreach (var parameter in parameters)
        {
            plan._order[parameter] = plan._order.Count;
        }

        foreach (var instruction in forward)
        {
            foreach (var result in instruction.Results)
            {
                plan._order[result] = plan._order.Count;
                plan._definitions[result] = instruction;
            }
        }

        foreach (var pair in given)
        {
            plan._replacements.Add(pair.Key, pair.Value);
        }

        var needed = reads.Distinct().Where(plan._order.ContainsKey).OrderBy(value => plan._order[value]).ToList();
        plan.Decide(needed);
        return plan;
    }

    private void Decide(List<ValueId> needed)
    {
        // What cannot be computed again is saved first, so that the rest may be computed from it.
        foreach (var value in needed.Where(value => !_replacements.ContainsKey(value) && CostOf(value) is null))
        {
            Save(value);
        }

        foreach (var value in needed.Where(value => !_replacements.ContainsKey(value)))
        {
            Provide(value);
        }

        foreach (var value in needed.Where(value => !_replacements.ContainsKey(value)).ToList())
        {
            Recompute(value);
        }

        _saved.Sort((a, b) => _order[a].CompareTo(_order[b]));
    }

    /// <summary>Sees to it that the value can be computed again, or saves it. A part of an array cannot be saved: what says which part can.</summary>
    private void Provide(ValueId value)
    {
        var budget = RecomputationLimit;
        if (_replacements.ContainsKey(value) || CanRecompute(value, ref budget))
        {
            return;
        }

        if (!IsUnsavable(value))
        {
            Save(value);
            return;
        }

        foreach (var operand in _definitions[value].Operands())
        {
            Provide(operand);
        }
    }

    private void Save(ValueId value)
    {
        var role = _builder.Role;
        _builder.Role = ValueRole.Primal;
        _replacements.Add(value, _builder.NewValue(_builder[value].Type, _builder[value].Name));
        _builder.Role = role;
        _saved.Add(value);
    }

    private bool CanRecompute(ValueId value, ref int budget)
    {
        if (_replacements.ContainsKey(value) || !_order.ContainsKey(value))
        {
            return true;
        }

        if (CostOf(value) is not { } cost || (budget -= cost) < 0)
        {
            return false;
        }

        foreach (var operand in _definitions[value].Operands())
        {
            if (!CanRecompute(operand, ref budget))
            {
                return false;
            }
        }

        return true;
    }

    private ValueId Recompute(ValueId value)
    {
        if (_replacements.TryGetValue(value, out var known))
        {
            return known;
        }

        if (!_order.ContainsKey(value))
        {
            return value;
        }

        if (_definitions[value] is Load)
        {
            _recollection.Reload(value);
        }

        var again = new Substitution(operand => operand == value ? Fresh(value) : Recompute(operand)).Apply(_definitions[value]);
        _recomputed.Add(again);
        return _replacements[value];
    }

    private ValueId Fresh(ValueId value)
    {
        var role = _builder.Role;
        _builder.Role = ValueRole.Primal;
        var fresh = _builder.NewValue(_builder[value].Type, _builder[value].Name);
        _builder.Role = role;
        _replacements.Add(value, fresh);
        return fresh;
    }

    private int? CostOf(ValueId value) => _definitions.TryGetValue(value, out var definition)
        ? definition switch
        {
            Constant => 0,
            External { Expression.Holes.Count: 0 } => 0,
            External when IsUnsavable(value) => 1, // an array of an object's, an object of an array: constants
            Apply { Op: OpCode.Divide } when _keepsDivisions && _builder[value].Type.IsReal => null,
            Apply apply => CostOf(apply.Op) * (_builder[value].Type.IsReal ? 2 : 1),
            Length => 0,
            View => 1,
            Load load when _recollection.CanReload(load.Result) => 2,
            Allocate when _builder[value].Role == ValueRole.Derivative => 0, // a shadow starts at zero in each iteration
            Allocate or Reserve when _recollection.IsGone(value) => 0, // asked for its length only: nothing in it is read again
            _ => null,
        }
        : null;

    private bool IsUnsavable(ValueId value) => _builder[value].Type is MemoryType or ScalarType { Kind: ScalarKind.Opaque };

    private static int? CostOf(OpCode op) => op switch
    {
        OpCode.Divide => 2,
        >= OpCode.Add and <= OpCode.Multiply or OpCode.Negate or (>= OpCode.And and <= OpCode.Convert) => 1,
        _ => null,
    };
}
