using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>The adjoint of an array to which a loop adds everywhere before anything else is done with it is assigned there: it needs no zeros before. <see cref="FirstUse"/> for whole arrays.</summary>
internal sealed class FreshAdjoints
{
    private readonly Function _function;
    private readonly IReadOnlyDictionary<ValueId, ValueId> _arrays;
    private readonly MemoryRoots _roots;
    private readonly ValueNumbers _numbers;
    private readonly Definitions _definitions;
    private readonly HashSet<Instruction> _assigned = new(LoopIdentity.Instance);
    private readonly HashSet<Instruction> _dropped = new(LoopIdentity.Instance);
    private readonly HashSet<Instruction> _reserved = new(LoopIdentity.Instance);

    private FreshAdjoints(Function function, IReadOnlyDictionary<ValueId, ValueId> arrays) =>
        (_function, _arrays, _roots, _numbers, _definitions) = (function, arrays, new MemoryRoots(function), new ValueNumbers(function), new Definitions(function.Body));

    /// <summary>The module with such adjoints.</summary>
    /// <param name="module">A derived module.</param>
    /// <param name="gradients">How many of main's last parameters are gradients, each as long as an array.</param>
    /// <param name="arrays">The positions of these arrays among main's parameters.</param>
    public static Module Run(Module module, int gradients, IReadOnlyList<int> arrays)
    {
        var parameters = module.Main.Parameters;
        var pairs = Enumerable.Range(0, gradients).ToDictionary(i => parameters[parameters.Count - gradients + i], i => parameters[arrays[i]]);
        return module with { Main = new FreshAdjoints(module.Main, pairs).Run(), Helpers = [.. module.Helpers.Items.Select(helper => new FreshAdjoints(helper, new Dictionary<ValueId, ValueId>()).Run())] };
    }

    private Function Run()
    {
        foreach (var gradient in _arrays.Keys)
        {
            Find(gradient, null);
        }

        foreach (var made in _function.Body.Instructions.Items.Where(instruction => instruction is Reserve or Allocate { Lengths.Count: 1 }))
        {
            if (_function.Values[made.Results[0].Index] is { Role: ValueRole.Derivative, Type: WorkspaceType })
            {
                Find(made.Results[0], made);
            }
        }

        return _assigned.Count == 0 ? _function : _function with { Body = Changed(_function.Body) };
    }

    private void Find(ValueId root, Instruction? made)
    {
        if (LengthOf(root) is not { } length || UsersOf(root, made, length) is not var (users, outerClear))
        {
            return;
        }

        // It holds zeros where the first loop begins: set right before, or set or made at the start and left by the last loop.
        var clear = users.FirstOrDefault() as Clear;
        var last = made is null ? null : LastZeros(users, root, length);
        if (users.ElementAtOrDefault(clear is null ? 0 : 1) is not For first || FirstSum(first, root, length) is not { } sum
            || (clear is null && (last is null || (made is not Allocate && outerClear is null))))
        {
            return;
        }

        _assigned.Add(sum);
        _dropped.UnionWith(new Instruction?[] { outerClear, clear, last }.OfType<Instruction>());
        if (made is Allocate && !MissedLength.IsOf(_function, made, _numbers, _definitions))
        {
            _reserved.Add(made);
        }
    }

    private int? LengthOf(ValueId root) => _numbers.LengthOf(_arrays.TryGetValue(root, out var array) ? array : root);

    /// <summary>What is done to memory in the innermost block where everything is, in order, and what sets it to zero before, further out; null where parts of it have names of their own, two arms use it, or it is a
    /// result.</summary>
    private (List<Instruction> Users, Clear? OuterClear)? UsersOf(ValueId root, Instruction? made, int length)
    {
        Clear? outerClear = null;
        for (var block = _function.Body; ;)
        {
            var users = block.Instructions.Items.Where(instruction => !ReferenceEquals(instruction, made) && Touches(instruction, root)).ToList();
            if (block.End.Operands().Items.Contains(root) || users.Exists(user => user.SelfAndNested().Any(inner => inner is View view && _roots.Of(view.Source) == root)))
            {
                return null;
            }

            // What is the user's must be zero also where the block inside does not run.
            if (made is not null && users.Count == 2 && users[0] is Clear clear && users[1].Blocks.Count > 0 && !(users[1] is For loop && FirstSum(loop, root, length) is not null))
            {
                outerClear = clear;
                users.RemoveAt(0);
            }

            if (users.Count != 1 || users[0].Blocks.Count == 0)
            {
                return (users, outerClear);
            }

            var inside = users[0].Blocks.Where(inner => inner.Instructions.Any(instruction => Touches(instruction, root))).ToList();
            if (inside.Count != 1)
            {
                return null;
            }

            block = inside[0];
        }
    }

    private static bool Touches(Instruction instruction, ValueId root) => instruction.SelfAndNested().Any(inner => inner is not Length && inner.Operands().Contains(root));

    /// <summary>The only thing that a loop does to memory, if that is to add to each element.</summary>
    private Accumulate? FirstSum(For loop, ValueId root, int length) =>
        IsOverAll(loop, length) && TouchedIn(loop, root) is { Count: 1 } touched && touched[0] is Accumulate sum && IsOfIteration(sum.Indices, loop) ? sum : null;

    /// <summary>Where the last loop sets each element to zero.</summary>
    private Store? LastZeros(List<Instruction> users, ValueId root, int length) =>
        users.LastOrDefault() is For loop
        && IsOverAll(loop, length)
        && TouchedIn(loop, root) is { } touched
        && touched.TrueForAll(access => access is Load load ? IsOfIteration(load.Indices, loop) : access is Store store && IsOfIteration(store.Indices, loop))
        && touched[touched.Count - 1] is Store zero && _definitions[zero.Value] is Constant { Value.Bits: 0 }
            ? zero
            : null;

    /// <summary>What the body of a loop does to memory; null if some of it stands deeper.</summary>
    private static List<Instruction>? TouchedIn(For loop, ValueId root)
    {
        var touched = loop.Body.Instructions.Items.Where(instruction => Touches(instruction, root)).ToList();
        return touched.Count > 0 && touched.TrueForAll(instruction => instruction.Blocks.Count == 0) ? touched : null;
    }

    private static bool IsOfIteration(EquatableArray<ValueId> indices, For loop) => indices.Count == 1 && indices[0] == loop.Counter;

    private bool IsOverAll(For loop, int length) => loop.Body.End is Yield && loop switch
    {
        { Step: 1, Comparison: OpCode.Less } => _numbers.IsZero(loop.Start) && _numbers[loop.End] == length,
        { Step: -1, Comparison: OpCode.GreaterOrEqual } => _numbers.IsZero(loop.End)
            && _definitions[loop.Start] is Apply { Op: OpCode.Subtract } top && _numbers[top.Operands[0]] == length && _definitions[top.Operands[1]] is Constant { Value.Bits: 1 },
        _ => false,
    };

    private Block Changed(Block block) => block with
    {
        Instructions = block.Instructions.Items.Where(instruction => !_dropped.Contains(instruction)).Select(Changed).ToEquatableArray(),
    };

    private Instruction Changed(Instruction instruction) => instruction switch
    {
        Accumulate sum when _assigned.Contains(sum) => sum.First(),
        Allocate made when _reserved.Contains(made) => new Reserve(made.Result, made.Lengths[0]) { Statement = made.Statement },
        _ => instruction.WithBlocks(Changed),
    };
}
