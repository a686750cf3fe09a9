namespace Micrograd.Fuzzing.Programs;

/// <summary>The structs that random methods use.</summary>
internal static class Structs
{
    /// <summary>Their source.</summary>
    public const string Source = """
        using System;

        public readonly record struct Vec(double X, double Y)
        {
            public double Length => Math.Sqrt(0.1 + X * X + Y * Y);

            public Vec Turned => new(-Y, X);

            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

            public static Vec operator -(Vec a) => new(-a.X, -a.Y);

            public static Vec operator *(Vec a, double k) => new(a.X * k, a.Y * k);

            public double Dot(Vec other) => X * other.X + Y * other.Y;
        }

        public struct Box
        {
            public double A;
            public double B;

            public Box(double a, double b)
            {
                A = a;
                B = b;
            }

            public double Area => A * B;

            public void Grow(double k)
            {
                A += Math.Sin(k);
                if (k > 0) B *= k;
            }
        }
        """;
}
