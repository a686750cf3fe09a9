namespace Micrograd.Generators.Tests.Oracle;

public class LoopTests
{
    [Theory]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) p *= x; return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (int i = n; i > 0; i--) p += x * i; return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (int i = n; i >= 0; i -= 2) p += x * i; return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (int i = -2; n >= i; i += 3) p += x * i; return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (long i = 0; i <= n * 2; ++i) p += x / (i + 1); return p; }")]
    [InlineData("double F(double x, uint n) { var p = 1.0; for (uint i = 0; i < n && i < 9; i++) p += x / (i + 1); return p; }")]
    [InlineData("double F(double x, byte n) { var p = 1.0; for (byte i = 0; i < n; i++) p += x / (i + 1); return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { if (i == 2) continue; p *= x; } return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { if (i == 2) break; p *= x; } return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { p *= x; if (p > 10) return p; } return -p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { if (i % 2 == 0) i++; p += x; } return p; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { n--; p += x; } return p; }")]
    [InlineData("double F(double x, int n) { int i; var p = 0.0; for (i = 0; i < n; i++) p += x; return p + i; }")]
    [InlineData("double F(double x, int n) { var p = 0.0; for (int i = 0, j = 10; i < j && i < n; i++, j--) p += x * i * j; return p; }")]
    [InlineData("double F(double x, int n) { var p = 0.0; for (; n > 0;) { p += x; n--; } return p; }")]
    [InlineData("double F(double x, int n) { var p = 0.0; for (; ; ) { if (n <= 0) break; p += x; n--; } return p; }")]
    [InlineData("double F(double x, int n) { var s = 0.0; for (var i = 0; i < n; i++) for (var j = 0; j <= i; j++) s += x * i - j; return s; }")]
    [InlineData("double F(double x, int n) { var s = 0.0; for (var i = 0; i < n; i++) { for (var j = 0; j < n; j++) { if (j > i) break; if ((i + j) % 3 == 0) continue; s += x * j; if (s > 40) return s; } s *= 0.5; } return s; }")]
    [InlineData("double F(double x, int n) { double t; var s = 0.0; for (var i = 0; i < n; i++) { t = x * i; s += t; } return s; }")]
    [InlineData("double F(double x, int n) { double t = 0; for (var i = 0; i < n; i++) { t = x * i; } return t; }")]
    [InlineData("double F(double x, int n) { for (var i = 0; i < n; i++) { var y = x; x = y + 1; } for (var i = 0; i < n; i++) { var y = x * 2; x = y - 1; } return x; }")]
    [InlineData("double F(double x, int n) { int m = n; double s = 0; for (var i = 0; i < m; i++) { s += x; } for (var i = m; i-- > 0;) { s -= i; } return s; }")]
    public void For_agrees(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double a) { if (!(a > 0 && a < 1e9)) return 0; var x = a; while (Math.Abs(x * x - a) > 1e-12 * a) x = 0.5 * (x + a / x); return x; }")]
    [InlineData("double F(double x, int n) { while (n > 0) { x *= 0.5; n--; } return x; }")]
    [InlineData("double F(double x, int n) { while (n-- > 0) x *= 0.5; return x + n; }")]
    [InlineData("double F(double x, int n) { while (n-- > 0 && x < 5) { if (n == 2) continue; x += 1; if (x > 4) break; } return x + n; }")]
    [InlineData("double F(double x, int n) { var k = 0; while (k++ < n) { if (x > 3) return x * k; x += 1; } return x - k; }")]
    [InlineData("double F(double x, int n) { do { x *= 2; n--; } while (n > 0); return x; }")]
    [InlineData("double F(double x, int n) { do { n--; if (n == 3) continue; if (n == 1) break; x *= 2; if (x > 10) return x; } while (n > 0); return x + n; }")]
    [InlineData("double F(double x, int n) { do { if (n % 2 == 0) continue; x += n; } while (--n > 0); return x; }")]
    [InlineData("double F(double x, int n) { do { x += 1; if (x > 2) break; x *= 2; } while (false); return x; }")]
    [InlineData("double F(double x, int n) { do { x += 1; if (x > 2) continue; x *= 2; } while (false); return x; }")]
    [InlineData("double F(double x, int n) { while (true) { x += 1; if (n-- <= 0) break; if (x > 3) { x = 0; continue; } x *= 1.5; } return x; }")]
    [InlineData("double F(double x, int n) { while (true) { x += 1; if (n-- <= 0) return x; } }")]
    [InlineData("double F(double x, int n) { while (false) { x = 3; } return x; }")]
    [InlineData("double F(double x, int n) { double y; while ((y = x * n) > 1 && n-- > 0) { x -= 0.25; } return y + x; }")]
    [InlineData("double F(double x, int n) { var s = 0.0; while (n > 0) { var m = n; while (m > 0) { if (m == 4) { m -= 2; continue; } s += x / m; m--; if (s > 20) return s; } n--; } return s; }")]
    [InlineData("double F(double x, long seed) { var steps = 0; var n = seed < 1 ? 1 : seed; while (n != 1) { if (n % 2 == 0) { n /= 2; x *= 0.9; } else { n = 3 * n + 1; x += 0.1; } steps++; } return x + steps; }")]
    [InlineData("double F(double x, int n) { while (n > 0) { switch (n % 4) { case 0: n -= 1; continue; case 1: x += 1; break; case 2: if (x > 2) return x; break; default: x -= 0.5; n -= 1; break; } n--; x *= 1.1; } return x; }")]
    [InlineData("double F(double x, int n) { while (n > 0) { while (n > 2) { if (x > 2) return x; n--; x += 0.5; if (n == 3) break; } n--; if (x < -1) continue; x += 1; } return x; }")]
    [InlineData("double F(double x, int n) { while (n > 0) { return x * n; } return -x; }")]
    [InlineData("double F(double x, int n) { for (var i = 0; i < n; i++) { for (var j = 0; ; j++) { if (j > i) break; if (j + i > 4) return x * j; x += 0.1; } } return x; }")]
    [InlineData("double F(double x) { while (x is var y && y < 3) { x = y + 1; } return x; }")]
    [InlineData("double F(double x, int n) { var k = n; while (k > 2) { k--; x += k; throw new InvalidOperationException(); } return x + k; }")]
    [InlineData("double F(double x, int n) { var k = n; for (var i = 0; i < n; i++) { k -= i; throw new InvalidOperationException($\"{k}{i}\"); } return x + k; }")]
    [InlineData("double F(double x, int n) { if (n > 2) do { x++; throw new InvalidOperationException(); } while (x > 0); return x; }")]
    [InlineData("double F(double x, int n) { if (n > 2) while (true) { n++; throw new InvalidOperationException($\"{n}\"); } return x; }")]
    [InlineData("double F(double x, int n) { while (n-- > 2) { throw new InvalidOperationException($\"{n}\"); } return x + n; }")]
    public void While_agrees(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Fact]
    public void A_logistic_map_of_1000_steps_agrees() => Agreement.Check(
        "[Differentiable] public static double F(double r, double x) { for (var i = 0; i < 1000; i++) x = r * x * (1 - x); return x; }",
        [3.9, 0.4],
        [2.5, 0.1]);
}
