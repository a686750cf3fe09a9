using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Over what a function is written: plain numbers.</summary>
internal class Dialect(KnownTypes types)
{
    /// <summary>How types are written.</summary>
    public KnownTypes Types { get; } = types;

    /// <summary>Name of the local function for a helper.</summary>
    public virtual string NameOf(Function helper) => helper.Name;

    /// <summary>Whether helpers that run straight through should be inlined by the JIT.</summary>
    public virtual bool InlinesHelpers => true;

    /// <summary>Type of a parameter or result.</summary>
    public virtual string TypeName(IrType type) => type.Name;

    /// <summary>Prepares to write the expressions of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="active">Which parameters are active; null for all reals.</param>
    /// <param name="plan">Its plan; the variables' types are settled here.</param>
    public virtual ExpressionBuilder Expressions(Function function, IReadOnlyList<bool>? active, FunctionPlan plan) => new(function, Types);
}
