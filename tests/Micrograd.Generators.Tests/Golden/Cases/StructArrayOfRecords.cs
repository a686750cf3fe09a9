using System;
using Micrograd;

namespace Functions;

public readonly record struct Planet(double X, double Y, double Mass, int Kind)
{
    public double DistanceTo(Planet other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}

public readonly record struct Span2(Planet From, Planet To);

public static partial class Planets
{
    [Differentiable]
    public static double Energy(ReadOnlySpan<Planet> planets, double softening)
    {
        var energy = 0.0;
        for (var i = 0; i < planets.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (planets[j].Kind > 0)
                {
                    energy -= planets[i].Mass * planets[j].Mass / (planets[i].DistanceTo(planets[j]) + softening);
                }
            }
        }

        return energy;
    }

    [Differentiable]
    public static double Moved(Planet[] planets)
    {
        for (var i = 0; i < planets.Length; i++)
        {
            planets[i] = planets[i] with { X = planets[i].Y * planets[i].X, Mass = planets[i].X };
        }

        return planets[0].X * planets[^1].Mass;
    }

    [Differentiable]
    public static double Cleared(Span<Planet> planets)
    {
        planets[1..].Clear();
        planets[1] = planets[0] with { Y = planets[0].X * planets[0].Kind };
        return planets[0].X * planets[1].Y + planets[1].Kind;
    }

    [Differentiable]
    public static double Inner(Span2[] spans) => spans[0].From.X * spans[1].To.Y + spans[1].From.Mass;
}

// at Functions.Planets.Energy([new(1, 2, 3, 1), new(-1, 0.5, 2, 0), new(0.3, 4, 1, 2)], 0.1)
// at Functions.Planets.Moved([new(1, 2, 3, 1), new(-1, 0.5, 2, 0)])
// at Functions.Planets.Cleared([new(1, 2, 3, 1), new(-1, 0.5, 2, 3)])
// at Functions.Planets.Inner([new(new(1, 2, 3, 1), new(-1, 0.5, 2, 0)), new(new(0.3, 4, 1, 2), new(5, 6, 7, 8))])
// saves planetsX_i, planetsY_i
