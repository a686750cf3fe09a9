using System;
using Micrograd;

namespace Functions;

public readonly record struct Pixel(double Red, double Green);

public static partial class Images
{
    [Differentiable(Derivatives.Vjp | Derivatives.Jvp)]
    public static void Mixed(ReadOnlySpan<Pixel> image, double gain, Span<Pixel> result)
    {
        for (var i = 0; i < image.Length; i++)
        {
            result[i] = new Pixel(gain * image[i].Green, image[i].Red * image[i].Green);
        }
    }
}

// at Functions.Images.Mixed([new(1, 2), new(-1, 0.5)], 3, [new(0.2, 0.3), new(0.4, 0.5)])
// saves nothing
