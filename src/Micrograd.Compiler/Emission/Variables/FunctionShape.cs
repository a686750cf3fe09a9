using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>A function laid out along a line of positions, with where each value is defined and used.</summary>
internal sealed class FunctionShape
{
    private readonly List<ValueUse>?[] _uses;
    private int _position;

    /// <summary>Lays out <paramref name="function"/>.</summary>
    public FunctionShape(Function function)
    {
        Function = function;
        _uses = new List<ValueUse>?[function.Values.Count];
        Definitions = new InstructionShape?[function.Values.Count];
        Homes = new BlockShape?[function.Values.Count];
        Body = Lay(function.Body, BlockKind.Function, null, null);
        foreach (var parameter in function.Parameters)
        {
            Homes[parameter.Index] = Body;
        }

        if (function.Body.End is Yield yield)
        {
            Return(Body, yield.Values);
        }

        CollectUses(Body);
    }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>Its body.</summary>
    public BlockShape Body { get; }

    /// <summary>Number of positions.</summary>
    public int Length => _position;

    /// <summary>The instruction that defines each value as its result; null for parameters.</summary>
    public InstructionShape?[] Definitions { get; }

    /// <summary>The block in which each value is defined; null for values that do not occur.</summary>
    public BlockShape?[] Homes { get; }

    /// <summary>What is known of a value.</summary>
    public ValueInfo this[ValueId value] => Function.Values[value.Index];

    /// <summary>Where a value is used.</summary>
    public IReadOnlyList<ValueUse> UsesOf(ValueId value) => _uses[value.Index] ?? (IReadOnlyList<ValueUse>)[];

    private BlockShape Lay(Block block, BlockKind kind, BlockShape? parent, InstructionShape? owner)
    {
        var shape = new BlockShape(block, kind, parent, owner) { Start = _position++ };
        foreach (var parameter in block.Parameters)
        {
            Homes[parameter.Index] = shape;
        }

        foreach (var instruction in block.Instructions)
        {
            var inner = new InstructionShape(instruction, shape) { Start = _position++ };
            shape.Instructions.Add(inner);
            foreach (var (nested, nestedKind) in InOrder(instruction))
            {
                inner.Blocks.Add(Lay(nested, nestedKind, shape, inner));
            }

            inner.End = inner.Blocks.Count == 0 ? inner.Start : _position++;
            if (instruction is For loop)
            {
                Homes[loop.Counter.Index] = inner.Blocks[0];
            }

            foreach (var result in instruction.Results)
            {
                Definitions[result.Index] = inner;
                Homes[result.Index] = shape;
            }
        }

        shape.End = _position++;
        return shape;
    }

    private static IEnumerable<(Block Block, BlockKind Kind)> InOrder(Instruction instruction) => instruction switch
    {
        If choice => [(choice.Then, BlockKind.Arm), (choice.Else, BlockKind.Arm)],
        For loop => [(loop.Body, BlockKind.LoopBody)],
        While { TestsFirst: true } loop => [(loop.Condition, BlockKind.LoopCondition), (loop.Body, BlockKind.LoopBody)],
        While loop => [(loop.Body, BlockKind.LoopBody), (loop.Condition, BlockKind.LoopCondition)],
        _ => [],
    };

    /// <summary>Makes the arms of an <c>If</c> at the end return for themselves.</summary>
    private void Return(BlockShape block, EquatableArray<ValueId> values)
    {
        block.Returned = values;
        var last = block.Instructions.FindLastIndex(x => x.Instruction is not Constant constant || this[constant.Result].Name is not null);
        if (last < 0 || block.Instructions[last].Instruction is not If choice || !ReturnsForItself(block.Instructions[last], choice, values))
        {
            return;
        }

        block.ReturningArms = block.Instructions[last];
        foreach (var arm in block.Instructions[last].Blocks)
        {
            if (arm.Block.End is Yield yield)
            {
                Return(arm, values.Select(value => choice.Yielded.Items.IndexOf(value) is >= 0 and var i ? yield.Values[i] : value).ToEquatableArray());
            }
        }
    }

    // What the user wrote as an expression stays one: "return c ? a : b;".
    private bool ReturnsForItself(InstructionShape shape, If choice, EquatableArray<ValueId> values) =>
        choice.Yielded.Items.Any(result => values.Items.Contains(result))
        && (choice.Yielded.Count > 1 || IsIfStatement(choice) || shape.Blocks.Any(arm => arm.Throws || !arm.Instructions.All(IsSimple)));

    // Binding joins the returns of a statement in a variable "result".
    private bool IsIfStatement(If choice) =>
        this[choice.Yielded[0]] is { Role: ValueRole.Primal, Name: var name } && (name == "result" || StartsWithIf(choice.Statement));

    private bool StartsWithIf(int statement) =>
        statement >= 0 && Function.Statements[statement] is { Length: > 2 } text && text.StartsWith("if", StringComparison.Ordinal) && text[2] is ' ' or '(';

    private static bool IsSimple(InstructionShape shape) =>
        shape.Instruction is Apply or Constant or External or Call { Returned.Count: 1 }
        || (shape.Instruction is If { Yielded.Count: 1 } && shape.Blocks.All(arm => !arm.Throws && arm.Instructions.All(IsSimple)));

    private void CollectUses(BlockShape block)
    {
        foreach (var instruction in block.Instructions)
        {
            for (var i = 0; i < instruction.Operands.Count; i++)
            {
                Use(instruction.Operands[i], new ValueUse(block, instruction, i));
            }

            foreach (var inner in instruction.Blocks)
            {
                CollectUses(inner);
            }
        }

        var slot = 0;
        foreach (var value in block.EndOperands)
        {
            Use(value, new ValueUse(block, null, slot++));
        }
    }

    private void Use(ValueId value, ValueUse use) => (_uses[value.Index] ??= []).Add(use);
}
