using System;
using Micrograd;

namespace Arrays;

public static partial class RotatedCase
{
    /// <summary>Small arrays of known length become variables, also through helpers.</summary>
    [Differentiable]
    public static double Height(double angle, ReadOnlySpan<double> point)
    {
        Span<double> matrix = stackalloc double[4];
        Span<double> rotated = stackalloc double[2];
        Rotation(angle, matrix);
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                rotated[i] += matrix[2 * i + j] * point[j];
            }
        }

        return rotated[0] * rotated[1];
    }

    private static void Rotation(double angle, Span<double> matrix)
    {
        matrix[0] = Math.Cos(angle);
        matrix[1] = -Math.Sin(angle);
        matrix[2] = -matrix[1];
        matrix[3] = matrix[0];
    }
}

// at Arrays.RotatedCase.Height(0.3, [1, 2])
// saves nothing
