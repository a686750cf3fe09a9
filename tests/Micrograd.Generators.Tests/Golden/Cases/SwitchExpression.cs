using Micrograd;

namespace Money;

public static partial class Tax
{
    [Differentiable]
    public static double Due(double income, double rate, int children) => children switch
    {
        0 => Bracket(income, rate),
        1 or 2 => 0.9 * Bracket(income, rate),
        > 2 and < 6 => 0.8 * Bracket(income, rate),
        not 6 when income > 100 => 0.7 * income,
        _ => 0.5 * rate * income,
    };

    private static double Bracket(double income, double rate) => income switch
    {
        <= 10 => 0,
        <= 50 => rate * (income - 10),
        _ => rate * 40 + 2 * rate * (income - 50),
    };
}

// at Money.Tax.Due(5, 0.2, 0)
// at Money.Tax.Due(30, 0.2, 0)
// at Money.Tax.Due(80, 0.2, 2)
// at Money.Tax.Due(80, 0.2, 3)
// at Money.Tax.Due(120, 0.2, 7)
// at Money.Tax.Due(20, 0.2, 7)
// at Money.Tax.Due(120, 0.2, 6)
// saves nothing
