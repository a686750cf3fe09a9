using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>A view of a whole array is the array.</summary>
internal static class Aliases
{
    /// <summary>The function without such views.</summary>
    public static Function Remove(Function function)
    {
        var sources = function.Body.Descendants().OfType<Slice>().Where(IsWhole).ToDictionary(slice => slice.Result, slice => slice.Source);
        if (sources.Count == 0)
        {
            return function;
        }

        var substitution = new Substitution(value =>
        {
            while (sources.TryGetValue(value, out var source))
            {
                value = source;
            }

            return value;
        });
        var values = function.Values.Items.ToBuilder();
        foreach (var alias in sources.Keys)
        {
            var source = substitution.Apply([alias])[0];
            if (values[source.Index].Name is null)
            {
                values[source.Index] = values[source.Index] with { Name = values[alias.Index].Name };
            }
        }

        return function with { Values = values.ToImmutable().ToEquatableArray(), Body = substitution.Apply(Without(function.Body)) };
    }

    private static bool IsWhole(Slice slice) => slice is { Start: null, Length: null };

    private static Block Without(Block block) => block with
    {
        Instructions = block.Instructions.Items.Where(instruction => instruction is not Slice slice || !IsWhole(slice)).Select(instruction => instruction switch
        {
            If choice => choice with { Then = Without(choice.Then), Else = Without(choice.Else) },
            For loop => loop with { Body = Without(loop.Body) },
            While loop => loop with { Condition = Without(loop.Condition), Body = Without(loop.Body) },
            _ => instruction,
        }).ToEquatableArray(),
    };
}
