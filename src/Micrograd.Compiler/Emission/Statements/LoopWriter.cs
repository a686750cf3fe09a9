using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes loops.</summary>
internal sealed class LoopWriter(BodyContext context, BodyWriter body, ValueWriter values)
{
    /// <summary>Appends a counted loop.</summary>
    public void Write(InstructionShape shape, For loop, List<Statement> statements)
    {
        body.Hand(loop.Initial, loop.Body.Parameters, statements);
        var counter = context.Plan.Variables[loop.Counter]!;
        context.Declare(counter);
        var type = context.Function.TypeOf(loop.Counter);
        var end = context.Read(loop.End);
        end = end.Implicit is { } shorter && NumericPromotion.Binary(type, shorter.Type) == type ? shorter : end;
        var test = ExpressionBuilder.Infix(BodyContext.Read(counter), CSharpSpelling.Symbol(loop.Comparison)!, Precedence.Relational, end, IrType.Boolean);
        statements.Add(new Braced(
            ["for (", .. AssignmentWriter.Declared(counter, context.Read(loop.Start)), "; ", test.Settled(), "; " + Step(counter, loop.Step) + ")"],
            body.Write(shape.Blocks[0])));
    }

    /// <summary>Appends a loop with a condition.</summary>
    public void Write(InstructionShape shape, While loop, List<Statement> statements)
    {
        body.Hand(loop.Initial, loop.Body.Parameters, statements);
        var first = body.Write(shape.Blocks[0]);
        var again = ((Yield)loop.Condition.End).Values[0];
        if (context.Plan.Scopes.HasSimpleCondition(shape))
        {
            statements.Add(loop.TestsFirst
                ? new Braced(["while (", context.Read(again).Settled(), ")"], body.Write(shape.Blocks[1]))
                : Do(first, shape, again));
            return;
        }

        // The condition needs statements of its own: leave from the middle, or from the end.
        if (loop.TestsFirst)
        {
            Leave(again, first);
            body.Write(shape.Blocks[1], first);
        }
        else
        {
            body.Write(shape.Blocks[1], first);
            Leave(again, first);
        }

        statements.Add(new Braced(["while (true)"], first));
    }

    private Braced Do(List<Statement> statements, InstructionShape shape, ValueId again)
    {
        body.Write(shape.Blocks[1]);
        return new Braced(["do"], statements, ["while (", context.Read(again).Settled(), ");"]);
    }

    private void Leave(ValueId again, List<Statement> statements) =>
        statements.Add(new Branch(values.Negated(again), [new Line(["break;"])], []));

    private static string Step(Variable counter, long step) => step switch
    {
        1 => counter + "++",
        -1 => counter + "--",
        > 0 => counter + " += " + step,
        _ => counter + " -= " + -step,
    };
}
