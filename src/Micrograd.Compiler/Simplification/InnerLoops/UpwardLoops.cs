using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>Turns innermost loops of a reverse part that count down to 0 round, where no iteration needs what another computed: the JIT drops the bounds checks of loops that count up. Adjoints that are sums over
/// the iterations are summed in the other order; nothing of the primal is.</summary>
public sealed class UpwardLoops
{
    private readonly Function _function;
    private readonly MemoryRoots _roots;
    private readonly ValueNumbers _numbers;
    private readonly Definitions _definitions;

    private UpwardLoops(Function function) =>
        (_function, _roots, _numbers, _definitions) = (function, new MemoryRoots(function), new ValueNumbers(function), new Definitions(function.Body));

    /// <summary>The module with such loops.</summary>
    public static Module Run(Module module) =>
        module with { Main = Run(module.Main), Helpers = [.. module.Helpers.Items.Select(Run)] };

    private static Function Run(Function function) =>
        function.Body.Descendants().Any(instruction => instruction is For { Step: -1 })
            ? function with { Body = new UpwardLoops(function).Run(function.Body) }
            : function;

    private Block Run(Block block) =>
        block with { Instructions = block.Instructions.Items.Select(instruction => instruction is For loop && TripsOf(loop) is { } trips ? Upward(loop, trips) : instruction.WithBlocks(Run)).ToEquatableArray() };

    private static For Upward(For loop, ValueId trips) => loop with { Start = loop.End, Comparison = OpCode.Less, End = trips, Step = 1 };

    /// <summary>How often the loop runs; null where it must count down.</summary>
    private ValueId? TripsOf(For loop) =>
        loop is { Step: -1, Comparison: OpCode.GreaterOrEqual, Body.End: Yield }
        && _function.TypeOf(loop.Counter) == IrType.Int32
        && _numbers.IsZero(loop.End)
        && _definitions[loop.Start] is Apply { Op: OpCode.Subtract, Overflow: Overflow.Default } last
        && _definitions[last.Operands[1]] is Constant { Value.Bits: 1 }
        && loop.Body.Descendants().All(IsAllowed)
        && AreSums(loop)
        && loop.Body.Descendants().Where(instruction => instruction is Load or Store or Accumulate).GroupBy(access => _roots.Of(ElementOf(access).Memory)).All(accesses => AreApart(loop, [.. accesses]))
            ? last.Operands[0]
            : null;

    private bool IsAllowed(Instruction instruction) => instruction switch
    {
        Apply or Constant or External or Load or Length => true,
        If choice => choice.Blocks.All(block => block.End is Yield),
        Store store => IsAdjoint(_roots.Of(store.Memory)),
        Accumulate add => IsAdjoint(_roots.Of(add.Memory)),
        _ => false,
    };

    private bool IsAdjoint(ValueId value) => _function.Values[value.Index].Role == ValueRole.Derivative;

    /// <summary>Whether carried variables only have something added in each iteration.</summary>
    private bool AreSums(For loop)
    {
        if (loop.Initial.Count == 0)
        {
            return true;
        }

        var reads = loop.Body.Reads().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        var readers = loop.Body.Instructions.Items.SelectMany(instruction => instruction.Operands().Select(value => (value, instruction))).GroupBy(read => read.value).ToDictionary(group => group.Key, group => group.First().instruction);
        return Enumerable.Range(0, loop.Initial.Count).All(IsSum);

        bool IsSum(int carried)
        {
            var (value, next) = (loop.Body.Parameters[carried], ((Yield)loop.Body.End).Values[carried]);
            if (!IsAdjoint(value) || !_function.TypeOf(value).IsReal)
            {
                return false;
            }

            while (reads.TryGetValue(value, out var count) && count == 1)
            {
                if (value == next)
                {
                    return true;
                }

                if (!readers.TryGetValue(value, out var reader) || reader is not Apply { Op: OpCode.Add or OpCode.Subtract } sum || (sum.Op == OpCode.Subtract && sum.Operands[0] != value))
                {
                    return false;
                }

                value = sum.Result;
            }

            return false;
        }
    }

    /// <summary>Whether what is done to memory is the same in any order of iterations: only reads, only sums, or in each iteration an element of its own.</summary>
    private bool AreApart(For loop, List<Instruction> accesses)
    {
        if (accesses.TrueForAll(access => access is Load) || accesses.TrueForAll(access => access is Accumulate))
        {
            return true;
        }

        var (memory, indices) = ElementOf(accesses[0]);
        return accesses.TrueForAll(access => ElementOf(access) == (memory, indices))
            && indices[indices.Count - 1] == loop.Counter
            && !Definitions.Inside(loop.Body).Intersect(indices.Items).Any();
    }

    private static (ValueId Memory, EquatableArray<ValueId> Indices) ElementOf(Instruction access) => access switch
    {
        Load load => (load.Memory, load.Indices),
        Store store => (store.Memory, store.Indices),
        Accumulate add => (add.Memory, add.Indices),
        _ => throw new InvalidOperationException($"{access.GetType().Name} has no element."),
    };
}
