using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes what changes memory.</summary>
internal sealed class ElementWriter(BodyContext context, ValueWriter values, CallTargets calls)
{
    private readonly ValueNumbers _numbers = new(context.Function);

    /// <summary>Appends the statement of an instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="statements">Where to.</param>
    /// <param name="commented">The source statement that a line above stands beside.</param>
    /// <returns>The source statement that now stands beside a line.</returns>
    public int Write(Instruction instruction, List<Statement> statements, int commented)
    {
        switch (instruction)
        {
            case Store store:
                statements.Add(new Line(Update(store) ?? Assignment(store)));
                break;
            case Accumulate add:
                var comment = add.Statement == commented ? null : context.StatementOf(add.Statement);
                statements.Add(new Line(Sum(add), comment));
                return add.Statement >= 0 ? add.Statement : commented;
            case Clear clear:
                statements.Add(new Line([context.Expressions.Clear(clear.Memory, context.Read(clear.Memory)), ";"]));
                break;
            case Copy copy:
                statements.Add(new Line([context.Expressions.Copy(copy, context.Read(copy.Source), context.Read(copy.Destination)), ";"]));
                break;
            case PushAll push:
                statements.Add(new Line([calls.Tape + ".Push(", context.Read(push.Memory), ");"]));
                break;
            case PopAll pop:
                statements.Add(new Line([calls.Tape + ".Pop(", context.Read(pop.Memory), ");"]));
                break;
        }

        return commented;
    }

    private IReadOnlyList<Part> Assignment(Store store)
    {
        var element = values.ElementType(store.Memory);
        var stored = ExpressionBuilder.Assignable(context.Read(store.Value), element);
        stored = context.Function.TypeOf(store.Memory) is WorkspaceType && TapeMembers.StorageOf(element) != element ? TapeMembers.Stored(stored, element) : stored;
        return [Element(store.Memory, store.Indices), " = ", stored.Settled(), ";"];
    }

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

        var right = operands[1].Implicit is { } shorter ? shorter : operands[1];
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
        context.Expressions.Element(context.Read(memory), context.Read(indices), values.StorageOf(memory));
}
