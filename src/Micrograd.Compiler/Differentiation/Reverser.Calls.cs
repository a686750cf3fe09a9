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
        if (!wanted.Contains(true) || adjoints.Find(call.Returned[0]) is not { } adjoint || callee.Body.End is Throw)
        {
            return [call];
        }

        var partials = new CallPartials(call, callee, wanted, Builder, _helpers.IsSingular(call.Callee));
        foreach (var (argument, partial) in partials.Partials)
        {
            var share = partials.Share(new Expr(Builder, adjoint), new Expr(Builder, partial));
            adjoints.Add(argument, share.Id, isFresh: share.Id != adjoint && share.Id != partial);
        }

        return [partials.Forward(_helpers.Derive(call.Callee, wanted))];
    }
}
