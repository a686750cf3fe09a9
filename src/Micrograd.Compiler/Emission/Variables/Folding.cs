using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Decides which values become part of the expression that uses them, and which become variables.</summary>
/// <remarks>A value folds into its only use. Pure operations may move there freely; loads, pops, calls and external text only where they still run in their
/// order. Constants without a name are written wherever they are used.</remarks>
internal sealed class Folding
{
    private const int LongestExpressionArm = 16;
    private readonly FunctionShape _shape;
    private readonly ISet<ValueId> _kept;
    private readonly Redefinitions _redefinitions;
    private readonly MemoryWrites _writes;
    private readonly int[] _useCounts;
    private readonly bool[] _isFolded;
    private readonly bool[] _isConditional;
    private readonly Root[] _roots;
    private readonly HashSet<InstructionShape> _dead = [];
    private readonly HashSet<InstructionShape> _expressions = [];
    private readonly EvaluationOrder _order;

    /// <summary>Decides for the values of <paramref name="shape"/>.</summary>
    /// <param name="shape">The function.</param>
    /// <param name="kept">Values that get a variable although they have no name.</param>
    public Folding(FunctionShape shape, ISet<ValueId> kept)
    {
        _shape = shape;
        _kept = kept;
        _redefinitions = new Redefinitions(shape);
        _writes = new MemoryWrites(shape);
        var count = shape.Function.Values.Count;
        _useCounts = new int[count];
        _isFolded = new bool[count];
        _isConditional = new bool[count];
        _roots = new Root[count];
        _order = new EvaluationOrder(this);
        for (var i = 0; i < count; i++)
        {
            _useCounts[i] = shape.UsesOf(new ValueId(i)).Count;
        }

        Decide(shape.Body);
    }

    /// <summary>Whether the value is part of the expression that uses it.</summary>
    public bool IsFolded(ValueId value) => _isFolded[value.Index];

    /// <summary>The constant, if the value is one that is written wherever it is used: every one but the user's variables.</summary>
    public Constant? InlineConstant(ValueId value) =>
        _shape.Definitions[value.Index]?.Instruction is Constant constant && (!IsNamed(value) || IsDerivative(value)) ? constant : null;

    /// <summary>Whether nothing uses its results and it has no other effect.</summary>
    public bool IsDead(InstructionShape instruction) => _dead.Contains(instruction);

    /// <summary>Whether an <c>If</c> is written as an expression.</summary>
    public bool IsExpression(InstructionShape instruction) => _expressions.Contains(instruction);

    /// <summary>Whether a value is still used.</summary>
    public bool IsUsed(ValueId value) => _useCounts[value.Index] > 0;

    /// <summary>Whether nothing of the instruction is left to be written where it stands.</summary>
    public bool IsSilent(InstructionShape instruction) =>
        IsDead(instruction)
        || (instruction.Instruction.Results is { Count: 1 } results && (IsFolded(results[0]) || InlineConstant(results[0]) is not null));

    /// <summary>Whether something happens where a folded value is read: numbers are popped, a helper is called, an exception may be thrown.</summary>
    public bool HasEffect(ValueId value) => IsFolded(value) && _shape.Definitions[value.Index] is { } definition
        && (definition.IsOrdered || definition.Instruction.SelfAndNested().Any(IsThereToThrow) || definition.Operands.Any(HasEffect));

    /// <summary>The only use of a value that something living has.</summary>
    public ValueUse OnlyUse(ValueId value) => _shape.UsesOf(value).First(use => use.Instruction is null || !IsDead(use.Instruction));

    private void Decide(BlockShape block)
    {
        foreach (var instruction in block.Instructions)
        {
            foreach (var inner in instruction.Blocks)
            {
                Decide(inner);
            }
        }

        _order.Enter(block);
        for (var i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Decide(block.Instructions[i]);
        }
    }

    private void Decide(InstructionShape instruction)
    {
        if (instruction.Instruction is If && CanBeExpression(instruction))
        {
            _expressions.Add(instruction);
        }

        if (instruction.Instruction.Results is not { Count: 1 } results)
        {
            return;
        }

        var value = results[0];
        var canFold = instruction.Instruction is Apply or External or Load or View or Length or Pop or Call || IsExpression(instruction);
        if (_useCounts[value.Index] == 0)
        {
            Bury(instruction);
        }
        else if (canFold && !IsPoppedWithOthers(instruction) && _useCounts[value.Index] == 1 && (!IsNamed(value) || MayLoseName(instruction, value)))
        {
            Fold(instruction, value);
        }
    }

    /// <summary>Numbers popped one after another are popped in one statement.</summary>
    private bool IsPoppedWithOthers(InstructionShape instruction) =>
        IsNumber(instruction) && instruction.Block.Instructions is var all && all.IndexOf(instruction) is var i
        && ((i > 0 && IsNumber(all[i - 1])) || (i + 1 < all.Count && IsNumber(all[i + 1])));

    private bool IsNumber(InstructionShape instruction) => instruction.Instruction is Pop pop && _shape[pop.Result].Type == IrType.Double;

    /// <summary>A saved value that is read once is read where it is needed; and <c>p *= x</c> stands where the old <c>p</c> is needed no longer.</summary>
    private bool MayLoseName(InstructionShape instruction, ValueId value)
    {
        if (instruction.Instruction is Load)
        {
            return true;
        }

        var use = OnlyUse(value);
        if (use is { Instruction: null, Block: { Kind: BlockKind.Arm, Owner: { Instruction: If { Yielded.Count: 1 } choice } owner } arm } && arm == instruction.Block)
        {
            // "d_y = c ? a : b" instead of an assignment in each arm; the user's own assignments stay.
            return instruction.Instruction is Apply && IsDerivative(value) && _shape[choice.Yielded[0]].Name == _shape[value].Name
                && owner.Blocks.All(block => !block.Throws && block.Instructions.All(inner => inner.Instruction is Apply or Constant));
        }

        return instruction.Instruction is Apply && use is { Instruction: null, Block: { Kind: BlockKind.LoopBody } body } && body == instruction.Block
            && body.Block.Parameters[use.Slot] is var carried
            && _shape[carried].Name == _shape[value].Name
            && _shape.UsesOf(carried).Any(read => (read.Instruction?.Start ?? read.Block.End) > instruction.Start && read != use && !IsDeadUse(read));
    }

    private bool IsDeadUse(ValueUse use) => use.Instruction is { } instruction && IsDead(instruction);

    private void Bury(InstructionShape instruction)
    {
        var canGo = instruction.Instruction is Apply or Constant or External or Load or View or Length or Reserve
            || (instruction.Instruction is Allocate allocate && IsDerivative(allocate.Result))
            || (IsExpression(instruction) && !instruction.IsOrdered);
        if (canGo && !instruction.Instruction.SelfAndNested().Any(IsThereToThrow))
        {
            Forget(instruction);
        }
    }

    /// <summary>Whether the user's function would throw there though it does not need the result: in a division by zero, or an overflow that it checks.</summary>
    private bool IsThereToThrow(Instruction instruction) => instruction is Apply apply && !IsDerivative(apply.Result) && _shape[apply.Result].Type is ScalarType { IsInteger: true }
        && (apply.Overflow == Overflow.Checked
            || (apply.Op is OpCode.Divide or OpCode.Remainder && !(_shape.Definitions[apply.Operands[1].Index]?.Instruction is Constant { Value.Bits: not (0 or -1) })));

    private void Forget(InstructionShape instruction)
    {
        if (!_dead.Add(instruction))
        {
            return;
        }

        foreach (var operand in instruction.Operands.Concat(instruction.Blocks.SelectMany(arm => arm.EndOperands)))
        {
            _useCounts[operand.Index]--;
        }

        foreach (var inner in instruction.Blocks.SelectMany(arm => arm.Instructions))
        {
            Forget(inner);
        }
    }

    private void Fold(InstructionShape instruction, ValueId value)
    {
        var use = OnlyUse(value);
        var root = Normalised(RootOf(use));
        var isConditional = use.Block != instruction.Block || (ResultOf(use) is { } consumer && _isConditional[consumer.Index]);
        var canMove = root.Block == instruction.Block
            || (!instruction.IsOrdered && IsDerivative(value) && IsInArm(root.Block, instruction.Block));
        if (!canMove
            || (use.Instruction is { } bound && bound.IsBound(value) && !IsCheapBound(instruction))
            || instruction.Instruction.SelfAndNested().OfType<Load>().Any(load => _writes.Between(load.Memory, instruction.Start, root.Position))
            || Operands(instruction).Any(operand => _redefinitions.Between(operand, instruction.Start, root.Position))
            || (isConditional && !IsDerivative(value) && CanThrow(instruction))
            || (instruction.IsOrdered && (isConditional || IsRepeated(use, value) || !_order.TryKeep(instruction, use, root.Position))))
        {
            return;
        }

        _redefinitions.Remove(value, instruction.End);
        _isFolded[value.Index] = true;
        _isConditional[value.Index] = isConditional;
        _roots[value.Index] = root;
    }

    // "p[i] = new(p[i].X + a, p[i].Y)": array and index are written several times.
    private bool IsRepeated(ValueUse use, ValueId value) =>
        (use.Instruction?.Instruction.Written() is { } memory && _shape[memory].Type is ArrayType { Struct: { } made } && made.Leaves.Any(leaf => !leaf.IsSettable)
            && use.Instruction.Operands.Take(use.Instruction.Operands.Count - 1).Contains(value))
        || (ResultOf(use) is { } result && IsFolded(result) && IsRepeated(OnlyUse(result), result));

    private IEnumerable<ValueId> Operands(InstructionShape instruction) =>
        instruction.Operands.Where(operand => InlineConstant(operand) is null && IsNamed(operand));

    private bool CanBeExpression(InstructionShape shape) =>
        shape.Instruction is If { Yielded.Count: 1 } choice
        && shape.Block.ReturningArms != shape
        && shape.Blocks.All(arm => !arm.Throws && arm.Instructions.All(inner => IsSilent(inner) && RootIsEndOf(inner, arm)))
        && (_shape[choice.Yielded[0]].Type == IrType.Boolean || shape.Blocks.Sum(Size) <= LongestExpressionArm);

    private bool RootIsEndOf(InstructionShape inner, BlockShape arm) =>
        !IsFolded(inner.Instruction.Results[0]) || Normalised(_roots[inner.Instruction.Results[0].Index]) == new Root(arm, arm.End);

    private static int Size(BlockShape block) =>
        block.Instructions.Sum(inner => inner.Instruction is Constant ? 0 : 1 + inner.Blocks.Sum(Size));

    private Root RootOf(ValueUse use) =>
        use.Instruction is null ? new Root(use.Block, use.Block.End)
        : ResultOf(use) is { } consumer && IsFolded(consumer) ? _roots[consumer.Index]
        : new Root(use.Block, use.Instruction.Start);

    private Root Normalised(Root root)
    {
        while (root.Position == root.Block.End && root.Block.Owner is { } owner && IsExpression(owner))
        {
            var result = owner.Instruction.Results[0];
            root = IsFolded(result) ? _roots[result.Index] : new Root(owner.Block, owner.Start);
        }

        return root;
    }

    private static ValueId? ResultOf(ValueUse use) => use.Instruction?.Instruction.Results is { Count: 1 } results ? results[0] : null;

    private static bool IsInArm(BlockShape block, BlockShape outer)
    {
        for (; block != outer; block = block.Parent!)
        {
            if (block.Kind != BlockKind.Arm)
            {
                return false;
            }
        }

        return true;
    }

    // C# evaluates the bound at every iteration: only what costs nothing may stand there.
    private bool IsCheapBound(InstructionShape instruction) =>
        instruction.Instruction is Length
        || (instruction.Instruction is Apply { Op: OpCode.Add or OpCode.Subtract or OpCode.Convert } apply
            && apply.Operands.Items.All(operand => InlineConstant(operand) is not null || IsNamed(operand) || _shape.Definitions[operand.Index]?.Instruction is Length));

    // What throws in the user's function throws here too: it may not become conditional.
    private bool CanThrow(InstructionShape instruction) => instruction.Instruction switch
    {
        Apply { Op: OpCode.Clamp or OpCode.ClampNative or OpCode.Sign or (>= OpCode.Round and <= OpCode.RoundDigitsMode) } => true,
        Apply { Op: <= OpCode.Remainder or OpCode.Negate or OpCode.Convert } apply => !_shape[apply.Result].Type.IsReal,
        Load or View => true,
        If => instruction.Blocks.SelectMany(arm => arm.Instructions).Any(CanThrow),
        _ => false,
    };

    private bool IsNamed(ValueId value) => _shape[value].Name is not null || _kept.Contains(value) || _shape.Definitions[value.Index] is null;

    private bool IsDerivative(ValueId value) => _shape[value].Role == ValueRole.Derivative;

    /// <summary>Where an expression is evaluated.</summary>
    private readonly record struct Root(BlockShape Block, int Position);
}
