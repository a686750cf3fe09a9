using System;
using Micrograd;

namespace Company.Product
{
    namespace Numerics
    {
        public static partial class Waves
        {
            [Differentiable]
            public static double Wave(double x, double t, double k) => Math.Exp(-t) * Math.Sin(k * x - t);
        }
    }
}

// at Company.Product.Numerics.Waves.Wave(0.5, 1, 3)
// at Company.Product.Numerics.Waves.Wave(-0.5, 0, -3)
// saves nothing
