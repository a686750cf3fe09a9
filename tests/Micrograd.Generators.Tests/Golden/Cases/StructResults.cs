using System;
using Micrograd;

namespace Functions;

public readonly record struct Complex2(double Re, double Im)
{
    public static Complex2 operator *(Complex2 a, Complex2 b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    public double Magnitude => Math.Sqrt(Re * Re + Im * Im);
}

public static partial class Maps
{
    [Differentiable(Derivatives.Jacobian)]
    public static (double X, double Y) Polar(double radius, double angle) => (radius * Math.Cos(angle), radius * Math.Sin(angle));

    [Differentiable(Derivatives.Jacobian)]
    public static Complex2 Step(Complex2 z, double c) => (z * z) with { Im = c };

    [Differentiable]
    public static double Escape(double re, double im, int steps)
    {
        var z = new Complex2(0, 0);
        for (var i = 0; i < steps; i++)
        {
            z = z * z;
            z = new(z.Re + re, z.Im + im);
        }

        return z.Magnitude;
    }
}

// at Functions.Maps.Escape(0.3, 0.2, 4)
// saves zIm, zRe
