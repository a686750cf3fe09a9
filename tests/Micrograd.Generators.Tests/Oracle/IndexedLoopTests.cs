namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Innermost loops whose indices go with the counter: generated code runs them over parts of the arrays, cut out where the indices start.</summary>
public class IndexedLoopTests
{
    private static readonly object[][] Rows = [[0.3, 5, 2, 1], [-1.2, 4, 0, 3], [0.8, 7, 3, 0], [0.5, 1, 1, 1], [0.4, 0, 2, 2]];

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) s += m[a * n + i] * m[i + a];")]
    [InlineData("for (var i = 0; i < n; i++) s = 0.9 * s + m[i + a + b] * m[a - b + i + 5];")]
    [InlineData("for (var i = 0; i < n; i++) s += m[a * n + i + b] * m[b * n + i - b + 3];")]
    [InlineData("for (var i = 0; i < n - 1; i++) s += m[a * n + i + 1] - x * m[a * n + i] * m[a * n + i];")]
    [InlineData("for (var i = 0; i < n; i++) s += m[i + a - (b - 3)] * m[a - (b - i) + 3];")]
    [InlineData("for (var i = a; i < n; i++) s += m[i - a] * m[b * n + i];")]
    [InlineData("for (var i = a; i <= n; i++) s = 0.9 * s + m[i + b - a + 3] * m[b + i] * i;")]
    [InlineData("for (var i = a + 1; i < n + 2; i++) s += m[i - a - 1] * m[n - 1 + i];")]
    [InlineData("for (var i = n - 1; i >= 0; i--) s = 0.9 * s + m[a * n + i] * m[i + b + 1];")]
    [InlineData("for (var i = n - 1; i >= a; i--) s += m[i - a] * m[i + b] * i;")]
    [InlineData("for (var i = n; i > a; i--) s = 0.9 * s + m[b * n + i] * m[i - a] * i;")]
    [InlineData("for (var i = n; i > 0; i--) s += m[b * n + i - 1] * m[i + a];")]
    public void Indices_beside_the_counter_agree(string loop) => Check(loop);

    [Theory]
    [InlineData("for (var i = 0; i < n; i += 2) s += m[a * n + i] * m[i + b];")]
    [InlineData("for (var i = n; i > 0; i -= 3) s = 0.9 * s + m[a * n + i] * m[i + b] * i;")]
    [InlineData("for (long i = 0; i < n; i++) s += m[a * n + i] * m[i + b];")]
    [InlineData("for (var i = 0; i < n; i++) s += m[a * n + i] * m[2 * i + b] * m[n - i];")]
    [InlineData("for (var i = 0; i < n; i++) { if (m[a * n + i] > 0.1 * b) m[i] = s; s += m[a * n + i] * m[i + b]; }")]
    [InlineData("for (var i = 0; i < n; i++) { var k = i - i / (a + 1); s += m[a * n + i] * m[k + b]; }")]
    public void Other_loops_agree(string loop) => Check(loop);

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) s += m[p++] * m[i + a];")]
    [InlineData("p = a; for (var i = 0; i <= n; i++) { p++; s = 0.9 * s + m[p + b] * m[p - 1]; }")]
    [InlineData("p = 40; for (var i = n - 1; i >= 0; i--) s += m[p--] * m[i + b];")]
    [InlineData("p = 40; for (var i = n; i > a; i--) { s = 0.9 * s + m[p - b] * m[p] * i; p--; }")]
    [InlineData("p = 40; for (var i = 0; i < n; i++) s += m[p--] * m[i + a];")]
    [InlineData("for (var i = 0; i < n; i++) for (var j = 0; j <= i; j++) s += m[p++] * m[j + a];")]
    [InlineData("for (var i = 0; i < n; i++) { for (var j = i; j < n; j++) s = 0.9 * s + m[p++] * m[j + a] * i; p += b; }")]
    public void Running_indices_agree(string loop) => Check(loop);

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) for (var j = i + 1; j < n; j++) s += m[i * n + j - i] * m[j - i - 1 + a];")]
    [InlineData("for (var i = 0; i < n; i++) for (var j = i; j > 0; j--) s = 0.9 * s + m[i * n + j] * m[i - j + b];")]
    [InlineData("for (var i = 0; i < n; i++) { for (var j = 0; j < n; j++) s += m[i * n + j] * m[i] * m[j + a]; }")]
    [InlineData("for (var i = 0; i < 90; i++) for (var j = 0; j < n; j++) s += m[i] * m[a * n + j];")]
    [InlineData("for (var i = 89; i >= 0; i--) for (var j = 0; j < n; j++) s += m[i] * m[a * n + j] * j;")]
    [InlineData("for (var i = 0; i <= 90; i++) for (var j = 0; j < b; j++) s += m[i] * m[a * n + j];")]
    [InlineData("for (var i = 88; i >= -1; i--) for (var j = 0; j < b; j++) s += m[i] * m[a * n + j];")]
    public void Indices_of_loops_around_agree(string loop) => Check(loop);

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) m[a * n + i] = m[i + b] * x;")]
    [InlineData("for (var i = 0; i < n; i++) m[a * n + i] *= m[50 + i + b];")]
    [InlineData("for (var i = n - 1; i >= 0; i--) m[i + a + 1] = m[i + a] * m[i + a] + m[60 + a * b + i];")]
    [InlineData("for (var i = 0; i < n; i++) { m[60 + a * n + i] = m[i] + x; s += m[60 + a * n + i] * m[i + b]; }")]
    [InlineData("for (var k = 0; k < 3; k++) for (var i = 0; i < n; i++) m[k * n + i] = m[(k + 1) * n + i] * m[i + b];")]
    [InlineData("for (var k = 0; k < 2; k++) for (var i = n; i >= 1; i--) { m[k * n + i] += m[i + a] * x; s = s * 0.5 + m[k * n + i]; }")]
    public void What_loops_store_agrees(string loop) => Check(loop);

    private static void Check(string loop) => Agreement.Check(
        $$"""
        [Differentiable]
        public static double F(double x, int n, int a, int b)
        {
            var m = new double[90];
            for (var j = 0; j < m.Length; j++) m[j] = Math.Sin(x + 0.1 * j);
            var s = 0.0;
            var p = 0;
            {{loop}}
            for (var j = 0; j < m.Length; j++) s += m[j] * 0.01 * j;
            return s + p * x;
        }
        """,
        Rows);
}
