using System;
using System.Numerics;
using Micrograd;

namespace Functions;

public readonly record struct Body(double X, double Y, double Mass, int Kind)
{
    public double DistanceTo(Body other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}

public static partial class Gravity
{
    [Differentiable]
    public static double Energy(Body a, in Body b, (double Softening, double G) constants)
    {
        var distance = a.DistanceTo(b) + constants.Softening;
        return -constants.G * a.Mass * b.Mass / distance;
    }

    [Differentiable]
    public static double Area(Body a, double width) => width * a.X * a.X;

    [Differentiable]
    public static float Flux(Vector3 field, Vector3 normal, float area) => area * Vector3.Dot(field, Vector3.Normalize(normal));
}

// at Functions.Gravity.Energy(new(1, 2, 3, 0), new(-1, 0.5, 2, 1), (0.1, 6))
// at Functions.Gravity.Area(new(1, 2, 3, 0), 2)
// saves nothing
