namespace Micrograd.Generators.Tests.Oracle;

public class SwitchTests
{
    [Theory]
    [InlineData("double F(double x, int n) { switch (n) { case 0: return x; case 1: case 2: x *= 2; break; case 5: throw new ArgumentException(); default: x += 1; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { default: x += 1; break; case 0: x = 1; break; case 1: x = 2; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { case 0: default: x += 1; break; case > 0 and < 5: x = 2; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { case 2: default: x += 1; break; case > 0 and < 5: x = 2; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { case 1: x += 1; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { default: return x * 2; } }")]
    [InlineData("double F(double x, int n) { switch (n) { case 0: return x; case 1: return 2 * x; default: return 3; } }")]
    [InlineData("double F(double x, int n) { switch (x) { case > 1: if (n == 0) break; x = 7; break; case < -1: x = -7; break; case 0: x = 100; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (x) { case double.NaN: return 1; case 1.0: return 2; case not 2 and > 0 or < -2 when n > 1: return 3; case var y when y > n: return y; } return x; }")]
    [InlineData("double F(double x, char c) { switch (c) { case 'a': return x; case 'b' or 'z': return -x; case >= '0' and <= '9': return c - '0'; } return 0; }")]
    [InlineData("double F(double x, bool b) { switch (b) { case true: return x; case false: return -x; } }")]
    [InlineData("double F(double x, string s) { switch (s) { case \"call\": return x; case \"put\": return -x; case null: return 0; default: return 1; } }")]
    [InlineData("double F(double x, int n) { for (var i = 0; i < n; i++) { switch (i % 3) { case 0: continue; case 1: x += 1; break; default: if (x > 3) return x; x *= 2; break; } x -= 0.5; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n++) { case 1: x += n; break; default: x -= n; break; } return x; }")]
    [InlineData("double F(double x, int n) { switch (n) { case 1: { var t = x; x = t * 2; break; } case 2: { var t = -x; x = t; break; } } switch (n) { case 0: x += 1; break; case 2: switch (x) { case > 0: return 5; default: break; } x *= 3; break; } return x; }")]
    public void Switch_statements_agree(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double x, int n) => n switch { 0 => x, 1 or 2 => x * x, > 4 => 1, _ => -x };")]
    [InlineData("double F(double x, int n) => n switch { 0 => x, 1 => 2 };")]
    [InlineData("double F(double x, int n) => x switch { > 2 when n > 1 => x, > 0 and <= 2 => 2 * x, not > -1 => 3, var y => y * n };")]
    [InlineData("double F(double x, bool b) => b switch { true => x, false => 1 };")]
    [InlineData("double F(double x, int n) => n switch { < 0 => throw new ArgumentException(), 0 => 1, _ => x / n };")]
    [InlineData("double F(double x, int n) => n switch { 0 => 1, 1 => x, _ => throw new ArgumentException($\"{n}\") };")]
    [InlineData("double F(double x, int n) { var y = n switch { 0 => x, 1 => n > x ? throw new ArgumentException() : x * x, _ => throw new ArgumentException($\"{n}\") }; return y * x; }")]
    [InlineData("double F(double x, int n) { var (a, b) = n switch { 0 => (x, 1.0), 1 => (1.0, x), _ => throw new ArgumentException() }; return a * b; }")]
    [InlineData("double F(double x) => x switch { < 0 => -x, >= 0 => x, double.NaN => 0 };")]
    [InlineData("double F(double x, string s) => s switch { \"call\" => x, \"put\" => -x, _ => 0 };")]
    [InlineData("double F(double x, int n) => (n switch { 0 => 1, _ => n }) switch { 1 => x, var m => m * x };")]
    [InlineData("double F(double x, double y) => x is > 0 and < 3 && y is not 0 ? x / y : 0;")]
    [InlineData("double F(double x) => x is 0 or double.NaN ? 1 : x is var y && y > 1 ? y : x is double z ? z * 2 : 3;")]
    [InlineData("double F(double x, Kind k) => k switch { Kind.A => x, Kind.B => -x, _ => 0 }; public enum Kind : byte { A, B = 7 }")]
    [InlineData("double F(double x, Kind k) { switch (k) { case Kind.A: return x; case Kind.B: return 2 * x; } return k > Kind.A ? (int)k * x : (double)(Kind.B - k); } public enum Kind { A, B = 7 }")]
    [InlineData("double F(double x, Kind k) { k |= Kind.B; k++; k = k + 1; var d = k - Kind.A; return (k & Kind.B) != 0 ? x * d : (int)(k ^ Kind.B); } [Flags] public enum Kind : short { None, A, B }")]
    public void Switch_expressions_and_patterns_agree(string method) => Agreement.OnGrid("[Differentiable] public static " + method);
}
