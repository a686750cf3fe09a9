namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Programs that fuzzing found to be differentiated wrongly, as small as they could be made. docs/reliability.md tells what was wrong.</summary>
internal static partial class CounterExamples
{
    private const string Head = "[Differentiable(Derivatives.Gradient | Derivatives.Trace | Derivatives.Jvp)] public static double F";

    /// <summary>By name: the members of a class.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(First.Concat(Wider));

    private static Dictionary<string, string> First => new()
    {
        ["A loop reads an array that is overwritten after it"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                Span<double> z = new double[n + 5];
                var part = z.Slice(1);
                z[2] = y;
                double p = 0.0;
                for (var q = 0; q < n; q++) p += part[q] * z[q & 3];
                part[n & 3] = x;
                return p + z[1];
            }
            """,
        ["An overlapping copy in a loop that is left early"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                Span<double> w = stackalloc double[4];
                w[1] = x;
                w[2] = y;
                for (var q = 0; q < n; q++)
                {
                    w.Slice(1, 2).CopyTo(w.Slice(2));
                    w[1] *= y;
                    if (w[2] > 0.25) break;
                    w.Slice(1, 2).CopyTo(w.Slice(1));
                }

                return w[1] + w[2] * w[3];
            }
            """,
        ["Two zero constants vanish together"] = $$"""
            static double H(Span<double> s, double u)
            {
                var v = s[1];
                s[0] += Math.Clamp(u - 0.1, -1, 1 + Math.Abs(u));
                if (u > 0.5) return v * s[0];
                s[1] *= u + u;
                return v + s[1];
            }

            {{Head}}(double x, double y, int n)
            {
                Span<double> w = stackalloc double[4];
                w[1] = x;
                x = 0.0;
                return H(w.Slice(n & 1, 2), y) - Math.Sin(y - x) * (x - x);
            }
            """,
        ["A view is made before its memory has a tangent"] = $$"""
            static double S(Span<double> s, double u)
            {
                var v = s[1];
                s[1] *= v;
                return u + s[1];
            }

            {{Head}}(double x, double y, int n)
            {
                Span<double> z = new double[n + 5];
                var part = z.Slice(1);
                z.Fill(y);
                z[n & 3] -= S(part.Slice(n & 1, 2), y);
                return y * part[2];
            }
            """,
        ["A part of a struct parameter is assigned and never read"] = $$"""
            {{Head}}(double x, double y, int n, Vec c)
            {
                c = (-c).Turned * x;
                return c.Y;
            }
            """,
        ["A struct parameter is assigned before a loop that changes it"] = $$"""
            {{Head}}(double x, double y, int n, Vec c, Span<double> a)
            {
                c = new Vec(0.5, 0.5);
                for (var r0 = 1; r0 <= n; r0++)
                {
                    c = c * y;
                }

                return 0.5;
            }
            """,
        ["A zero keeps its sign where the program writes the other one"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                x = (-(-new Vec(0.0, 0.0)).Turned).Turned.Dot(new Vec(y, 1.0));
                return x;
            }
            """,
        ["A common factor of zero"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                x = (new Vec(x, y) * 0.0).Dot(new Vec(y, y));
                return x * x;
            }
            """,
        ["A variable reaches the result only through memory that an inner loop writes in the next iteration"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                Span<double> z = new double[n + 5];
                z[2] = y;
                var q0 = 3;
                do
                {
                    for (var t0 = 0; t0 < z.Length; t0++)
                    {
                        z[t0] = Math.Sin(z[t0]) * y;
                    }

                    if (n == 1)
                    {
                        y = y * x;
                    }
                }
                while (q0-- > 0);
                return z[2] + z[1];
            }
            """,
        ["An element is written twice, by its array and by a view of it"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                Span<double> z = new double[n + 5];
                var tail = z[1..];
                z[1] = y * y;
                tail[0] = x * x;
                return z[1] * x;
            }
            """,
        ["An element of the results is written again in each iteration"] = $$"""
            {{Head}}(double x, double y, int n, Span<double> a)
            {
                for (var r0 = 0; r0 <= n; r0++)
                {
                    for (var s0 = 0; s0 < a.Length; s0++)
                    {
                        a[s0] = x * y * s0;
                    }

                    x = Math.Sin(x);
                }

                return x;
            }
            """,
        ["Two arrays of one name, the second one of constants"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                {
                    var q0 = new[] { x, y, 0.5 };
                    x += q0[2] - q0[1];
                }

                x *= x;
                var c = (y = 0.5) * 0.5;
                {
                    var q0 = new[] { c, y, 0.5 };
                    y += q0[2] - q0[1] + q0[0];
                }

                return x * y;
            }
            """,
        ["A sum with two equal terms"] = $$"""
            {{Head}}(double x, double y, int n) => ((Math.Sin(x) - (x + (x * 2.0))) + x);
            """,
    };
}
