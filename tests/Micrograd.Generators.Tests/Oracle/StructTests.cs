namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Structs and tuples inside a method: taken apart into numbers, and put together nowhere.</summary>
public class StructTests
{
    private const string Types = """

        public readonly record struct P(double X, double Y)
        {
            public double Plus(double d) => X + d * Y;
            public double Norm => Math.Sqrt(X * X + Y * Y + 1);
            public P Turned => new(-Y, X);
            public override string ToString() => $"({X}, {Y})";
            public static P operator +(P a, P b) => new(a.X + b.X, a.Y + b.Y);
            public static P operator -(P a) => new(-a.X, -a.Y);
            public static P operator *(double k, P a) => new P(k * a.X, k * a.Y);
            public static double operator *(in P a, in P b) => a.X * b.X + a.Y * b.Y;
            public static implicit operator P(double x) => new(x, 1);
            public static explicit operator double(P p) => p.X - p.Y;
            public P Scaled(double k) => this with { X = k * X, Y = Y / 2 };
        }
        public struct Q
        {
            public double X;
            public double Y { get; set; }
            public int N;
            public Q(double x) : this(x, 2 * x) { N++; }
            public Q(double x, double y) { X = x; Y = y; N = 1; if (x > 1) X = x * x; }
            public double Sum() => X + Y;
            public void Reset(double d) { if (X > d) this = new Q(d, Y); else this = this with { Y = d }; }
            public void Again() => Move(ref this, 1);
            public double Plus(double d) => X + d;
            public void Shift(double d) { X += d; Y -= d * X; N++; }
            public void Twice() { Shift(1); Shift(2); }
            public static void Move(ref Q q, double d) { q.X += d; q.Shift(d); }
        }
        public readonly struct Seg(P from, P to)
        {
            public P From { get; } = from;
            public P To { get; } = to;
            public double Length { get; } = (from + -to).Norm;
        }
        public record struct M3(double A, byte B, int C) { public double Extra { get; set; } = A * 2; }
        public static class Extensions { public static void Grow(this ref Q q, double d) { q.X *= d; q.Y += q.X; } }
        public struct Needed { public required double A { get; set; } public required double B; }
        public struct Nest { public Q Inner; public int K; }
        public struct Keeper(double x) { private readonly Count _held = new(x); private Count _own = new(x); public double Bump() => _held.Bump() + 10 * _own.Bump(); }
        public struct Count(double x) { public double V { get; set; } = x; public double Bump() => V += 1; }
        public readonly record struct Held(P Property, P Other) { public readonly P Field = Other; }
        public struct Late
        {
            public readonly void Deconstruct(out double v, out double o) { v = Value * 2; o = v + Other; }
            public readonly double this[int i] => i switch { 0 => Value, 1 => Other, _ => Value * Other };
            public readonly P this[int i, double k] => new(this[i] * k, k);
            public double Value { get; } = 3; public double Other = 2; public Late(double v) { Value *= v; } public Late(double v, int n) : this(v + n) => Value += Other; }
        public struct Box<T> { public T Value; public Box(T value) => Value = value; public T Get() => Value; }
        """;

    [Theory]
    [InlineData("var p = new P(x, y); return p.X * p.Y;")]
    [InlineData("P p = new(Y: x, X: y); return p.X - 2 * p.Y;")]
    [InlineData("var p = new P { X = x, Y = x * y }; return p.X * p.Y;")]
    [InlineData("var p = new P(x, y) { X = 3 * x }; return p.X * p.Y;")]
    [InlineData("P p = default; p = p with { X = x }; return p.X + p.Y + default(P).X;")]
    [InlineData("var p = new P(x, y) + new P(y, 2); var q = 2 * (-p); return q * p + q.X;")]
    [InlineData("var p = new P(x, y); p += p; p += new P(1, x); return p.X * p.Y;")]
    [InlineData("P p = x; p = p + y; return p.X * p.Y + (double)p;")]
    [InlineData("var p = new P(x, y); var (a, b) = p; (b, a) = p; return a * a - b;")]
    [InlineData("var p = new P(x, y); return p.Norm + p.Turned.X * p.Turned.Turned.Y + p.Scaled(3).X;")]
    [InlineData("var p = x > 0 ? new P(x, y) : new P(y, x * x); return p.X - 3 * p.Y;")]
    [InlineData("P p; if (x > y) p = new P(x, 1); else { p = new P(y, x); } return p.X * p.Y;")]
    [InlineData("var n = x > 1 ? 2 : x > 0 ? 1 : 0; var p = n switch { 0 => new P(x, y), 1 => new P(y, 3), _ => default }; return p.X + 2 * p.Y;")]
    [InlineData("var p = new P(x, y); for (var i = 0; i < 3; i++) p = p.Turned + new P(0.5, x); return p.X * p.Y;")]
    [InlineData("var p = new P(x, y); var k = 0; while (p.X < 5 && k < 4) { p = new P(p.X + 1, p.Y * x); k++; } return p.X * p.Y;")]
    [InlineData("var q = new Q(x, y); q.X += 1; q.Y *= q.X; q.N++; return q.X * q.Y + q.N;")]
    [InlineData("Q q; q.X = x; q.N = 1; q = new Q { X = x, Y = y }; var r = q; r.X = 7; q.Y++; return q.Sum() + r.X * r.Y;")]
    [InlineData("var q = new Q(x); return q.X * q.Y + q.N;")]
    [InlineData("var q = new Q(x, y); q.Shift(x); var s = q.X; q.Twice(); return s * q.X + q.Y * q.N;")]
    [InlineData("var q = new Q(x, y); for (var i = 0; i < q.N + 1; i++) { q.X += x; if (i > 3) break; } return q.X * q.Y;")]
    [InlineData("var q = new Q(x, y); for (var i = 0; i < 2; i++) q.Shift(y); return q.X * q.Y;")]
    [InlineData("var q = new Q(x, y); Q.Move(ref q, x); return q.X * q.Y + q.N;")]
    [InlineData("var s = new Seg(new P(x, y), new(y, 1)); return s.Length * s.From.X + s.To.X;")]
    [InlineData("var m = new M3(x, 3, 2); m.Extra += m.C; return m.A * m.Extra + m.B;")]
    [InlineData("var b = new Box<double>(x); var c = new Box<P>(new P(x, y)); return b.Get() * c.Get().Y + c.Value.X;")]
    [InlineData("(double A, double B) t = (x, 2); t.A += y; var u = t; u.Item1 = 3; return t.A * t.B + u.A;")]
    [InlineData("var t = (x, y); t = (t.y, t.x); return t.x - 2 * t.Item2;")]
    [InlineData("(double, (double, int)) t = (1, (x, 3)); var (a, (b, c)) = t; (b, _) = (a + b, 2); return a * b + c;")]
    [InlineData("var t = Math.SinCos(x); return t.Sin * t.Cos + Math.SinCos(y).Cos;")]
    [InlineData("var p = Pair(x, y); return p.Hi - p.Lo * x; static (double Lo, double Hi) Pair(double a, double b) => a < b ? (a, b) : (b, a);")]
    [InlineData("var (lo, hi) = Pair(x, y); return hi - lo * x; static (double, double) Pair(double a, double b) { if (a < b) return (a, b); for (var i = 0; i < 3; i++) { a -= b; if (a < -4) return (a, 7); } return (b, a); }")]
    [InlineData("var p = new P(x, y); return Local(2); double Local(double k) => p.X * k + p.Y;")]
    [InlineData("var a = x; Add(ref a, y); Add(ref a, a); return a * x; static void Add(ref double t, double d) => t += d * t;")]
    [InlineData("Split(x, out var a, out double b); Split(y, out a, out _); return a * b; static void Split(double v, out double h, out double r) { h = v / 2; r = v * h; }")]
    [InlineData("var a = x; var r = Inc(ref a); return r * a; static double Inc(ref double t) { if (t > 1) { t *= 2; return 3 * t; } t += 1; return t; }")]
    [InlineData("var a = x; Add(ref a, a++); return a; static void Add(ref double t, double d) => t += d * t;")]
    [InlineData("var p = new Q(x, y); Swap(ref p.X, ref p.N); return p.X + 2 * p.N; static void Swap(ref double a, ref int b) { a += b; b++; }")]
    [InlineData("var a = x; return Sq(in a) + Sq(y); static double Sq(in double v) => v * v;")]
    [InlineData("var a = x; for (var i = 0; i < 3; i++) Add(ref a); return a; static void Add(ref double t) { if (t > 2) return; t = t * t + 0.5; }")]
    [InlineData("var p = new P(x, y); if (p.X < -100) throw new ArgumentException($\"{p.X}\"); return x > 50 ? throw new ArgumentException() : p.Y;")]
    [InlineData("var p = Bad(x); return p.X; static P Bad(double v) { if (v < -100) throw new ArgumentException(); return new P(v * v, v); }")]
    [InlineData("return Twice(new P(x, y)).X + Twice((x, y)).Item2; static T Twice<T>(T v) => v;")]
    [InlineData("var (a, b) = x > 0 ? (x, y) : Bad(x); return a * b; static (double, double) Bad(double v) => throw new ArgumentException(\"bad\");")]
    [InlineData("var a = x; if (x < -1) Bad(ref a); return a * a; static void Bad(ref double v) => throw new ArgumentException(\"bad\");")]
    [InlineData("if (x < -1) return Make(x).X; return Make(y).Y; static P Make(double v) { if (v > 100) { throw new ArgumentException(); } return new(v, v * v); }")]
    [InlineData("var n = new Nest { Inner = new Q(x, y), K = 2 }; n.Inner.X += n.K; n.Inner.Shift(x); var m = n; m.Inner.Y = 0; return n.Inner.X * n.Inner.Y + m.Inner.Sum();")]
    [InlineData("var n = new Nest { Inner = { X = x, N = 3 } }; Q.Move(ref n.Inner, y); return n.Inner.X * n.Inner.N + n.Inner.Y;")]
    [InlineData("var q = new Q(x, y); (q.X, q.Y) = (q.Y, q.X + 1); return q.X / 2 * q.Y;")]
    [InlineData("var q = new Q(x, y); var r = Copy(q, y); return r.X * q.X; static Q Copy(Q v, double d) { v.Shift(d); v.X *= 2; return v; }")]
    [InlineData("var q = new Q(x, y); var s = Read(in q); return s * q.X; static double Read(in Q v) { v.Shift(1); return v.Sum(); }")]
    [InlineData("var k = new Keeper(x); return k.Bump() + k.Bump();")]
    [InlineData("var q = new Q(x, y); double Local(double d) => q.X * d + q.Sum(); q.X += 1; return Local(2) * q.X;")]
    [InlineData("var q = new Q(x, y); var i = 0; while (q.X < 4) { q.Shift(1); if (++i > 3) return q.Y; if (q.Y < -50) break; } return q.X * q.Y;")]
    [InlineData("var p = new P(x, y); do { p = p with { X = p.X + 1 }; if (p.X > 2) continue; p += new P(0, p.X); } while (p.X < 3); return p * p;")]
    [InlineData("var t = (A: new P(x, y), B: x > 0 ? 1 : 2); t.A = t.B == 1 ? t.A.Turned : t.A; return t.A.X * t.B + t.A.Y;")]
    [InlineData("P p = new(x, 1), q = p; p = q = new(y, 2); return p.X * q.Y + (p = new P(x, x)).Y + p.X;")]
    [InlineData("var q = new Q(x, y); return Two(q.X++, q) + q.X; static double Two(double a, Q b) => a * b.X;")]
    [InlineData("var q = new Q(x, y); return q.Plus(q.X = 2) * q.X;")]
    [InlineData("var a = x; Twice(ref a); return a; static void Twice(ref double v) { Once(ref v); Once(ref v); } static void Once(ref double v) { v = v * v / 2; }")]
    [InlineData("var a = 1.0; var n = 0; while (Next(ref n) < 4) a *= x + n; return a; static int Next(ref int k) => ++k;")]
    [InlineData("var s = 0.0; for (var i = 0; i < 5; i++) { Skip(ref i); s += i * x; } return s; static void Skip(ref int k) { if (k == 2) k++; }")]
    [InlineData("return Rec(new P(x, y), 4) + Even((x, y), 3); static double Rec(P p, int n) => n <= 0 ? p.X : Rec(0.5 * p.Turned + p, n - 1) * p.Y; static double Even((double A, double B) t, int n) => n <= 0 ? t.A : Odd((t.B, t.A * 2), n - 1); static double Odd((double, double) t, int n) => n <= 0 ? -t.Item1 : Even(t, n - 1) + t.Item2;")]
    [InlineData("var q = new Q(x, y); return Down(ref q.X, 3) * q.X; static double Down(ref double v, int n) { v *= 0.5; return n == 0 ? v : v + n; }")]
    [InlineData("var (a, b) = new Late(x); (var c, (a, _)) = (b * a, (a + 1, 2)); return a * b + c;")]
    [InlineData("var v = new Late(x, 2); var s = 0.0; for (var i = 0; i < 3; i++) s += v[i] * v[i, y].X; return s;")]
    [InlineData("var h = new Held(new P(x, y), new(y, 1)); return h.Field.Plus((h = new Held(new P(3, x), h.Property)).Field.X) + h.Property.Plus((h = new Held(h.Field, new P(x, x))).Field.Y) + Sub(in h.Field, h = default) + Sub(h.Property, h = default); static double Sub(in P a, Held b) => a.X * 2 - b.Field.Y + a.Y;")]
    [InlineData("return new Late(x).Value + new Late(x, 2).Value * y;")]
    [InlineData("Halve(x, out var r); return r * y; static void Halve(double v, out double r) { do { r = v / 2; v += 1; } while (v < 3); }")]
    [InlineData("Find(x, out var p); return p.X * p.Y; static void Find(double v, out P p) { for (var i = 0; ; i++) { p = new(v * i, v); if (i > 2 || v > 1) return; } }")]
    [InlineData("var q = new Q(x, y); q.Reset(2); var r = q; q.Grow(3); q.Again(); return q.X * q.Y + r.X;")]
    [InlineData("var q = new Needed { A = x, B = 2 }; return q.A * q.B;")]
    public void Structs_agree(string body) =>
        Agreement.CheckFile("using System;\nusing Micrograd;\npublic static partial class C { [Differentiable] public static double F(double x, double y) { " + body + " } }" + Types, false);

    [Theory]
    [InlineData("var a = new Vector3(x, y, z); var b = new Vector3(y, -2, x); return Vector3.Dot(a, b) + Vector3.Dot(a, a);")]
    [InlineData("var a = new Vector2(x, y); return Vector2.Dot(a, new Vector2(z)) + Vector2.Dot(new Vector2(-0f, x), Vector2.UnitX);")]
    [InlineData("var a = new Vector4(x, y, z, 1); return Vector4.Dot(a, new(z, y, 2, x)) + a.LengthSquared();")]
    [InlineData("return new Vector2(x, y).Length() + new Vector3(x, y, z).Length() + new Vector4(x, y, z, x).Length();")]
    [InlineData("var c = Vector3.Cross(new(x, y, z), new(2, x, y)); return c.X + 2 * c.Y - c.Z;")]
    [InlineData("var c = Vector3.Normalize(new(x, y, z)) + Vector3.One; return c.X * c.Y - c.Z;")]
    [InlineData("var c = Vector4.Normalize(new Vector4(new Vector2(x, y), z, 1)); return c.X * c.Y - c.Z * c.W + Vector2.Normalize(new(x, y)).X;")]
    [InlineData("var a = new Vector3(x, y, z); var b = -a / 3 + 2 * a * y - a * a / new Vector3(z); b.X += x; return b.X * b.Y + b.Z;")]
    [InlineData("var a = Vector3.Lerp(new(x, y, z), Vector3.Zero, y); return a.X * a.Y + a.Z + Vector2.Lerp(new(x), new(y), z).X;")]
    [InlineData("return Vector3.Distance(new(x, y, z), Vector3.UnitY) * Vector2.DistanceSquared(new(x, y), Vector2.Zero) + Vector4.Distance(new(x), new(y, z, x, 1));")]
    [InlineData("var a = Vector3.Max(Vector3.Abs(new(x, y, z)), Vector3.Min(new(y), new(x, 1, 2))); return a.X + a.Y * a.Z + Vector3.Clamp(a, Vector3.Zero, new(z)).Y + Vector2.SquareRoot(new(x, y)).X;")]
    [InlineData("var a = new Vector3(x, y, z); for (var i = 0; i < 3; i++) a = Step(a, 0.5f); return a.X * a.Z; static Vector3 Step(Vector3 v, float h) => v + h * Vector3.Cross(v, Vector3.UnitZ);")]
    public void Vectors_agree(string body) => Agreement.CheckFile(
        "using System;\nusing System.Numerics;\nusing Micrograd;\npublic static partial class C { [Differentiable] public static float F(float x, float y, float z) { " + body + " } }",
        false);

    [Theory]
    [InlineData("double F(P p, double k) => k * p.X * p.Y + p.Norm;")]
    [InlineData("double F(P p, [NoGradient] P q) => p.X * q.Y + q.Norm * p.Y + Dot(p, q) + q.Scaled(2).X; static double Dot(P a, P b) => a * b;")]
    [InlineData("double F(in P p, double pX) { var pY = p.Y; return pX * p.X + pY * pY; }")]
    [InlineData("double F(Q q) { q.X += q.Y; q.Shift(q.N); return q.X * q.Y; }")]
    [InlineData("double F((double A, int N) t, double x) => t.A * t.N + x * t.Item1;")]
    [InlineData("double F(((double, double), double C) t) { var ((a, b), c) = t; return a * b * c; }")]
    [InlineData("double F(Seg2 s, double x) => s.A.X * s.B.Y + x * s.A.Norm;")]
    [InlineData("double F(Settable s, double x) => s.X * s.Y * s.N + x;")]
    [InlineData("double F(Own o) => o.B / o.A;")]
    [InlineData("double F(ValueTuple<double> t, double x) { var u = new ValueTuple<double>(x * t.Item1); return u.Item1; }")]
    [InlineData("double F((double, double, double, double, double, double, double, double, double H) t) => t.Item1 * t.Item8 + t.H * t.Item9;")]
    [InlineData("double F(P @class, double k) { if (@class.X < -2) throw new ArgumentException($\"{@class.X:F1}\", nameof(@class)); return @class.X * k; }")]
    [InlineData("double F(P p, double k) { ArgumentOutOfRangeException.ThrowIfNegative(k); ArgumentOutOfRangeException.ThrowIfLessThan(p.X, -2.2); return p.X * k * p.Y; }")]
    [InlineData("double F(P p, int n) { double Local(P q) => q.X * p.Y; while (n-- > 0 && n < 6) { if (p.X > 3) return p.Y * 2; p = new(p.X + 1, Local(p)); } return p.X * p.Y; }")]
    [InlineData("double F(Needed o) => o.B / o.A;")]
    [InlineData("double F(P p, int n) { var s = p; for (var i = 0; i < n && i < 5; i++) s = s.Turned + 0.5 * p; return s * p; }")]
    [InlineData("double F(Box<double> b, Box<P> c) => b.Value * c.Value.X + c.Get().Y;")]
    [InlineData("double F(P p, double[] w) { var s = 0.0; for (var i = 0; i < w.Length; i++) s += w[i] * p.X + p.Y; return s; }")]
    public void Struct_parameters_agree(string method) =>
        Agreement.CheckFile("using System;\nusing Micrograd;\npublic static partial class C { [Differentiable] public static " + method + " }" + Types + """

            public readonly record struct Seg2(P A, P B);
            public struct Settable { public double X; public int N { get; set; } public double Y { get; init; } }
            public readonly struct Own { public readonly double A; public double B { get; } public Own(double b, double a) { B = b; A = a; } }
            """, false);

    [Theory]
    [InlineData("float F(Vector3 a, Vector3 b) => Vector3.Dot(a, Vector3.Cross(b, Vector3.UnitX)) + a.Length();")]
    [InlineData("float F(Body b, float k) { b.At += new Vector3(k, 0, 0); b.Move(k * b.At); var c = b with { At = Vector3.Lerp(b.At, Vector3.UnitZ, k) }; return Vector3.Dot(c.At, b.At) * b.Mass; } public record struct Body(Vector3 At, float Mass) { public void Move(Vector3 v) { At += v; Mass *= 2; } }")]
    [InlineData("float F((Vector3 A, float B) t) { var (a, b) = t; return a.Length() * b + a.Y; }")]
    [InlineData("float F(Vector2 a, float k) => (a * k - Vector2.One).LengthSquared();")]
    [InlineData("float F(Vector4 a, [NoGradient] Vector4 b) => Vector4.Dot(a, b) / b.W;")]
    public void Vector_parameters_agree(string method) => Agreement.CheckFile(
        "using System;\nusing System.Numerics;\nusing Micrograd;\npublic static partial class C { [Differentiable] public static " + method + " }",
        false);

    [Fact]
    public void Structs_in_fields_are_constants() => Agreement.CheckFile(
        """
        using System;
        using Micrograd;
        public partial class Model
        {
            private readonly P _origin = new(1, 2);
            private static readonly P Unit = new(0, 1);
            private (double Low, int N) Range { get; } = (0.5, 3);
            private readonly Options _options = new();
            [Differentiable]
            public double F(double x)
            {
                var p = _origin;
                p = p + new P(x, Range.Low);
                var sum = p.Dot(_origin) + _origin.Norm * x + this._origin.X + Unit.Y * Model.Unit.Dot(p) + _options.Start.X * p.Y;
                for (var i = 0; i < Range.N; i++) sum += Shifted(p).X * _options.Start.Dot(p);
                return sum + Twice(_origin).Y * x;
            }
            private P Shifted(P p) => p + _origin;
            private static P Twice(in P p) => p + p;
        }
        public class Options { public P Start { get; } = new(3, -1); }
        public readonly record struct P(double X, double Y)
        {
            public double Norm => Math.Sqrt(X * X + Y * Y);
            public double Dot(P p) => X * p.X + Y * p.Y;
            public static P operator +(P a, P b) => new(a.X + b.X, a.Y + b.Y);
        }
        """,
        false);

    [Fact]
    public void A_struct_is_a_constant_receiver_and_an_ordinary_value() => Agreement.CheckFile(
        """
        using System;
        using Micrograd;
        public readonly partial struct P
        {
            public readonly double X;
            public readonly double Y;
            public P() { X = 2; Y = -1; }
            public P(double x, double y) { X = x; Y = y; }
            public double Dot(P p) => X * p.X + Y * p.Y;
            public P Plus(in P p) => new(X + p.X, Y + p.Y);
            [Differentiable] public double F(double x, double y)
            {
                var other = new P(x, y);
                var self = this;
                return Dot(other) + other.Dot(this) * self.X + Plus(other).Dot(other.Plus(self)) + Y * x;
            }
        }
        """,
        false);
}
