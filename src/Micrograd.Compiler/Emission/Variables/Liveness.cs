using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>When each value that becomes a variable is alive, exactly, along the positions of a <see cref="FunctionShape"/>.</summary>
/// <remarks>The arms of an <c>If</c> are alternatives: a value needed in one only is not alive in the other. A value from outside a loop that is used
/// inside is alive through the whole loop. A folded value reads its operands where the expression stands.</remarks>
internal sealed class Liveness
{
    private readonly FunctionShape _shape;
    private readonly Folding _folding;
    private readonly List<Interval>?[] _intervals;
    private readonly bool _hasOuts;

    /// <summary>Follows every use.</summary>
    /// <param name="shape">The function.</param>
    /// <param name="folding">What is part of expressions.</param>
    /// <param name="outs">How many of the returned values leave through <c>out</c> parameters.</param>
    public Liveness(FunctionShape shape, Folding folding, int outs)
    {
        _shape = shape;
        _folding = folding;
        _hasOuts = outs > 0;
        _intervals = new List<Interval>?[shape.Function.Values.Count];
        foreach (var parameter in shape.Function.Parameters)
        {
            Add(parameter, shape.Body.Start, shape.Body.Start + 1);
        }

        Visit(shape.Body);
    }

    /// <summary>When the value is alive.</summary>
    public IntervalSet this[ValueId value] => new(_intervals[value.Index] ?? []);

    /// <summary>Values read at each place where something is written, folded expressions seen through.</summary>
    public IEnumerable<ValueId> Read(IEnumerable<ValueId> operands)
    {
        var pending = new Stack<ValueId>(operands.Reverse());
        while (pending.Count > 0)
        {
            var value = pending.Pop();
            if (_folding.InlineConstant(value) is not null)
            {
                continue;
            }

            if (!_folding.IsFolded(value))
            {
                yield return value;
                continue;
            }

            foreach (var operand in Inside(_shape.Definitions[value.Index]!))
            {
                pending.Push(operand);
            }
        }
    }

    /// <summary>The operands of an instruction; for an <c>If</c> that is an expression, also what its arms yield.</summary>
    public static IEnumerable<ValueId> Inside(InstructionShape instruction) =>
        instruction.Operands.Concat(instruction.Instruction is If ? instruction.Blocks.SelectMany(arm => arm.EndOperands) : []);

    private void Visit(BlockShape block)
    {
        foreach (var instruction in block.Instructions)
        {
            if (_folding.IsSilent(instruction))
            {
                continue;
            }

            var isExpression = _folding.IsExpression(instruction);
            Use(isExpression ? Inside(instruction) : instruction.Operands, block, instruction.Start);
            foreach (var result in instruction.Instruction.Results)
            {
                Add(result, instruction.End, instruction.End + 1);
            }

            if (isExpression)
            {
                continue;
            }

            if (instruction.Instruction is For loop)
            {
                Use([loop.End], block, instruction.End);
                Add(loop.Counter, instruction.Start, instruction.End);
            }

            foreach (var inner in instruction.Blocks)
            {
                VisitInner(instruction, inner);
            }
        }

        Use(block.EndOperands, block, block.End);
        if (_hasOuts && block.Returned is { } returned && block.ReturningArms is null)
        {
            // "return" reads its value after the out parameters have theirs.
            Use([returned[0]], block, block.End + 1);
        }
    }

    private void VisitInner(InstructionShape instruction, BlockShape inner)
    {
        Visit(inner);
        if (inner.Kind == BlockKind.Arm)
        {
            if (!inner.Throws && inner.Returned is null)
            {
                Define(instruction.Instruction.Results, inner.End);
            }

            return;
        }

        // The carried variables are assigned before the loop and at the end of its body, and live on to the next iteration.
        foreach (var parameter in inner.Block.Parameters)
        {
            var runsAfterBody = inner.Kind == BlockKind.LoopCondition && instruction.Blocks[0] != inner;
            Add(parameter, runsAfterBody ? inner.Start : instruction.Start, runsAfterBody ? instruction.End : inner.Start + 1);
            if (inner.Kind == BlockKind.LoopBody)
            {
                Add(parameter, inner.End, inner.End + 1);
            }
        }
    }

    private void Define(EquatableArray<ValueId> values, int position)
    {
        foreach (var value in values)
        {
            Add(value, position, position + 1);
        }
    }

    private void Use(IEnumerable<ValueId> operands, BlockShape block, int position)
    {
        foreach (var value in Read(operands))
        {
            Extend(value, block, position);
        }
    }

    private void Extend(ValueId value, BlockShape block, int position)
    {
        var home = _shape.Homes[value.Index]!;
        while (block != home)
        {
            var owner = block.Owner!;
            if (block.Kind == BlockKind.Arm)
            {
                Add(value, block.Start, position);
                position = owner.Start;
            }
            else
            {
                position = owner.End;
            }

            block = block.Parent!;
        }

        var start = _shape.Definitions[value.Index] is { } definition && definition.Block == home ? definition.End : home.Start;
        Add(value, start, position);
    }

    private void Add(ValueId value, int start, int end) => (_intervals[value.Index] ??= []).Add(new Interval(start, end));
}
