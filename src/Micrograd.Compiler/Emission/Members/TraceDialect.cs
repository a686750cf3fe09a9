using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Functions over <c>Value</c>.</summary>
internal sealed class TraceDialect(KnownTypes types) : Dialect(types)
{
    /// <inheritdoc/>
    public override string NameOf(Function helper) => helper.Name + "Trace";

    /// <inheritdoc/>
    public override bool InlinesHelpers => false;

    /// <inheritdoc/>
    public override string TypeName(IrType type) => type.IsReal ? Types["Value"] : type.Name;

    /// <inheritdoc/>
    public override ExpressionBuilder Expressions(Function function, IReadOnlyList<bool>? active, FunctionPlan plan)
    {
        var activity = Activity.Of(function, active ?? [.. function.Parameters.Select(parameter => function.TypeOf(parameter).IsReal)]);
        var expressions = new TraceExpressions(function, Types, activity);
        foreach (var variable in plan.Variables.Variables)
        {
            var arrays = variable.Members.Select(expressions.TypeOf).OfType<ArrayType>().ToList();
            if (arrays.Count > 0)
            {
                // An array is a span where the variable is one in another version.
                variable.DeclaredType = arrays.Find(type => !type.IsObject) ?? arrays[0];
                continue;
            }

            // A variable that is a node in any of its versions is one in all.
            if (variable.Members.Any(activity.IsActive) || (active is null && variable.IsParameter && variable.Type.IsReal))
            {
                variable.DeclaredType = expressions.Node;
            }
        }

        return expressions;
    }
}
