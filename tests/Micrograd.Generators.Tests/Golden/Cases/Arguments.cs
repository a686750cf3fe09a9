using System;
using Micrograd;

namespace Helpers;

public static partial class Arguments
{
    public const double DefaultRate = 0.05;

    [Differentiable]
    public static double Discounted(in double amount, double years = 1, [NoGradient] double rate = DefaultRate, int perYear = 12, double fee = double.Epsilon) =>
        Scale(factor: Math.Pow(1 + rate / perYear, -perYear * years), amount: amount) - fee;

    private static double Scale(double amount, double offset = 0, double factor = 1) => amount * factor + offset;
}

// at Helpers.Arguments.Discounted(100)
// at Helpers.Arguments.Discounted(amount: 100, years: 2.5)
// at Helpers.Arguments.Discounted(100, 3, perYear: 1, rate: 0.1, fee: 2)
// saves nothing
