using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>A parameter with partial derivatives by numbers: a real, or a struct of them.</summary>
/// <param name="Parameters">The active reals in it.</param>
/// <param name="First">Index of the first among all active reals.</param>
internal sealed record ActiveGroup(IReadOnlyList<ParameterSignature> Parameters, int First)
{
    private StructParameter? Struct => Parameters[0].Struct;

    /// <summary>Its name.</summary>
    public string Name => Struct?.Name ?? Parameters[0].Name;

    /// <summary>Its property.</summary>
    public string PropertyName => Struct?.PropertyName ?? Parameters[0].PropertyName;

    /// <summary>Its type.</summary>
    public string TypeName => Struct?.Shape.TypeName ?? Parameters[0].Type.Name;

    /// <summary>The parameters of a signature that have partial derivatives, in order.</summary>
    public static IReadOnlyList<ActiveGroup> Of(MethodSignature signature)
    {
        var groups = new List<ActiveGroup>();
        var count = 0;
        foreach (var parameter in signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar))
        {
            if (parameter.Struct is { } whole && groups.Count > 0 && groups[groups.Count - 1] is var last && last.Struct?.Name == whole.Name)
            {
                groups[groups.Count - 1] = last with { Parameters = [.. last.Parameters, parameter] };
            }
            else
            {
                groups.Add(new ActiveGroup([parameter], count));
            }

            count++;
        }

        return groups;
    }

    /// <summary>The named argument for its property.</summary>
    /// <param name="partials">One per active real of the signature.</param>
    public CSharpExpression Argument(IReadOnlyList<CSharpExpression> partials)
    {
        if (Struct is not { } whole)
        {
            return GradientWriter.Named(PropertyName, partials[First]);
        }

        var leaves = new CSharpExpression?[whole.Shape.Leaves.Count()];
        for (var i = 0; i < Parameters.Count; i++)
        {
            leaves[Parameters[i].Struct!.Leaf] = partials[First + i];
        }

        return GradientWriter.Named(PropertyName, Structs.Make(whole.Shape, leaves));
    }
}
