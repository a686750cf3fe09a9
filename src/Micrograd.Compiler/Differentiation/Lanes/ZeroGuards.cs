using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>The choices <c>d == 0 &amp;&amp; edge ? 0 : formula</c> of a function, as the rules of functions with poles make them.</summary>
internal sealed class ZeroGuards
{
    private readonly Dictionary<ValueId, ZeroGuard> _guards = [];
    private readonly HashSet<ValueId> _parts = [];
    private readonly HashSet<ValueId> _skips = [];
    private readonly Definitions _definitions;
    private readonly WideValues _wide;
    private readonly int[] _uses;

    /// <summary>Finds them.</summary>
    /// <param name="function">A derived function.</param>
    /// <param name="wide">What depends on its direction.</param>
    public ZeroGuards(Function function, WideValues wide)
    {
        (_definitions, _wide, _uses) = (new Definitions(function.Body), wide, new int[function.Values.Count]);
        foreach (var read in function.Body.Reads())
        {
            _uses[read.Index]++;
        }

        foreach (var choice in function.Body.Descendants().OfType<If>())
        {
            if (choice.Yielded.Count == 0 && _uses[choice.Condition.Index] == 1 && choice.Then.Instructions.Items.All(instruction => instruction is Accumulate or Apply) && choice.Else.Instructions.Count == 0)
            {
                _skips.Add(choice.Condition);
            }

            if (IsZeroOrFormula(choice) && Parse(choice.Condition) is { } guard)
            {
                _guards.Add(choice.Yielded[0], guard);
            }
        }
    }

    /// <summary>The guard of a choice; null if it is none.</summary>
    public ZeroGuard? Find(If choice) => choice.Yielded.Count == 1 && _guards.TryGetValue(choice.Yielded[0], out var guard) ? guard : null;

    /// <summary>Whether the instruction computes nothing but a guard's condition.</summary>
    public bool IsPart(Instruction instruction) => instruction.Results.Count == 1 && _parts.Contains(instruction.Results[0]);

    /// <summary>Whether the comparison says no more than that adding nothing can be left out: then it may ask whether any lane has something to add.</summary>
    public bool IsSkip(Apply comparison) => comparison.Op == OpCode.NotEqual && _skips.Contains(comparison.Result) && IsZero(comparison.Operands[1]);

    private bool IsZeroOrFormula(If choice) =>
        choice.Yielded.Count == 1 && _wide.Contains(choice.Yielded[0]) && choice.IsPure()
        && choice.Then.End is Yield then && IsZero(then.Values[0]);

    private ZeroGuard? Parse(ValueId condition)
    {
        if (_uses[condition.Index] != 1)
        {
            return null;
        }

        if (DirectionOf(condition) is { } direction)
        {
            _parts.Add(condition);
            return new ZeroGuard(direction, null, []);
        }

        if (_definitions[condition] is If { Then.End: Yield then, Else.End: Yield otherwise } and var both && both.IsPure()
            && IsZero(otherwise.Values[0]) && _uses[both.Condition.Index] == 1 && DirectionOf(both.Condition) is { } first)
        {
            _parts.Add(condition);
            _parts.Add(both.Condition);
            return new ZeroGuard(first, then.Values[0], both.Then.Instructions);
        }

        return null;
    }

    private ValueId? DirectionOf(ValueId comparison) =>
        _definitions[comparison] is Apply { Op: OpCode.Equal } equal && _wide.Contains(equal.Operands[0]) && IsZero(equal.Operands[1]) ? equal.Operands[0] : null;

    /// <summary>Zero, or <c>false</c>.</summary>
    private bool IsZero(ValueId value) =>
        _definitions[value] is Constant constant && constant.Value.Bits == 0;
}
