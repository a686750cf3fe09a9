using System.Collections.Immutable;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Writes a polynomial as instructions: <c>d_y * (2 * a * x + b)</c>.</summary>
internal sealed class PolynomialWriter(FunctionBuilder builder, IrType type)
{
    /// <summary>Emits the polynomial.</summary>
    /// <returns>Its value: the last one emitted, or a value that was there before.</returns>
    public ValueId Write(Polynomial polynomial)
    {
        // A positive term goes first: b − a, not −a + b.
        var groups = Groups(polynomial.Terms).ToList();
        var first = Math.Max(0, groups.FindIndex(group => group.Common.Coefficient > 0));
        var sum = Write(groups[first], isNegated: false);
        for (var i = 0; i < groups.Count; i++)
        {
            if (i != first)
            {
                var isNegative = groups[i].Common.Coefficient < 0;
                sum = builder.Apply(isNegative ? OpCode.Subtract : OpCode.Add, type, [sum, Write(groups[i], isNegative)]);
            }
        }

        return sum;
    }

    /// <summary>Identity «common factor»: <c>g·a + g·b = g·(a + b)</c> for terms with the same adjoints in them.</summary>
    private IEnumerable<(Monomial Common, Polynomial Inner)> Groups(ImmutableArray<Monomial> terms)
    {
        var open = terms.ToList();
        while (open.Count > 0)
        {
            var key = Adjoints(open[0]);
            var group = key.Length == 0 ? [open[0]] : open.Where(term => Adjoints(term).SequenceEqual(key)).ToList();
            if (group.Count == 1)
            {
                // (Only this one: another may be equal to it.)
                open.RemoveAt(0);
                yield return (group[0], Polynomial.Of(1));
                continue;
            }

            open.RemoveAll(group.Contains);

            var factors = group.Skip(1).Aggregate(group[0].Factors, (common, term) => Intersect(common, term.Factors));
            // (0 and infinity cannot be divided out again.)
            var magnitude = Math.Abs(group[0].Coefficient);
            var coefficient = magnitude is > 0 and < double.PositiveInfinity && group.TrueForAll(term => Math.Abs(term.Coefficient) == magnitude) ? magnitude : 1;
            coefficient = group.TrueForAll(term => term.Coefficient < 0) ? -coefficient : coefficient;
            var rest = group.Select(term => term.Without(factors)).Select(term => term with { Coefficient = term.Coefficient / coefficient });
            yield return (new Monomial(coefficient, factors), new Polynomial([.. rest]));
        }
    }

    /// <summary>Adjoints first, then what has a name, then the rest: <c>d_y * x * Math.Cos(x)</c>.</summary>
    private int Rank(ValueId factor) => builder[factor] switch
    {
        { Role: ValueRole.Derivative, Name: not null } => 0,
        { Name: not null } => 1,
        _ => 2,
    };

    private ImmutableArray<ValueId> Adjoints(Monomial term) =>
        [.. term.Factors.Where(factor => builder[factor].Role == ValueRole.Derivative).OrderBy(factor => factor.Index)];

    private static ImmutableArray<ValueId> Intersect(ImmutableArray<ValueId> a, ImmutableArray<ValueId> b)
    {
        var rest = b;
        var common = ImmutableArray.CreateBuilder<ValueId>();
        foreach (var factor in a)
        {
            if (rest.Contains(factor))
            {
                rest = rest.Remove(factor);
                common.Add(factor);
            }
        }

        return common.ToImmutable();
    }

    private ValueId Write((Monomial Common, Polynomial Inner) group, bool isNegated)
    {
        var coefficient = isNegated ? -group.Common.Coefficient : group.Common.Coefficient;
        var factors = group.Common.Factors.OrderBy(Rank).ToList();
        var isOne = group.Inner.IsMonomial && group.Inner.Terms[0].Factors.IsEmpty && group.Inner.Terms[0].Coefficient == 1;
        ValueId? product = factors.Count == 0 || (coefficient is not (1 or -1)) ? builder.Real(coefficient, type, builder.SpellingOf(coefficient, type)) : null;
        foreach (var factor in factors)
        {
            product = product is { } left ? builder.Apply(OpCode.Multiply, type, [left, factor]) : factor;
        }

        if (!isOne)
        {
            var rest = Write(group.Inner);
            product = builder.Apply(OpCode.Multiply, type, [product!.Value, rest]);
        }

        return coefficient == -1 && factors.Count > 0 ? builder.Apply(OpCode.Negate, type, [product!.Value]) : product!.Value;
    }
}
