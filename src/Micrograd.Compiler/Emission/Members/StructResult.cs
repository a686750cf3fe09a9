using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>What F returns, as generated members put it together: a value of the IR, or the scalars of a struct.</summary>
internal sealed class StructResult(MethodSignature signature)
{
    private readonly IReadOnlyList<StructPart> _leaves = [.. signature.ResultShape?.Leaves ?? []];

    /// <summary>How many values the IR yields for it.</summary>
    public int Count => signature.ResultShape is not null ? _leaves.Count : signature.ReturnType is null ? 0 : 1;

    /// <summary>How many of them have derivatives.</summary>
    public int Reals => signature.ResultShape is null ? Count : _leaves.Count(leaf => leaf.Type.IsReal);

    /// <summary>Names for the values, where the user has none: <c>value</c>, or <c>valueLow</c> for the part <c>Low</c> of a struct.</summary>
    public IEnumerable<string> Names(string stem) => signature.ResultShape is null ? Enumerable.Repeat(stem, Count) : _leaves.Select(leaf => stem + leaf.Name);

    /// <summary>Names for the parts that have derivatives: <c>Low</c>.</summary>
    public IEnumerable<string> RealParts => _leaves.Where(leaf => leaf.Type.IsReal).Select(leaf => leaf.Name);

    /// <summary>The result.</summary>
    public CSharpExpression Value(IReadOnlyList<CSharpExpression> values) => signature.ResultShape is { } shape ? Structs.Make(shape, values) : values[0];

    /// <summary>A derivative of the result, in its own type: <c>default</c> for what has none.</summary>
    public CSharpExpression Derivative(IReadOnlyList<CSharpExpression> reals)
    {
        if (signature.ResultShape is not { } shape)
        {
            return reals[0];
        }

        var next = 0;
        return Structs.Make(shape, [.. _leaves.Select(leaf => leaf.Type.IsReal ? reals[next++] : null)]);
    }
}
