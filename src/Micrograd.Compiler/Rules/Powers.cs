using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The rules of <c>Pow</c> and <c>RootN</c>, which are simpler for a known exponent.</summary>
internal static class Powers
{
    /// <summary>p·x^(p − 1).</summary>
    public static Expr Base(Expr g, Expr x, Expr p, Expr y)
    {
        if (!p.IsConstant(out var exponent))
        {
            return BaseOfAnyPower(g * p, x, p);
        }

        return exponent switch
        {
            0 => g.Constant(0),
            >= 1 => p * g * Power(x, p - 1),
            _ => Rule.Guard((_, _, _) => p * g * Power(x, p - 1), (_, _) => x.EqualTo(0))(g, [], y),
        };
    }

    /// <summary>y·log x; 0 where x = 0 and p ≥ 0.</summary>
    public static Expr Exponent(Expr g, Expr x, Expr p, Expr y)
    {
        Expr IsZero() => g.IsConstant(out _) ? p >= 0 : (p >= 0).Or(() => g.EqualTo(0));
        return x.EqualTo(0).And(IsZero).Select(y.Type, () => y.Constant(0), () => g * y * x.Unary(OpCode.Log));
    }

    /// <summary>1 / (n·y^(n − 1)), which unlike y / (n·x) needs no special case at x = 0.</summary>
    public static Expr Root(Expr g, Expr x, Expr n, Expr y)
    {
        var degree = n.ConvertTo(x.Type);
        Expr Share() => g / (degree * Power(y, degree - 1));
        return degree.IsConstant(out var known) && known == 1 ? g : Rule.Guard((_, _, _) => Share(), (_, _) => x.EqualTo(0))(g, [], y);
    }

    /// <summary>At x = 0 (and NaN, ±∞, where x^(−1) is no use either) a factor p·g of 0 gives 0. Inside the domain it must not be tested for:
    /// the derivative by p where p passes through 0 would be lost.</summary>
    private static Expr BaseOfAnyPower(Expr factor, Expr x, Expr p) =>
        factor.EqualTo(0).And(() => x.Test(OpCode.IsNormal).Unary(OpCode.Not))
            .Select(x.Type, () => x.Constant(0), () => factor * x.Binary(OpCode.Pow, p - 1));

    private static Expr Power(Expr x, Expr p) =>
        !p.IsConstant(out var exponent) ? x.Binary(OpCode.Pow, p) : exponent switch
        {
            0 => x.Constant(1),
            1 => x,
            2 => x * x,
            _ => x.Binary(OpCode.Pow, p),
        };
}
