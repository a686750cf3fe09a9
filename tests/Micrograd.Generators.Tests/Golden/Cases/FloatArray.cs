using System;
using Micrograd;

namespace Arrays;

public static partial class FloatArrayCase
{
    [Differentiable]
    public static float Norm(float[] x)
    {
        var sum = 0f;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return MathF.Sqrt(sum);
    }
}

// at Arrays.FloatArrayCase.Norm([1f, 2f, -2f])
// saves nothing
