using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A parameter of the marked method, and the parameters of the IR that it becomes.</summary>
/// <param name="Symbol">The parameter.</param>
/// <param name="Layout">How it is taken apart, if it is a struct or tuple of numbers.</param>
/// <param name="First">Index of its first parameter in the IR.</param>
internal sealed record MainParameter(IParameterSymbol Symbol, StructLayout? Layout, int First)
{
    /// <summary>How many parameters it becomes.</summary>
    public int Count => Layout?.Leaves.Count ?? 1;

    /// <summary>Whether F is differentiated with respect to it.</summary>
    public bool IsActive => SignatureBuilder.IsActive(Symbol);

    /// <summary>Which of them F is differentiated with respect to: integers in a struct are constants.</summary>
    public IEnumerable<bool> Activity => Layout is null ? [IsActive] : Layout.Leaves.Select(leaf => IsActive && leaf.Type.IsReal);

    /// <summary>The parameters of a method.</summary>
    public static IReadOnlyList<MainParameter> Of(IMethodSymbol method)
    {
        var all = new List<MainParameter>();
        foreach (var parameter in method.Parameters)
        {
            var first = all.Count == 0 ? 0 : all[all.Count - 1].First + all[all.Count - 1].Count;
            all.Add(new MainParameter(parameter, IsWhole(parameter) ? null : StructLayout.Of(parameter.Type), first));
        }

        return all;
    }

    /// <summary>A [NoGradient] struct is carried along whole.</summary>
    public static bool IsWhole(IParameterSymbol parameter) => Attributes.IsNoGradient(parameter) && !parameter.Type.IsTupleType;
}
