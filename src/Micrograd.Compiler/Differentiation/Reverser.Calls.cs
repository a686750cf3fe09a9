using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Differentiation;

/// <content>Calls: the forward part gets the callee's partial derivatives with its value; the reverse part multiplies.</content>
internal sealed partial class Reverser
{
    private IReadOnlyList<Instruction> ReverseCall(Call call, Adjoints adjoints)
    {
        var wanted = call.Arguments.Items.Select(HasAdjoint).ToList();
        var callee = _helpers.Primal(call.Callee);
        if (!wanted.Contains(true) || call.Returned.Count != 1 || adjoints.Find(call.Returned[0]) is not { } adjoint || callee.Body.End is Throw)
        {
            return [call];
        }

        var targets = call.Arguments.Items.Select((argument, i) => (Argument: argument, Parameter: callee.Parameters[i])).Where((_, i) => wanted[i]).ToList();
        var result = Builder[call.Returned[0]].Name ?? char.ToLowerInvariant(call.Callee[0]) + call.Callee.Substring(1);
        Builder[call.Returned[0]] = Builder[call.Returned[0]] with { Name = result };
        Builder.Role = ValueRole.Primal;
        var partials = targets.Select(target => Builder.NewValue(
            Builder[target.Argument].Type, result + "_" + callee.Values[target.Parameter.Index].Name)).ToList();
        Builder.Role = ValueRole.Derivative;
        var isSingular = _helpers.IsSingular(call.Callee);
        for (var i = 0; i < targets.Count; i++)
        {
            var share = Share(new Expr(Builder, adjoint), new Expr(Builder, partials[i]), isSingular);
            adjoints.Add(targets[i].Argument, share.Id, isFresh: share.Id != adjoint && share.Id != partials[i]);
        }

        return [call with { Callee = _helpers.Derive(call.Callee, wanted), Returned = [.. call.Returned.Items, .. partials] }];
    }

    /// <summary>Adjoint times partial; an adjoint of exactly 0 gives 0 where the partial is singular.</summary>
    private static Expr Share(Expr adjoint, Expr partial, bool isSingular) =>
        isSingular && !adjoint.IsConstant(out _)
            ? adjoint.EqualTo(0).And(() => partial.Test(OpCode.IsFinite).Not()).Select(
                partial.Type, () => partial.Constant(0), () => adjoint.ConvertTo(partial.Type) * partial)
            : adjoint.ConvertTo(partial.Type) * partial;
}
