using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Expressions that make structs.</summary>
internal static class Structs
{
    /// <summary>A struct of these scalars, in a place that tells its type.</summary>
    /// <param name="shape">The struct.</param>
    /// <param name="leaves">Its scalars; null for <c>default</c>.</param>
    public static CSharpExpression Make(StructShape shape, IReadOnlyList<CSharpExpression?> leaves)
    {
        var types = shape.Leaves.Select(leaf => leaf.Type).ToList();
        var settled = leaves.Select((leaf, i) => leaf is null ? null : ExpressionBuilder.Assignable(leaf, types[i]).Settled()).ToList();
        var parts = shape.Make(settled, text => CSharpExpression.Primary(types[0], text), isTyped: false).Select(piece => (Part)piece).ToList();
        return new CSharpExpression(Precedence.Primary, types[0], parts);
    }
}
