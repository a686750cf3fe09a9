using System.Reflection;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Marked methods over a type parameter: at <c>double</c> against graph and differences, and the value bit for bit at <c>double</c>, <c>float</c> and <c>Half</c>.</summary>
public class GenericMathTests
{
    [Theory]
    [InlineData("IFloatingPointIeee754<T>", "return T.Sin(x * y) + T.Exp(-x) / T.CreateChecked(3);")]
    [InlineData("IFloatingPointIeee754<T>", "var (s, c) = T.SinCos(x); return s * c + T.Atan2(y, x) + T.Log(x, T.E + T.One);")]
    [InlineData("IFloatingPointIeee754<T>", "return T.Pow(x, y) + T.Cbrt(y) * T.RootN(x, 3) + T.Hypot(x, y) % T.CreateChecked(0.7);")]
    [InlineData("IFloatingPointIeee754<T>", "return T.Max(x, y) * T.Min(x, T.One) + T.Clamp(x, -T.One, T.CreateChecked(1.25)) + T.CopySign(x, y) + T.Abs(y);")]
    [InlineData("IFloatingPointIeee754<T>", "return T.Round(x) + T.Floor(y) * x + T.CreateChecked(T.Sign(x)) * y;")]
    [InlineData("IFloatingPointIeee754<T>", "return T.FusedMultiplyAdd(x, y, T.Tau) + T.Lerp(x, y, T.CreateChecked(0.3)) + T.Ieee754Remainder(x, y) * T.Epsilon;")]
    [InlineData("IFloatingPointIeee754<T>", "var z = x; z *= y; z++; z -= T.NegativeOne; return x > y ? z / x : x == T.Zero ? default : -z;")]
    [InlineData("IFloatingPointIeee754<T>", "return Power(x, n) + Scale((x, y), x).Item2 * Twice(y);")]
    [InlineData("IFloatingPointIeee754<T>", "return T.IsNaN(x) || T.IsNegative(y) ? y : T.SinPi(x) * T.DegreesToRadians(y);")]
    [InlineData("unmanaged, IFloatingPointIeee754<T>", "var s = x; for (var i = 0; i < n; i++) s = T.Sin(s) * y + T.CreateChecked(i); while (s < T.One) s = s * s + y + T.One; return s;")]
    [InlineData("unmanaged, IFloatingPointIeee754<T>", "var a = new T[n]; for (var i = 0; i < n; i++) { a[i] = x * T.CreateChecked(i); if (i > 0) a[i] += a[i - 1] * y; } return a[n - 1] * a[1];")]
    [InlineData("unmanaged, IFloatingPointIeee754<T>", "var a = new T[n]; var s = T.Zero; for (var k = 0; k < n; k++) { for (var i = 0; i < n; i++) a[i] = T.Sin(x * T.CreateChecked(i + k)); for (var i = 0; i < n; i++) s += a[i] * a[n - 1 - i] * s + y; } return s;")]
    [InlineData("unmanaged, IFloatingPointIeee754<T>", "var a = new T[n]; for (var k = 0; k < n; k++) for (var i = 1; i < n; i++) a[i] = T.Sin(a[i - 1] + x) * a[i] + y; return a[n - 1];")]
    [InlineData("IRootFunctions<T>", "return T.Sqrt(x * x + y * y) / (x + T.CreateChecked(4));")]
    [InlineData("INumber<T>, ITrigonometricFunctions<T>, IExponentialFunctions<T>", "return x < y ? T.Cos(x) : T.Exp(y) * T.Tan(x / T.Pi);")]
    [InlineData("IHyperbolicFunctions<T>", "return T.Tanh(x) * y;")]
    [InlineData("IFloatingPoint<T>", "return T.Truncate(x) * y + x / y;")]
    public void Generic_methods_agree(string constraints, string body)
    {
        var source = $$"""
            using System;
            using System.Numerics;
            using System.Runtime.InteropServices;
            using Micrograd;
            public static partial class M
            {
                [Differentiable] public static T F<T>(T x, T y, int n = 3) where T : {{constraints}} { {{body}} }
                static U Power<U>(U x, int n) where U : IFloatingPointIeee754<U> => n == 0 ? U.One : x * Power(x, n - 1);
                static (U, U) Scale<U>((U A, U B) p, U k) where U : INumberBase<U> => (p.A * k, p.B * k);
                static U Twice<U>(U x) where U : INumberBase<U> => x + x;
                public static void Run()
                {
                    foreach (var (x, y) in new[] { (1.5, 0.7), (0.4, 2.3), (2.1, 1.9) })
                    {
                        FCheck(x, y).ThrowIfFailed();
                        Same(x, y);
                        Same((float)x, (float)y);
                        Same((Half)x, (Half)y);
                    }
                }
                static void Same<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>
                {
                    var (value, gradient) = (F(x, y), FWithGradient(x, y));
                    if (!MemoryMarshal.AsBytes(new[] { value }.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(new[] { gradient.Value }.AsSpan())))
                        throw new Exception($"F({x}, {y}) is {value}, its derivative says {gradient.Value}.");
                    if (!T.IsFinite(gradient.X) || !T.IsFinite(gradient.Y))
                        throw new Exception($"{gradient}");
                }
            }
            """;
        using var loaded = new LoadedAssembly(new GeneratorRun().Run(Compilations.Create(source)).Valid());
        try
        {
            loaded.Assembly.GetType("M")!.GetMethod("Run")!.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            Assert.Fail(exception.InnerException!.ToString());
        }
    }
}
