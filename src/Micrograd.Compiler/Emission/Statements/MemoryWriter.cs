using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes what makes and measures memory.</summary>
internal sealed class MemoryWriter(BodyContext context, CallTargets calls)
{
    /// <summary>The expression of an instruction whose result is memory, or a length.</summary>
    public CSharpExpression Evaluate(Instruction instruction) => instruction switch
    {
        Allocate allocate => Evaluate(allocate),
        Duplicate duplicate => ExpressionBuilder.Call("Buffers.Duplicate", [context.Read(duplicate.Source)], context.Function.TypeOf(duplicate.Result)),
        Slice slice => Evaluate(slice),
        Row row => context.Expressions.Element(context.Read(row.Source), [context.Read(row.Index)], context.Expressions.TypeOf(row.Result)),
        Length length => Evaluate(length),
        _ => throw new InvalidOperationException($"'{instruction.GetType().Name}' makes no memory."),
    };

    private CSharpExpression Evaluate(Allocate allocate)
    {
        var type = (MemoryType)context.Function.TypeOf(allocate.Result);
        var lengths = context.Read(allocate.Lengths);
        return type is WorkspaceType
            ? ExpressionBuilder.Call($"{calls.Tape}.{TapeMembers.New(type.Element)}", lengths, type)
            : context.Expressions.NewArray(allocate.Result, lengths);
    }

    private CSharpExpression Evaluate(Slice slice)
    {
        var source = context.Read(slice.Source);
        var type = context.Expressions.TypeOf(slice.Result);
        if (slice.IsOfLoop)
        {
            return context.Expressions.LoopPart([source, context.Read(slice.Start!.Value), context.Read(slice.Length!.Value)], type);
        }

        var isArray = source.Type is ArrayType { Form: ArrayForm.Array };
        return (slice.Start, slice.Length) switch
        {
            (null, null) => isArray ? Member(".AsSpan") : source,
            ({ } start, null) => isArray ? Member(".AsSpan", start) : Range(start, isFrom: true),
            (null, { } length) => isArray ? With(".AsSpan", CSharpExpression.Primary(IrType.Int32, "0"), context.Read(length)) : Range(length, isFrom: false),
            ({ } start, { } length) => Member(isArray ? ".AsSpan" : ".Slice", start, length),
        };

        CSharpExpression Member(string name, params ValueId[] arguments) => With(name, [.. arguments.Select(context.Read)]);

        CSharpExpression With(string name, params CSharpExpression[] arguments)
        {
            var call = ExpressionBuilder.Call(name, arguments, type);
            return new(Precedence.Primary, type, [source.AtLeast(Precedence.Primary), call]);
        }

        CSharpExpression Range(ValueId bound, bool isFrom)
        {
            var at = context.Read(bound).Settled().AtLeast(Precedence.Unary);
            return new(Precedence.Primary, type, [source.AtLeast(Precedence.Primary), isFrom ? "[" : "[..", at, isFrom ? "..]" : "]"]);
        }
    }

    private CSharpExpression Evaluate(Length length)
    {
        var isMatrix = context.Function.TypeOf(length.Memory) is ArrayType { Form: ArrayForm.Matrix } && length.Dimension >= 0;
        return new(Precedence.Primary, IrType.Int32, [context.Read(length.Memory).AtLeast(Precedence.Primary), isMatrix ? $".GetLength({length.Dimension})" : ".Length"]);
    }
}
