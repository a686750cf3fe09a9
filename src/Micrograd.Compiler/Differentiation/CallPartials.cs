using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Differentiation;

/// <summary>A call that hands back the callee's partial derivatives with its value.</summary>
internal sealed class CallPartials
{
    private readonly Call _call;
    private readonly bool _isSingular;

    /// <summary>Prepares the values: the result gets a name to call its partials by.</summary>
    /// <param name="call">The primal call.</param>
    /// <param name="callee">The primal callee, which yields one real.</param>
    /// <param name="wanted">With respect to which arguments.</param>
    /// <param name="builder">Of the caller.</param>
    /// <param name="isSingular">Whether a partial may be infinite at the edge of the callee's domain.</param>
    public CallPartials(Call call, Function callee, IReadOnlyList<bool> wanted, FunctionBuilder builder, bool isSingular)
    {
        (_call, _isSingular) = (call, isSingular);
        var result = call.Returned[0];
        var name = builder[result].Name ?? char.ToLowerInvariant(call.Callee[0]) + call.Callee.Substring(1);
        builder[result] = builder[result] with { Name = name };
        var role = builder.Role;
        builder.Role = ValueRole.Primal;
        Partials =
        [
            .. call.Arguments.Items
                .Select((argument, i) => (Argument: argument, Parameter: callee.Values[callee.Parameters[i].Index].Name, IsWanted: wanted[i]))
                .Where(item => item.IsWanted)
                .Select(item => (item.Argument, builder.NewValue(builder[item.Argument].Type, name + "_" + item.Parameter))),
        ];
        builder.Role = role;
    }

    /// <summary>The arguments and the partial derivatives of the result with respect to them.</summary>
    public IReadOnlyList<(ValueId Argument, ValueId Partial)> Partials { get; }

    /// <summary>The call, to the callee's derivative.</summary>
    public Call Forward(string derivative) =>
        _call with { Callee = derivative, Returned = [.. _call.Returned.Items, .. Partials.Select(partial => partial.Partial)] };

    /// <summary>Adjoint (or tangent) times partial; exactly 0 gives 0 where the partial is singular.</summary>
    public Expr Share(Expr factor, Expr partial) =>
        _isSingular && !factor.IsConstant(out _)
            ? factor.EqualTo(0).And(() => partial.Test(OpCode.IsFinite).Not()).Select(
                partial.Type, () => partial.Constant(0), () => factor.ConvertTo(partial.Type) * partial)
            : factor.ConvertTo(partial.Type) * partial;
}
