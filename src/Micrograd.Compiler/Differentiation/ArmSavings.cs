using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>What the reverse arms of an <see cref="If"/> need from its forward arms becomes further results of the forward <see cref="If"/>.</summary>
/// <param name="builder">Of the derivative.</param>
/// <param name="recollection">What is known of the function.</param>
/// <param name="thenForward">The forward arm.</param>
/// <param name="elseForward">The other.</param>
/// <param name="isInLoop">Whether a loop is around, so that what is saved here goes to memory after all.</param>
internal sealed class ArmSavings(FunctionBuilder builder, Recollection recollection, List<Instruction> thenForward, List<Instruction> elseForward, bool isInLoop)
{
    private readonly List<(ValueId Result, ValueId Inner, bool IsThen)> _extra = [];

    /// <summary>Makes the forward arm's values available to its reverse code.</summary>
    public (List<Instruction> Code, List<ValueId> Yields) Recall(List<Instruction> code, List<ValueId> yields, bool isThen)
    {
        var reads = code.SelectMany(Traversal.Reads).Concat(yields);
        var plan = Differentiation.Recall.Plan(recollection, [], isThen ? thenForward : elseForward, reads, new Dictionary<ValueId, ValueId>(), keepsDivisions: !isInLoop);
        foreach (var saved in plan.Saved)
        {
            _extra.Add((plan.RecalledOf(saved), saved, isThen));
        }

        var substitution = plan.Substitution;
        return ([.. plan.Recomputed, .. code.Select(substitution.Apply)], [.. substitution.Apply(yields.ToEquatableArray()).Items]);
    }

    /// <summary>The forward <see cref="If"/> with its arms' savings.</summary>
    public If Extend(If choice) => choice with
    {
        Yielded = [.. choice.Yielded.Items, .. _extra.Select(extra => extra.Result)],
        Then = Extend(choice.Then, thenForward, isThen: true),
        Else = Extend(choice.Else, elseForward, isThen: false),
    };

    private Block Extend(Block arm, List<Instruction> forward, bool isThen)
    {
        if (arm.End is not Yield end)
        {
            return arm;
        }

        var instructions = new List<Instruction>(forward);
        var yields = end.Values.Items.ToList();
        var role = builder.Role;
        builder.Role = ValueRole.Primal;
        foreach (var extra in _extra)
        {
            // In the arm that did not compute it, the value is never looked at.
            ValueId yielded = extra.Inner;
            if (extra.IsThen != isThen)
            {
                instructions.AddRange(builder.Capture(() => yielded = Default(builder[extra.Inner].Type)));
            }

            yields.Add(yielded);
        }

        builder.Role = role;
        return new Block(arm.Parameters, instructions.ToEquatableArray(), end with { Values = yields.ToEquatableArray() });
    }

    private ValueId Default(IrType type) => type.IsReal ? builder.Real(0, type) : builder.Integer(0, type);
}
