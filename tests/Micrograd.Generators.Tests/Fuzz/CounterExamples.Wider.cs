namespace Micrograd.Generators.Tests.Fuzz;

/// <content>Found since programs have arrays of arrays, ranges and arrays made in branches.</content>
internal static partial class CounterExamples
{
    private static Dictionary<string, string> Wider => new()
    {
        ["A row of an array of arrays is written"] = $$"""
            {{Head}}(double x, double y, int n, double[][] r)
            {
                r[1][0] += y;
                var row = r[0];
                row[1] *= r[1][0];
                return row[1] * r[1][0];
            }
            """,
        ["An array made in a branch is as long as a part of another one"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                double[] d = [x, y, x, y];
                if (n > 2)
                {
                    foreach (var e in d[1..^1])
                    {
                        y = 0.5 * y + e * x;
                    }
                }

                y = Math.Sin(y);
                return x > 4 ? y * 2 : y;
            }
            """,
        ["An array made in an iteration is as long as it came out there"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                double[] d = [x, y, x, y];
                for (var i = 0; i < 3; i++)
                {
                    foreach (var e in d[((int)y & 1)..^1])
                    {
                        y = 0.5 * y + e * Math.Sin(x * e);
                        x = x * e;
                    }

                    if (y > 0)
                    {
                        var q = new double[3 + ((int)x & 1)];
                        q[1] = y;
                        for (var k = 0; k < q.Length; k++) x += q[k] * x;
                    }

                    d[2] = y;
                }

                return x * y;
            }
            """,
        ["A choice reads an element that is overwritten before it is used"] = $$"""
            static double S(Span<double> s, double u)
            {
                var v = s[1];
                s[1] *= u;
                return v + s[1];
            }

            {{Head}}(double x, double y, int n, Vec c)
            {
                Span<double> z = new double[n + 5];
                z[2] = y;
                var p = new Box(n > 1 ? z[2] : y, x);
                x = S(z.Slice(n & 1, 2), y);
                return p.Area;
            }
            """,
        ["A matrix of one's own is written in each iteration"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                var m = new double[2, 3];
                for (var q = 0; q < 4; q += 2)
                {
                    m[1, 0] += x;
                    if (x < y)
                    {
                        x = m[1, 0] * 0.1;
                        x *= m[1, 0];
                    }
                    else
                    {
                        y = m[q & 1, 0] * x;
                    }
                }

                return x * y;
            }
            """,
        ["A loop sums an array that is made in a branch"] = $$"""
            static double Total(ReadOnlySpan<Vec> p)
            {
                var s = 0.0;
                foreach (var e in p) s += e.X - e.Y;
                return s;
            }

            {{Head}}(double x, double y, int n)
            {
                Vec[] h = [new(x, y), new(y, 0.5), new Vec(x * y, x)];
                return (y < 1.25 ? Total(h[1..]) : 0.5) + 0.5;
            }
            """,
        ["An array made in a branch of a loop, in an iteration that goes the other way"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                double[] d = [x, 0.5, x * y, y];
                var p = true;
                for (var i = 0; i < n; i++)
                {
                    if (p)
                    {
                        d[1] = y;
                        p = i < 1;
                    }
                    else
                    {
                        foreach (var e in d[1..^1])
                        {
                            if (e > 1.5) break;
                            x = 0.5 * x + e * x;
                        }
                    }
                }

                return x;
            }
            """,
        ["A parameter that holds a constant goes into an array of constants"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                x = 0.5;
                var q = new double[n + 3];
                q[0] = x;
                q[1] += x;
                y += q[0];
                x = y * 2;
                return x + q[1];
            }
            """,
        ["The last element of an array made in a branch"] = $$"""
            static double Sum(ReadOnlySpan<double> p)
            {
                var s = 0.0;
                for (var i = 0; i < p.Length; i++) s += p[i] * p[^1];
                return s;
            }

            {{Head}}(double x, double y, int n)
            {
                double[] d = [x, 0.5, x * y, y];
                x *= n > 1 ? Sum(d[1..^1]) : y;
                return x;
            }
            """,
        ["A parameter that holds a constant goes into an array of constants that a loop reads"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                y = 1.0;
                double[] q = [0.5, 0.5, y];
                var v = x;
                foreach (var e in q) v += e * y;
                return v * x;
            }
            """,
        ["A constant argument overflows in an inlined helper"] = $$"""
            static double S(double u, int n) => unchecked((byte)(~n)) * 0.01 * u;

            {{Head}}(double x, double y, int n) => S(x, 3) + S(y, n);
            """,
        ["An arm of a branch has no reverse part but that of a fused loop"] = $$"""
            private static double RowSum(double[] row)
            {
                var s = 0.0;
                foreach (var e in row) s += e * 0.1;
                return s;
            }

            {{Head}}(double x, double y, int n, double[][] r)
            {
                var t = n switch
                {
                    0 => 0.5,
                    > 0 => RowSum(r[1]),
                    _ => 0.25,
                };
                return t + y;
            }
            """,
        ["The only arm has no reverse part but that of a fused loop"] = $$"""
            {{Head}}(double x, double y, int n, Span<double> a)
            {
                var s = x;
                if (y < -100)
                {
                    throw new ArgumentException();
                }
                else
                {
                    foreach (var e in a) s += e * 3;
                }

                return s;
            }
            """,
        ["A partial derivative stands where the value would, among results written to a span"] = """
            [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
            public static void F(double x, double y, int n, ReadOnlySpan<double> e, Span<double> o)
            {
                for (var k = 0; k < o.Length; k++)
                    o[k] = Math.Sin(o[k]) + e[k % 12] * 0.5;
                o[^1] -= (x + y);
            }
            """,
        ["A choice between two empty arms takes its condition off the tape"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                Span<double> w = stackalloc double[4];
                var found = false;
                for (var i = 0; i < 3 && !found; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        if (found && found)
                        {
                            found = true;
                            break;
                        }

                        switch (3)
                        {
                            case < 0 or 2:
                                (x, y) = (y, 0.0);
                                break;
                        }
                    }

                    x += y switch
                    {
                        < -0.5 => x,
                        >= 0.5 and < 1.5 => y,
                        double.NaN => 0,
                        > 2 when true => y,
                        _ => x
                    };
                }

                return x;
            }
            """,
        ["The index of a struct that is made anew comes off the tape once"] = $$"""
            private static double Shift(Span<Box> p, int i, double u)
            {
                p[1 - i] = new Box(p[i].B, u * p[1].A);
                return p[0].A;
            }

            {{Head}}(double x, double y, int n, Span<Vec> h)
            {
                var b = new[] { new Box(x, y), new Box(0.5, y), default };
                for (var i = 1; i <= 5; i++)
                {
                    b[n].A -= y;
                    switch (1)
                    {
                        case < 0 or 2:
                            double r = Shift(b, 0, x);
                            break;
                    }

                    for (var j = 0; j < b.Length; j++)
                        b[j].A += h[y > -2.25 ? 1 : 0].X;
                }

                return b[(int)Math.Clamp(x, -4, 4)].B;
            }
            """,
        ["The square of a number overflows, its derivative does not"] = $$"""
            {{Head}}(double x, double y, int n)
            {
                for (var i = 0; i < 10; i++)
                {
                    x = 0.25 + x * x;
                }

                return Math.Asinh(x) + y;
            }
            """,
    };
}
