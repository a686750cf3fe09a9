using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Oracle;

public class CallTests
{
    [Theory]
    [InlineData("double F(double x) => Square(x) + Square(2 * x); static double Square(double v) => v * v;")]
    [InlineData("double F(double x, double y) => Sub(b: x, a: y) + Sub(x) + Sub(b: 3, a: x); static double Sub(double a, double b = 0.25) => a - b;")]
    [InlineData("double F(double x) => Sub(b: x++, a: x); static double Sub(double a, double b) => a - 2 * b;")]
    [InlineData("double F(double x, int n) => n <= 0 ? 1 : x * F(x, n - 1);")]
    [InlineData("double F(double x, int n) => Even(x, n); static double Even(double x, int n) => n <= 0 ? x : Odd(x + 1, n - 1); static double Odd(double x, int n) => n <= 0 ? -x : Even(x * 2, n - 1);")]
    [InlineData("double F(double x, int n) => G(x) + G(n) + G((float)x); static double G(double x) => x * 2; static double G(int n) => n * 3; static float G(float x) => x / 3;")]
    [InlineData("double F(double x) { return Inner(x) + 1; static double Inner(double v) { if (v > 0) return v; return -v; } }")]
    [InlineData("double F(double x, double y) { var k = 2 * y; return Inner(x) + Inner(y); double Inner(double v) => v * k + y; }")]
    [InlineData("double F(double x, double y) { double A(double v) => v * y + B(v); double B(double v) => v < 3 ? A(v + 1) * x : v; return y > 1 && x > -10 ? A(x) : 0; }")]
    [InlineData("double F(double x) { var t = x; double Get() => t * 2; t += 1; var a = Get(); t += 1; return a + Get(); }")]
    [InlineData("double F(double x) => x.Twice().Twice();")]
    [InlineData("double F(double x) => Pick(x, 2) + Pick(3, x); static T Pick<T>(T a, T b) => a;")]
    [InlineData("double F(double x) => Twice(x) + Twice(3); static T Twice<T>(T v) where T : System.Numerics.INumber<T> => v + v * T.One - (v > T.Zero ? v : -v);")]
    [InlineData("double F(double x) => Norm(x) + Norm((float)x); static T Norm<T>(T v) where T : System.Numerics.IFloatingPointIeee754<T> => T.Sqrt(T.Abs(v)) + T.Max(v, T.Pi);")]
    [InlineData("double F(double x) { Require(x); return Math.Sqrt(x); } static void Require(double x) { if (x < 0) throw new ArgumentException(); }")]
    [InlineData("double F(double x) { Check(x); return x; } static void Check(double x) => ArgumentOutOfRangeException.ThrowIfNegative(x);")]
    [InlineData("double F(double x, double y) => Math.Pow(x, y) + Math.Log(x, 3) + Math.Round(x, 2) + Math.Round(y, MidpointRounding.AwayFromZero) + Math.Round(x, 1, MidpointRounding.ToZero);")]
    [InlineData("double F(double x) => double.Hypot(x, 2) + double.Lerp(x, 3, 0.5) + double.ExpM1(x) + Math.Cbrt(x) + Math.Atan2(x, 2) + double.RootN(x, 3) + Math.ScaleB(x, 3);")]
    [InlineData("double F(float x) => MathF.Sin(x) + MathF.Exp(x) * float.Sinh(x) + Math.Max(x, 2f);")]
    [InlineData("double F(double x) => double.IsNaN(x) ? 1 : double.IsInfinity(x) ? 2 : Math.Sign(x) * Math.ILogB(x);")]
    [InlineData("double F(double x) { double y = H.Scale(x); return y; }")]
    public void Calls_agree(string method) => Agreement.CheckFile(
        Bound.InClass("[Differentiable] public static " + method) + "\npublic static class Extensions { public static double Twice(this double v) => v * 2; }\ninternal static class H { internal const double Factor = 2.5; internal static readonly double Offset = 0.5; internal static double Scale(double v) => Factor * v + Offset; }",
        false);

    [Fact]
    public void Helpers_are_listed_in_order_of_first_call_under_unique_names()
    {
        var module = Bound.Members(
            """
            [Differentiable] public static double F(double x) => B(A(x)) + A((float)x) + C<double>(x) + C<float>(1);
            static double A(double x) => x;
            static double A(float x) => x * D(x);
            static double B(double x) => D(x) + 1;
            static T C<T>(T x) => x;
            static double D(double x) => F(x - 1);
            """).Primal;
        Assert.Equal("F", module.Main.Name);
        Assert.Equal(["A", "B", "A2", "C", "C2", "D"], module.Helpers.Select(helper => helper.Name));
    }

    [Fact]
    public void Methods_of_generic_classes_are_bound_at_their_type_arguments() => Agreement.CheckFile(
        """
        using System;
        using System.Numerics;
        using Micrograd;
        public static partial class M { [Differentiable] public static double F(double x) => Tools<double>.Scaled(x) + Tools<float>.Scaled((float)x); }
        internal static class Tools<T> where T : INumber<T>
        {
            internal static readonly T Step = T.One;
            internal static T Scaled(T v) => Twice(v) + Step;
            private static T Twice(T v) => v + v;
        }
        """,
        false);

    [Fact]
    public void A_method_of_a_generic_class_is_bound() => Agreement.CheckFile(
        """
        using Micrograd;
        public static partial class Box<T>
        {
            private static readonly double Weight = 3;
            [Differentiable] public static double F(double x, int n) => n > 0 ? Weight * F(x, n - 1) + Half(x) : x;
            private static double Half(double x) => x / 2;
        }
        """,
        false);
}
