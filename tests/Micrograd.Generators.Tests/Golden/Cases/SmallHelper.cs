using System;
using Micrograd;

namespace Helpers;

public static partial class Logistic
{
    [Differentiable]
    public static double CrossEntropy(double score, double label)
    {
        var p = Sigmoid(score);
        return -(label * Math.Log(p) + (1 - label) * Math.Log(1 - p));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

// at Helpers.Logistic.CrossEntropy(0.7, 1)
// at Helpers.Logistic.CrossEntropy(-3, 0.25)
// at Helpers.Logistic.CrossEntropy(0, 0)
// saves nothing
