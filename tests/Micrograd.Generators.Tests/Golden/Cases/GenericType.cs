using System;
using Micrograd;

namespace Generic;

public static partial class Container<TKey, TValue>
    where TKey : notnull
    where TValue : struct, IComparable<TValue>
{
    public partial record Inner
    {
        [Differentiable]
        public static double Hill(double x, double half, double exponent)
        {
            var power = Math.Pow(x / half, exponent);
            return power / (1 + power);
        }
    }
}

// at Generic.Container<string, int>.Inner.Hill(2, 1.5, 2.5)
// at Generic.Container<int, double>.Inner.Hill(0.1, 3, 0.5)
// saves nothing
