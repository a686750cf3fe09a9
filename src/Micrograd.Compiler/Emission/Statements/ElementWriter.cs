using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes what changes memory.</summary>
internal sealed class ElementWriter(BodyContext context, ValueWriter values, CallTargets calls)
{
    private readonly ValueNumbers _numbers = new(context.Function);
    private readonly MemoryRoots _roots = new(context.Function);

    /// <summary>Appends the statement of an instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="statements">Where to.</param>
    /// <param name="commented">The source statement that a line above stands beside.</param>
    /// <returns>The source statement that now stands beside a line.</returns>
    public int Write(Instruction instruction, List<Statement> statements, int commented)
    {
        switch (instruction)
        {
            case Store { IsFirstOfSum: false } store:
                statements.Add(new Line(Update(store) ?? Assignment(store)));
                break;
            case Store or Accumulate:
                var comment = instruction.Statement == commented ? null : context.StatementOf(instruction.Statement);
                statements.Add(new Line(instruction is Accumulate add ? Sum(add) : Assignment((Store)instruction), comment));
                return instruction.Statement >= 0 ? instruction.Statement : commented;
            case Clear clear:
                statements.Add(new Line([context.Expressions.Clear(clear.Memory, context.Read(clear.Memory)), ";"]));
                break;
            case Copy copy:
                statements.Add(new Line([context.Expressions.Copy(copy, context.Read(copy.Source), context.Read(copy.Destination)), ";"]));
                break;
            case Invoke invoke:
                var call = context.Expressions.Fill(invoke.Call, context.Read(invoke.Call.Holes), IrType.Boolean);
                statements.Add(new Line(invoke.IsOnTape ? [calls.Tape + ".", call, ";"] : [call, ";"]));
                return -1;
            case PushAll push:
                statements.Add(new Line([$"{calls.Tape}.Push{TapeMembers.Of(values.ElementType(push.Memory))}(", context.Read(push.Memory), ");"]));
                break;
            case PopAll pop:
                statements.Add(new Line([$"{calls.Tape}.Pop{TapeMembers.Of(values.ElementType(pop.Memory))}(", context.Read(pop.Memory), ");"]));
                break;
        }

        return commented;
    }

    /// <summary>Whether an instruction changes a scalar in a struct that can only be changed as a whole.</summary>
    public bool ReplacesStruct(Instruction instruction) => Target(instruction) is var (memory, indices)
        && context.Function.TypeOf(memory) is ArrayType { Struct: { } shape } && !shape.Leaves.ElementAt(values.LeafOf(indices)).IsSettable;

    /// <summary>Whether two such instructions change different scalars of the same struct, so that it need be made once only.</summary>
    public bool ReplacesSame(IReadOnlyList<Instruction> before, Instruction next)
    {
        var (memory, indices) = Target(before[0])!.Value;
        return ReplacesStruct(next) && Target(next) is var (other, at) && other == memory && Numbers(at).SequenceEqual(Numbers(indices))
            && before.All(instruction => values.LeafOf(Target(instruction)!.Value.Indices) != values.LeafOf(at));

        IEnumerable<int> Numbers(EquatableArray<ValueId> all) => all.Items.Take(all.Count - 1).Select(index => _numbers[index]);
    }

    /// <summary>Whether changes of a struct may be made after another instruction instead of before it.</summary>
    public bool CanWait(IReadOnlyList<Instruction> changes, InstructionShape next)
    {
        if (next.Instruction is Apply or Constant && context.Plan.Folding.IsSilent(next))
        {
            return true;
        }

        var memory = Target(changes[0])!.Value.Memory;
        var changed = changes.Select(change => change is Store store ? store.Value : ((Accumulate)change).Value).ToList();
        return next.Instruction switch
        {
            Load load when changed.TrueForAll(IsConstant) => _roots.Of(load.Memory) != _roots.Of(memory) || ReplacesSame(changes, new Store(load.Memory, load.Indices, load.Result)),
            Apply => changed.TrueForAll(IsConstant),
            Store store => changed.TrueForAll(IsSettled) && IsSettled(store.Value) && _roots.Of(store.Memory) != _roots.Of(memory),
            Accumulate add => changed.TrueForAll(IsSettled) && IsSettled(add.Value) && _roots.Of(add.Memory) != _roots.Of(memory),
            _ => false,
        };

        bool IsConstant(ValueId value) => context.Plan.Folding.InlineConstant(value) is not null;

        // It reads no memory where it is written.
        bool IsSettled(ValueId value) => IsConstant(value) || !context.Plan.Folding.IsFolded(value)
            || (context.Plan.Shape.Definitions[value.Index]?.Instruction is Apply apply && apply.Operands.All(IsSettled));
    }

    /// <summary>Appends <c>p[i] = new(a, p[i].Y + b)</c>.</summary>
    /// <param name="instructions">What changes a struct.</param>
    /// <param name="statements">Where to.</param>
    /// <param name="commented">The source statement that a line above stands beside.</param>
    /// <returns>The source statement that now stands beside a line.</returns>
    public int WriteStruct(IReadOnlyList<Instruction> instructions, List<Statement> statements, int commented)
    {
        var (memory, indices) = Target(instructions[0])!.Value;
        var shape = ((ArrayType)context.Function.TypeOf(memory)).Struct!;
        var element = values.StructAt(memory, indices);
        var leaves = shape.Leaves.Select((leaf, i) => instructions.FirstOrDefault(instruction => values.LeafOf(Target(instruction)!.Value.Indices) == i) switch
        {
            Store store => context.Read(store.Value),
            Accumulate add => ExpressionBuilder.Infix(Part(leaf), "+", Precedence.Additive, context.Read(add.Value), leaf.Type),
            _ => Part(leaf),
        }).ToList();
        var statement = instructions.OfType<Accumulate>().Select(add => add.Statement).Where(found => found >= 0 && found != commented).DefaultIfEmpty(-1).First();
        statements.Add(new Line([element, " = ", Members.Structs.Make(shape, leaves), ";"], context.StatementOf(statement)));
        return statement >= 0 ? statement : commented;

        CSharpExpression Part(StructPart leaf) => new(Precedence.Primary, leaf.Type, [element, leaf.Path]);
    }

    private static (ValueId Memory, EquatableArray<ValueId> Indices)? Target(Instruction instruction) => instruction switch
    {
        Store store => (store.Memory, store.Indices),
        Accumulate add => (add.Memory, add.Indices),
        _ => null,
    };

    private IReadOnlyList<Part> Assignment(Store store)
    {
        var element = context.Function.TypeOf(store.Value);
        var stored = ExpressionBuilder.Assignable(Held(store.Memory, context.Read(store.Value), store.Value), element);
        stored = context.Function.TypeOf(store.Memory) is WorkspaceType && TapeMembers.StorageOf(element) != element ? TapeMembers.Stored(stored, element) : stored;
        return [Element(store.Memory, store.Indices), " = ", stored.Settled(), ";"];
    }

    // In a trace, plain numbers may stand in variables that hold nodes elsewhere; arrays of plain numbers take numbers.
    private CSharpExpression Held(ValueId memory, CSharpExpression value, ValueId of) =>
        ((MemoryType)context.Expressions.TypeOf(memory)).Element == ((MemoryType)context.Function.TypeOf(memory)).Element ? context.Expressions.Plain(value, of) : value;

    /// <summary><c>m[i] += v</c> for an operation on the element itself.</summary>
    private IReadOnlyList<Part>? Update(Store store)
    {
        if (!context.Plan.Folding.IsFolded(store.Value)
            || context.Plan.Shape.Definitions[store.Value.Index]?.Instruction is not Apply { Overflow: Overflow.Default, Op: OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Divide } apply
            || !context.Plan.Folding.IsFolded(apply.Operands[0])
            || context.Plan.Shape.Definitions[apply.Operands[0].Index]?.Instruction is not Load load
            || load.Memory != store.Memory
            || !load.Indices.Items.Select(index => _numbers[index]).SequenceEqual(store.Indices.Items.Select(index => _numbers[index]))
            || context.OperandsOf(store.Value) is not { Count: 2 } operands)
        {
            return null;
        }

        var right = Held(store.Memory, operands[1].Implicit is { } shorter ? shorter : operands[1], apply.Operands[1]);
        return [Element(store.Memory, store.Indices), $" {CSharpSpelling.Symbol(apply.Op)}= ", right.Settled(), ";"];
    }

    private IReadOnlyList<Part> Sum(Accumulate add)
    {
        var isNegative = context.Plan.Folding.IsFolded(add.Value)
            && context.Plan.Shape.Definitions[add.Value.Index]?.Instruction is Apply { Op: OpCode.Negate }
            && context.OperandsOf(add.Value) is { Count: 1 };
        var value = isNegative ? context.OperandsOf(add.Value)![0] : context.Read(add.Value);
        return [Element(add.Memory, add.Indices), isNegative ? " -= " : " += ", (value.Implicit ?? value).Settled(), ";"];
    }

    private CSharpExpression Element(ValueId memory, EquatableArray<ValueId> indices) =>
        values.Element(memory, indices);
}
