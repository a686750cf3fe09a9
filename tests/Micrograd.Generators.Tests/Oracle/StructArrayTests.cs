namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Arrays and spans of structs inside a method. As parameters: the golden cases <c>StructArray</c>, <c>StructArrayOfRecords</c>, <c>StructArrayOutput</c>, <c>TupleArray</c>.</summary>
public class StructArrayTests
{
    private const string Types = """

        public readonly record struct P(double X, double Y)
        {
            public double Norm => Math.Sqrt(X * X + Y * Y + 1);
            public double Times(double k) => k * X * Y;
            public static P operator +(P a, P b) => new(a.X + b.X, a.Y + b.Y);
        }
        public struct Q
        {
            public double X;
            public double Y { get; set; }
            public int N;
            public P Inner;
            public Q(double x, double y, int n) { X = x; Y = y; N = n; Inner = new(y, x); }
            public readonly double Sum() => X + Y * N;
            public void Shift(double d) => X += d;
            public static Q operator *(double k, Q q) => q with { X = k * q.X, Y = k * q.Y };
        }
        static double Total(ReadOnlySpan<P> p) { var s = 0.0; foreach (var e in p) s += e.X * e.Y; return s; }
        static P[] Line(double x, double y, int n) { var p = new P[n]; for (var i = 0; i < n; i++) p[i] = new(x * i, y - i); return p; }
        static void Scale(Span<Q> q, double k) { for (var i = 0; i < q.Length; i++) q[i] = k * q[i]; }
        static T Last<T>(T[] items) => items[^1];
        static readonly P[] Table = [new(1, 2), new(0.5, -1)];
        """;

    [Theory]
    [InlineData("var p = new P[] { new(x, y), new(y, 2) }; return p[0].X * p[1].Y + p[1].X;")]
    [InlineData("P[] p = [new(x, y), new(y, 2)]; return p[0].X * p[1].X;")]
    [InlineData("Span<P> p = stackalloc P[3]; p[1] = new(x, y); return p[1].X * p[1].Y + p[2].X;")]
    [InlineData("var p = new (double A, double B)[2]; p[0] = (x, y); p[1].A = p[0].B * x; return p[1].A + p[0].A;")]
    public void New_arrays_agree(string body) => Agreement.OnGrid($"[Differentiable] public static double F(double x, double y) {{ {body} }}" + Types);

    [Theory]
    [InlineData("var p = Line(x, y, 5); var q = p[3]; return q.X * p[2].Y + q.Norm;")]
    [InlineData("var p = Line(x, y, 4); var (a, b) = p[1]; return a * b + p[^1].Y;")]
    [InlineData("var p = Line(x, y, 4); return p[1].Times(x) + p[2].Norm + Last(p).X;")]
    [InlineData("var p = Line(x, y, 4); var s = 0.0; foreach (var e in p) s += e.X * e.Norm; return s;")]
    [InlineData("var p = Line(x, y, 4); var s = 0.0; foreach (var e in p) { if (e.X > 1) break; s += e.Y; } return s;")]
    [InlineData("var p = Line(x, y, 4); return Total(p.AsSpan()[1..]) + Total(p.AsSpan(0, 2)) + p.Length;")]
    [InlineData("var s = x; for (var i = 0; i < Table.Length; i++) s += Table[i].X * y + Table[i].Norm; return s;")]
    [InlineData("var q = new Q[2]; q[1] = new(x, y, 3); return q[1].Inner.X * q[1].Sum() + q[0].N;")]
    [InlineData("var p = Line(x, y, 4); return (p[0] + p[3]).X * (x > 1 ? p[1] : p[2]).Y;")]
    [InlineData("var p = new[] { (x, y), (y, 2.0) }; var s = 0.0; foreach (var (a, b) in p) s += a * b; return s;")]
    [InlineData("var p = Line(x, y, 3); return p[7].X;")]
    public void Reads_agree(string body) => Agreement.OnGrid($"[Differentiable] public static double F(double x, double y) {{ {body} }}" + Types);

    [Theory]
    [InlineData("var q = new Q[3]; q[1].X = x; q[1].Y += y; q[1].X *= q[1].Y; q[1].N++; return q[1].X + q[1].N;")]
    [InlineData("var q = new Q[3]; q[0] = new(x, y, 2); q[1] = 2 * q[0]; q[1].Inner = new(y, x); return q[1].X * q[1].Inner.Y;")]
    [InlineData("var q = new Q[3]; q[0] = new(x, y, 2); Scale(q, 3); Scale(q.AsSpan(1), x); return q[0].X * q[0].Y;")]
    [InlineData("var p = Line(x, y, 3); (p[0], p[1]) = (p[1], p[0]); (p[2], var d) = (new(y, x), p[0].X); return p[0].X * p[2].Y + d;")]
    [InlineData("var p = Line(x, y, 3); for (var i = 1; i < p.Length; i++) p[i] += p[i - 1]; return p[2].X * p[2].Y;")]
    [InlineData("var p = Line(x, y, 3); p[1] = p[1] with { X = p[1].Y * x }; var r = p[1] = new(x, p[1].X); return r.Y * p[1].X;")]
    [InlineData("var p = Line(x, y, 3); for (var i = 0; i < 6 && p[1].X < 9; i++) { p[1] = new(p[1].X + 1 + p[1].Y * p[1].Y, p[1].X); } return p[1].X;")]
    [InlineData("var q = new Q[2]; var i = 0; q[i++].X = x; q[i] = new(y, x, i++); return q[0].X * q[1].Y + i;")]
    public void Writes_agree(string body) => Agreement.OnGrid($"[Differentiable] public static double F(double x, double y) {{ {body} }}" + Types);

    [Theory]
    [InlineData("var p = Line(x, y, 3); var c = (P[])p.Clone(); p[1] = new(1, 1); return c[1].X * p[1].Y;")]
    [InlineData("var p = Line(x, y, 4); p.AsSpan(0, 2).CopyTo(p.AsSpan(1)); return p[1].Y * p[2].Y + p[2].X;")]
    [InlineData("var p = Line(x, y, 4); var c = p[1..3]; Array.Clear(p); return c[0].X * c[1].Y + p[1].X;")]
    [InlineData("var p = Line(x, y, 4); var c = new P[4]; Array.Copy(p, 1, c, 0, 2); return c[1].X * c[0].Y;")]
    public void Copies_agree(string body) => Agreement.OnGrid($"[Differentiable] public static double F(double x, double y) {{ {body} }}" + Types);
}
