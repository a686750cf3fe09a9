using System;
using Micrograd;

namespace Single;

public static partial class Kernels
{
    [Differentiable]
    public static float Gaussian(float x, float mean, float sigma = 1f)
    {
        var z = (x - mean) / sigma;
        return MathF.Exp(-0.5f * z * z) / (sigma * MathF.Sqrt(2 * MathF.PI));
    }
}

// at Single.Kernels.Gaussian(0.5f, 1f)
// at Single.Kernels.Gaussian(-1f, 1f, 2f)
// saves nothing
