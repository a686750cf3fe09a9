using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes instructions with one result as expressions.</summary>
internal sealed class ValueWriter(BodyContext context, CallTargets calls)
{
    private readonly MemoryWriter _memory = new(context, calls);

    /// <summary>The expression of an instruction.</summary>
    public CSharpExpression Evaluate(InstructionShape shape)
    {
        switch (shape.Instruction)
        {
            case Apply apply:
                var operands = context.Read(apply.Operands);
                context.KeepOperands(apply.Result, operands);
                return context.Expressions.Apply(apply, operands);
            case Constant constant:
                return Literals.Write(constant.Value, context.Function.TypeOf(constant.Result));
            case External { Expression: { Holes.Count: 1 } test } when IsSpan(test.Holes[0]):
                // The user tests an array for null; in a trace it is a span.
                return CSharpExpression.Primary(IrType.Boolean, test.Parts[1].Contains("not") ? "true" : "false");
            case External external:
                return context.Expressions.Fill(external.Expression, context.Read(external.Expression.Holes), context.Function.TypeOf(external.Result));
            case Load load:
                var element = Element(load.Memory, load.Indices);
                return context.Function.TypeOf(load.Memory) is WorkspaceType ? TapeMembers.Restored(element, context.Function.TypeOf(load.Result))
                    : element.Type == context.Expressions.TypeOf(load.Result) ? element
                    : context.Expressions.Plain(element, load.Result);
            case Allocate or Duplicate or View or Length:
                return _memory.Evaluate(shape.Instruction);
            case Pop pop:
                var type = context.Function.TypeOf(pop.Result);
                return TapeMembers.Restored(CSharpExpression.Primary(TapeMembers.StorageOf(type), $"{calls.Tape}.{TapeMembers.Pop(type)}()"), type);
            case Reserve reserve:
                var memory = ElementType(reserve.Result);
                return ExpressionBuilder.Call($"{calls.Tape}.{TapeMembers.Take(memory)}", [context.Read(reserve.Count)], context.Function.TypeOf(reserve.Result));
            case Call call:
                return context.Expressions.CallResult(Invocation(call), call.Returned[0]);
            case If choice:
                return Choose(shape, choice);
            default:
                throw new InvalidOperationException($"'{shape.Instruction.GetType().Name}' is not an expression.");
        }
    }

    /// <summary>An element of memory; of an array of structs, a scalar in one.</summary>
    public CSharpExpression Element(ValueId memory, EquatableArray<ValueId> indices)
    {
        if (context.Function.TypeOf(memory) is not ArrayType { Struct: { } shape })
        {
            return context.Expressions.Element(context.Read(memory), context.Read(indices), StorageOf(memory));
        }

        var leaf = shape.Leaves.ElementAt(LeafOf(indices));
        return new CSharpExpression(Precedence.Primary, leaf.Type, [StructAt(memory, indices), leaf.Path]);
    }

    /// <summary>The struct that a scalar is in: <c>p[i]</c>.</summary>
    public CSharpExpression StructAt(ValueId memory, EquatableArray<ValueId> indices) =>
        context.Expressions.Element(context.Read(memory), context.Read([.. indices.Items.Take(indices.Count - 1)]), StorageOf(memory));

    /// <summary>Which scalar of a struct is meant.</summary>
    public int LeafOf(EquatableArray<ValueId> indices) => (int)((Constant)context.Plan.Shape.Definitions[indices[indices.Count - 1].Index]!.Instruction).Value.Bits;

    /// <summary>What a workspace holds.</summary>
    public IrType ElementType(ValueId memory) => ((MemoryType)context.Function.TypeOf(memory)).Element;

    /// <summary>The type in which memory holds its elements: that of the tape differs for some.</summary>
    public ScalarType StorageOf(ValueId memory) =>
        context.Function.TypeOf(memory) is WorkspaceType workspace ? TapeMembers.StorageOf(workspace.Element) : ((MemoryType)context.Expressions.TypeOf(memory)).Element;

    /// <summary>Whether memory is written as a span here.</summary>
    public bool IsSpan(ValueId memory) => context.Expressions.TypeOf(memory) is ArrayType { IsObject: false } or WorkspaceType;

    /// <summary>A call with one result.</summary>
    public CSharpExpression Invocation(Call call) =>
        ExpressionBuilder.Call(calls.NameOf(call.Callee), Arguments(call), context.Function.TypeOf(call.Returned[0]));

    /// <summary>The arguments of a call, the tape included.</summary>
    public IEnumerable<CSharpExpression> Arguments(Call call)
    {
        var arguments = call.Arguments.Select(argument => ExpressionBuilder.Assignable(context.Read(argument), context.Function.TypeOf(argument)));
        return calls.UsesTape(call.Callee) ? arguments.Append(CSharpExpression.Primary(IrType.Boolean, calls.Tape)) : arguments;
    }

    /// <summary>The negation of a <c>bool</c>, with the opposite comparison where that is exact.</summary>
    public CSharpExpression Negated(ValueId condition)
    {
        if (context.Plan.Shape.Definitions[condition.Index]?.Instruction is Apply { Op: var op } apply && context.OperandsOf(condition) is { } operands && context.Plan.Folding.IsFolded(condition)
            && Opposite(op, context.Function.TypeOf(apply.Operands[0])) is { } opposite)
        {
            return context.Expressions.Apply(apply with { Op = opposite }, operands);
        }

        return ExpressionBuilder.Negated(context.Read(condition));
    }

    private static OpCode? Opposite(OpCode op, IrType operand) => op switch
    {
        OpCode.Equal => OpCode.NotEqual,
        OpCode.NotEqual => OpCode.Equal,
        _ when operand.IsReal => null, // NaN is neither less nor not less
        OpCode.Less => OpCode.GreaterOrEqual,
        OpCode.LessOrEqual => OpCode.Greater,
        OpCode.Greater => OpCode.LessOrEqual,
        OpCode.GreaterOrEqual => OpCode.Less,
        _ => null,
    };

    private CSharpExpression Choose(InstructionShape shape, If choice)
    {
        var values = shape.Blocks.Select(Yielded).ToArray();
        var type = context.Expressions.TypeOf(choice.Yielded[0]);
        if (context.Function.TypeOf(choice.Yielded[0]) == IrType.Boolean)
        {
            return (Truth(values[0]), Truth(values[1])) switch
            {
                (true, false) => context.Read(choice.Condition),
                (false, true) => Negated(choice.Condition),
                (null, false) => Both(context.Read(choice.Condition), context.Read(values[0])),
                (true, null) => Either(context.Read(choice.Condition), context.Read(values[1])),
                (false, null) => Both(Negated(choice.Condition), context.Read(values[1])),
                (null, true) => Either(Negated(choice.Condition), context.Read(values[0])),
                _ => Conditional(),
            };
        }

        return Conditional();

        CSharpExpression Conditional() => context.Expressions.Conditional(context.Read(choice.Condition), Arm(values[0]), Arm(values[1]), type);

        // A variable that is a node of the graph elsewhere is a plain number where the result is one.
        CSharpExpression Arm(ValueId value) => type.IsReal ? context.Expressions.Plain(context.Read(value), value) : context.Read(value);
        static CSharpExpression Both(CSharpExpression a, CSharpExpression b) => ExpressionBuilder.Infix(a, "&&", Precedence.ConditionalAnd, b, IrType.Boolean);
        static CSharpExpression Either(CSharpExpression a, CSharpExpression b) => ExpressionBuilder.Infix(a, "||", Precedence.ConditionalOr, b, IrType.Boolean);
    }

    /// <summary>The value that an arm yields, after its expressions are written.</summary>
    private ValueId Yielded(BlockShape arm)
    {
        foreach (var inner in arm.Instructions)
        {
            if (!context.Plan.Folding.IsDead(inner) && inner.Instruction is not Constant)
            {
                context.Keep(inner.Instruction.Results[0], Evaluate(inner));
            }
        }

        return ((Yield)arm.Block.End).Values[0];
    }

    private bool? Truth(ValueId value) => context.Plan.Folding.InlineConstant(value) is { } constant ? constant.Value.Bits != 0 : null;
}
