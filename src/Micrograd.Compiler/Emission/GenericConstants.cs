using System.Globalization;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>Numbers of a type that is left open have no literals: <c>var two = T.CreateChecked(2);</c> stands once, at the start of a method.</summary>
internal static class GenericConstants
{
    private static readonly Dictionary<double, string> Names = new()
    {
        [2] = "two",
        [3] = "three",
        [4] = "four",
        [5] = "five",
        [6] = "six",
        [7] = "seven",
        [8] = "eight",
        [9] = "nine",
        [10] = "ten",
        [0.5] = "half",
        [0.25] = "quarter",
    };

    /// <summary>The module with such constants at the start of each function.</summary>
    public static Module Hoist(Module module) => module with { Main = Hoist(module.Main), Helpers = [.. module.Helpers.Select(Hoist)] };

    private static Function Hoist(Function function)
    {
        var constants = function.Body.Descendants().OfType<Constant>().Where(constant => function.TypeOf(constant.Result) is ScalarType { Kind: ScalarKind.Generic } && NeedsName(constant.Value)).ToList();
        if (constants.Count == 0)
        {
            return function;
        }

        var builder = new FunctionBuilder(function);
        var replacements = new Dictionary<ValueId, ValueId>();
        var first = builder.Capture(() =>
        {
            foreach (var same in constants.GroupBy(constant => (constant.Value.Bits, function.TypeOf(constant.Result))))
            {
                var hoisted = builder.Real(same.First().Value.Real, same.Key.Item2);
                builder[hoisted] = builder[hoisted] with { Name = same.Select(constant => function.Values[constant.Result.Index]).FirstOrDefault(value => value.Role == ValueRole.Primal)?.Name ?? NameOf(same.First().Value.Real) };
                foreach (var constant in same)
                {
                    replacements[constant.Result] = hoisted;
                }
            }
        });
        HashSet<ValueId> removed = [.. replacements.Keys];
        var body = new Substitution(replacements).Apply(Without(function.Body, removed));
        return builder.Build(function.Name, function.Parameters, function.ResultTypes, body with { Instructions = [.. first, .. body.Instructions.Items] }, function.UsesTape);
    }

    /// <summary>0, 1, π and what is no number are members of the type.</summary>
    private static bool NeedsName(Literal literal) =>
        literal.IsNumber && Math.Abs(literal.Real) is not (0 or 1 or Math.PI) && !double.IsNaN(literal.Real) && !double.IsInfinity(literal.Real);

    private static string NameOf(double value)
    {
        var size = Math.Abs(value);
        var name = Names.TryGetValue(size, out var word) ? word : "n" + size.ToString("R", CultureInfo.InvariantCulture).Replace('.', '_').Replace("-", "Minus").Replace("+", "");
        return value < 0 ? "minus" + char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
    }

    private static Block Without(Block block, HashSet<ValueId> removed) => block with
    {
        Instructions = block.Instructions.Items.Where(instruction => instruction is not Constant constant || !removed.Contains(constant.Result)).Select(instruction => instruction switch
        {
            If choice => choice with { Then = Without(choice.Then, removed), Else = Without(choice.Else, removed) },
            For loop => loop with { Body = Without(loop.Body, removed) },
            While loop => loop with { Condition = Without(loop.Condition, removed), Body = Without(loop.Body, removed) },
            _ => instruction,
        }).ToEquatableArray(),
    };
}
