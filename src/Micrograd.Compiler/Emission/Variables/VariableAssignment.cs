using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Takes a function out of SSA: decides which values share a C# variable.</summary>
/// <remarks>Values that are copied into each other (around loops, out of arms) and versions of one user variable share where they are never alive at the
/// same time; what remains becomes assignments. Values with different names of the user's do not share.</remarks>
internal sealed class VariableAssignment
{
    // Versions of one name that cannot share the first variables rarely share a later one; the limit keeps this linear.
    private const int MostVariablesPerName = 8;
    private readonly FunctionShape _shape;
    private readonly Folding _folding;
    private readonly Liveness _liveness;
    private readonly Scopes _scopes;
    private readonly SharedClass?[] _classes;
    private readonly Variable?[] _variables;

    /// <summary>Assigns variables.</summary>
    /// <param name="shape">The function.</param>
    /// <param name="folding">What needs none.</param>
    /// <param name="liveness">When values are alive.</param>
    /// <param name="outs">How many of the returned values, after the first, leave through <c>out</c> parameters.</param>
    /// <param name="fixedParameters">Parameters that cannot be assigned to.</param>
    /// <param name="scopes">The braces that blocks stand in.</param>
    public VariableAssignment(FunctionShape shape, Folding folding, Liveness liveness, int outs, ISet<ValueId> fixedParameters, Scopes scopes)
    {
        _scopes = scopes;
        _shape = shape;
        _folding = folding;
        _liveness = liveness;
        var count = shape.Function.Values.Count;
        _classes = new SharedClass?[count + outs];
        _variables = new Variable?[count + outs];
        Outs = [.. Enumerable.Range(count, outs).Select(i => new ValueId(i))];
        Collect(fixedParameters);
        var copies = new List<(ValueId From, ValueId To)>();
        Copies(shape.Body, copies);
        Share(copies.Where(copy => SameName(copy.From, copy.To)));
        ShareVersions();
        Share(copies);
        Name();
    }

    /// <summary>Stand-ins for the <c>out</c> parameters.</summary>
    public IReadOnlyList<ValueId> Outs { get; }

    /// <summary>The variables, in order of first definition.</summary>
    public List<Variable> Variables { get; } = [];

    /// <summary>The variable of a value; null if it is folded, a literal, or never needed.</summary>
    public Variable? this[ValueId value] => _variables[value.Index];

    private void Collect(ISet<ValueId> fixedParameters)
    {
        for (var i = 0; i < _shape.Function.Values.Count; i++)
        {
            var value = new ValueId(i);
            if (_shape.Homes[i] is { } home && !_folding.IsFolded(value) && _folding.InlineConstant(value) is null && !IsForgotten(value))
            {
                _classes[i] = new SharedClass(value, _shape[value], _liveness[value], _scopes[home])
                {
                    IsFixed = fixedParameters.Contains(value) || IsCounter(value, home),
                    IsParameter = _shape.Function.Parameters.Items.Contains(value),
                };
            }
        }

        var positions = new List<Interval>();
        CollectReturns(_shape.Body, positions);
        for (var i = 0; i < Outs.Count; i++)
        {
            var type = _shape.Function.ResultTypes[i + 1];
            _classes[Outs[i].Index] = new SharedClass(Outs[i], new ValueInfo(type, null, ValueRole.Primal), new IntervalSet([.. positions]), _scopes.Root) { IsParameter = true };
        }
    }

    // A loop's variable is there even if nothing reads it afterwards.
    private bool IsForgotten(ValueId value) =>
        _shape.Definitions[value.Index] is { Instruction: not (For or While) } definition && (_folding.IsDead(definition) || !_folding.IsUsed(value));

    private static void CollectReturns(BlockShape block, List<Interval> positions)
    {
        if (block.Returned is not null && block.ReturningArms is null)
        {
            positions.Add(new Interval(block.End, block.End + 1));
        }

        foreach (var inner in block.ReturningArms?.Blocks ?? [])
        {
            CollectReturns(inner, positions);
        }
    }

    private void Copies(BlockShape block, List<(ValueId From, ValueId To)> copies)
    {
        foreach (var shape in block.Instructions)
        {
            switch (shape.Instruction)
            {
                case If choice when block.ReturningArms != shape && !_folding.IsExpression(shape):
                    foreach (var arm in shape.Blocks)
                    {
                        Pair(Yielded(arm.Block), choice.Yielded, copies);
                    }

                    break;
                case For loop:
                    Unite(loop.Body.Parameters, loop.Final);
                    Pair(loop.Initial, loop.Body.Parameters, copies);
                    Pair(Yielded(loop.Body), loop.Body.Parameters, copies);
                    break;
                case While loop:
                    Unite(loop.Body.Parameters, loop.Condition.Parameters);
                    Unite(loop.Body.Parameters, loop.Final);
                    Pair(loop.Initial, loop.Body.Parameters, copies);
                    Pair(Yielded(loop.Body), loop.Body.Parameters, copies);
                    break;
            }

            foreach (var inner in shape.Blocks)
            {
                Copies(inner, copies);
            }
        }

        if (block.Returned is { } returned && block.ReturningArms is null)
        {
            Pair(returned.Skip(1).Take(Outs.Count).ToEquatableArray(), Outs, copies);
        }
    }

    private static EquatableArray<ValueId> Yielded(Block block) => block.End is Yield yield ? yield.Values : [];

    private static void Pair(EquatableArray<ValueId> from, IReadOnlyList<ValueId> to, List<(ValueId From, ValueId To)> copies)
    {
        for (var i = 0; i < from.Count; i++)
        {
            copies.Add((from[i], to[i]));
        }
    }

    // A loop's variable is one variable, before, in and after the loop.
    private void Unite(EquatableArray<ValueId> first, EquatableArray<ValueId> second)
    {
        for (var i = 0; i < first.Count; i++)
        {
            Merge(Find(first[i])!, Find(second[i])!);
        }
    }

    private bool SameName(ValueId a, ValueId b) =>
        Find(a) is { Name: { } left } && Find(b) is { Name: { } right } && left == right;

    private void Share(IEnumerable<(ValueId From, ValueId To)> copies)
    {
        foreach (var (from, to) in copies)
        {
            if (Find(from) is { } source && Find(to) is { } target)
            {
                TryMerge(source, target);
            }
        }
    }

    private void ShareVersions()
    {
        var byName = new Dictionary<string, List<SharedClass>>();
        foreach (var shared in _classes.OfType<SharedClass>().OrderBy(shared => DefinedAt(shared.Value)))
        {
            if (shared.Name is not { } name)
            {
                continue;
            }

            if (!byName.TryGetValue(name, out var known))
            {
                byName[name] = known = [];
            }

            if (!known.Any(other => IsAround(other.Root, shared.Root) && TryMerge(other.Root, shared.Root)) && known.Count < MostVariablesPerName)
            {
                known.Add(shared);
            }
        }
    }

    private int DefinedAt(ValueId value) => 
        value.Index >= _shape.Definitions.Length ? int.MaxValue
        : _shape.Definitions[value.Index] is { } definition ? definition.End
        : _shape.Homes[value.Index]!.Start;

    private SharedClass? Find(ValueId value) => _classes[value.Index]?.Root;

    private static bool IsCounter(ValueId value, BlockShape home) => home.Owner?.Instruction is For loop && loop.Counter == value;

    // Versions in separate braces are better declared in each of them.
    private static bool IsAround(SharedClass a, SharedClass b) => Scope.Common(a.Home, b.Home) is var common && (common == a.Home || common == b.Home);

    private static bool TryMerge(SharedClass a, SharedClass b)
    {
        if (a == b)
        {
            return true;
        }

        if (!a.CanJoin(b) || a.Alive.Overlaps(b.Alive))
        {
            return false;
        }

        Merge(a, b);
        return true;
    }

    private static void Merge(SharedClass a, SharedClass b)
    {
        if (a != b)
        {
            a.Join(b);
        }
    }

    private void Name()
    {
        var bySharing = new Dictionary<SharedClass, Variable>();
        foreach (var shared in _classes.OfType<SharedClass>().OrderBy(shared => DefinedAt(shared.Value)))
        {
            if (!bySharing.TryGetValue(shared.Root, out var variable))
            {
                bySharing[shared.Root] = variable = new Variable(shared.Root.Type) { IsParameter = shared.Root.IsParameter, Wish = shared.Root.Name };
                Variables.Add(variable);
            }

            variable.Members.Add(shared.Value);
            _variables[shared.Value.Index] = variable;
        }
    }
}
