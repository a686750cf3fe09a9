using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The reverse of one loop body: what it carries and does.</summary>
/// <param name="Forward">The forward body's instructions, inner savings done.</param>
/// <param name="Code">Reverse instructions; they still read values of the forward body.</param>
/// <param name="Targets">Loop-carried variables (by their body parameter) and values from outside that have an adjoint.</param>
/// <param name="Carried">The carried adjoints at the start of a reverse iteration, one per target.</param>
/// <param name="Next">Their values at its end.</param>
internal sealed record ReversedBody(
    List<Instruction> Forward,
    List<Instruction> Code,
    List<ValueId> Targets,
    List<ValueId> Carried,
    List<ValueId> Next)
{
    /// <summary>Carried variables whose adjoint no iteration changes (that of an additive accumulator), with that adjoint.</summary>
    public IReadOnlyList<(ValueId Target, ValueId Adjoint)> Invariants { get; init; } = [];

    /// <summary>Whether an instruction changes memory.</summary>
    public static bool IsEffect(Instruction instruction) => instruction.SelfAndNested().Any(inner => inner.Written() is not null);

    /// <summary>An adjoint that no iteration changes is not carried: the value from before the loop is used.</summary>
    /// <param name="adjointAfterLoop">The adjoint of a carried variable's final value; null for the structural zero and for values from outside.</param>
    public ReversedBody WithoutInvariants(Func<ValueId, ValueId?> adjointAfterLoop)
    {
        var replacements = new Dictionary<ValueId, ValueId>();
        var invariants = new List<(ValueId, ValueId)>();
        var keep = new List<int>();
        for (var i = 0; i < Targets.Count; i++)
        {
            if (Next[i] == Carried[i] && adjointAfterLoop(Targets[i]) is { } adjoint)
            {
                replacements.Add(Carried[i], adjoint);
                invariants.Add((Targets[i], adjoint));
            }
            else
            {
                keep.Add(i);
            }
        }

        var substitution = new Substitution(replacements);
        return new ReversedBody(
            Forward,
            Code.Select(substitution.Apply).ToList(),
            keep.Select(i => Targets[i]).ToList(),
            keep.Select(i => Carried[i]).ToList(),
            [.. substitution.Apply(keep.Select(i => Next[i]).ToEquatableArray()).Items]) { Invariants = invariants };
    }

    /// <summary>Plans how the reverse body gets at the forward body's values.</summary>
    public Recall Plan(Recollection recollection, EquatableArray<ValueId> parameters, IReadOnlyDictionary<ValueId, ValueId> given) =>
        Recall.Plan(recollection, parameters, Forward, Code.SelectMany(Traversal.Reads).Concat(Next), given);

    /// <summary>The reverse loop's body.</summary>
    public Block Block(FunctionBuilder builder, IEnumerable<Instruction> recalled, Recall plan)
    {
        var substitution = plan.Substitution;
        return new Block(
            Carried.ToEquatableArray(),
            [.. recalled, .. plan.Recomputed, .. Code.Select(substitution.Apply)],
            new Yield(substitution.Apply(Next.ToEquatableArray())) { Statement = builder.Statement });
    }
}
