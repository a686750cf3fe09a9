using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes what goes to the tape's stack and what comes from it, several numbers in one statement.</summary>
internal sealed class TapeWriter(BodyContext context, AssignmentWriter assignments, FunctionPlan plan, CallTargets calls)
{
    private const int MostAtOnce = 4;

    /// <summary>The pushes, or pops, from a position on that are written in one statement.</summary>
    public List<InstructionShape> Group(List<InstructionShape> written, int first)
    {
        var group = new List<InstructionShape>();
        for (var i = first; i < written.Count && group.Count < MostAtOnce && Fits(written[i].Instruction) && written[i].Instruction.GetType() == written[first].Instruction.GetType(); i++)
        {
            group.Add(written[i]);
        }

        return group;
    }

    /// <summary>The statement for one push, or for several pushes or pops.</summary>
    public Line Write(List<InstructionShape> group)
    {
        var isPop = group[0].Instruction is Pop;
        var arguments = group.Select(shape => shape.Instruction is Push push
            ? TapeMembers.Stored(context.Read(push.Value), context.Function.TypeOf(push.Value)).Settled()
            : assignments.Out(plan.Variables[shape.Instruction.Results[0]]));
        return new Line([ExpressionBuilder.Call($"{calls.Tape}.{(isPop ? "Pop" : "Push")}", [.. isPop ? arguments.Reverse() : arguments], IrType.Boolean), ";"]);
    }

    private bool Fits(Instruction instruction) => instruction switch
    {
        Push push => context.Function.TypeOf(push.Value) == IrType.Double,
        Pop pop => context.Function.TypeOf(pop.Result) == IrType.Double && !plan.Folding.IsFolded(pop.Result),
        _ => false,
    };
}
