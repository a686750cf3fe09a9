using System.Runtime.Loader;
using Micrograd.Generators.Tests.Infrastructure;
using Micrograd.Generators.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Derivatives;

/// <summary>Derivatives that the user gives, that the user stops, and that another assembly has.</summary>
public sealed class OwnDerivativeTests
{
    private const string Library = """

        public static class Lib
        {
            public static double Tan(double x) => Math.Tan(x);
            public static double Scaled(double x, int n, double y) => x * n * Math.Floor(y) + y * y;
            public static float Half(float x) => x / 2;
            public static double Wrong(double x) => x;
        }
        """;

    [Theory]
    [InlineData("double F(double x) => Lib.Tan(x) * x; [DerivativeOf(typeof(Lib), nameof(Lib.Tan))] static double TanDerivative(double x) { var t = Lib.Tan(x); return 1 + t * t; }")]
    [InlineData("double F(double x, int n) { for (var i = 0; i < n; i++) x = 0.5 * Lib.Tan(x * 0.3); return x; } [DerivativeOf(typeof(Lib), \"Tan\")] static double D(double x) => 1 / (Math.Cos(x) * Math.Cos(x));")]
    [InlineData("double F(double a, double b) => Norm(b: a * b, a: b) + Norm(1, a); static double Norm(double a, double b) => Math.Sqrt(a * a + b * b + 1); [GradientOf(nameof(Norm))] static (double A, double B) NormGradient(double a, double b) { var r = Norm(a, b); return (a / r, b / r); }")]
    [InlineData("double F(double x, int n) => Lib.Scaled(x, n, 2.5) * x; [DerivativeOf(typeof(Lib), nameof(Lib.Scaled))] static (double, double) D(double x, int n, double y) => (n * Math.Floor(y), 2 * y);")]
    [InlineData("double F(double[] x) { var s = 0.0; foreach (var v in x) s += Square(v); return s; } [GradientOf(nameof(Square))] static double TwoX(double v) => 2 * v; static double Square(double v) => v * v;")]
    public void Given_derivatives_agree(string members) => Agreement.CheckFile(Bound.InClass("[Differentiable] public static " + members) + Library, false);

    [Fact]
    public void A_given_derivative_wins_over_the_source() => Assert.Equal(
        [14.0, 70.0],
        Run<double[]>("""
            [Differentiable] public static double F(double x) => Square(x);
            static double Square(double v) => v * v;
            [GradientOf(nameof(Square))] static double Seven(double v) => 7 * v;
            public static double[] Test() => [FWithGradient(2).X, FWithGradient(10).X];
            """));

    [Fact]
    public void A_stopped_value_is_a_constant() => Assert.Equal(
        [6.0, 4.0, 2.0],
        Run<double[]>("""
            [Differentiable] public static double F(double x, float y) => Gradient.Stop(x * x) * x - 3 * x * Gradient.Stop(1) + x * Gradient.Stop(y);
            public static double[] Test() => [FWithGradient(2, 4).Value - 4, FWithGradient(2, 3).X, FTrace(2, 1).Data - 2];
            """));

    [Fact]
    public void Second_derivatives_go_through_a_given_derivative() => Assert.Equal(
        Math.Cos(0.5),
        Run<double>("""
            [Differentiable(Derivatives.Hessian)] public static double F(double x) => Lib.Tan(x);
            [DerivativeOf(typeof(Lib), nameof(Lib.Tan))] static double D(double x) => Math.Sin(x);
            public static double Test() => FWithHessian(0.5).XX;
            """));

    [Theory]
    [InlineData("static double D(double x, double y) => 1;", "its derivative 'D' must have the same parameters, by value")]
    [InlineData("static float D(double x) => 1;", "its derivative 'D' must return one number of type 'double'")]
    [InlineData("static (double, double) D(double x) => (1, 1);", "its derivative 'D' must return one number of type 'double'")]
    public Task A_derivative_that_does_not_fit_is_named(string derivative, string reason) => Analysis.Expect(
        Bound.InClass($"[Differentiable] public static double F(double x) => {{|MG0004:Lib.Wrong(x)|}}; [DerivativeOf(typeof(Lib), nameof(Lib.Wrong))] {derivative}") + Library,
        $"The derivative of 'Lib.Wrong' is unknown: {reason}");

    [Fact]
    public Task Second_derivatives_need_a_derivative_without_the_function() => Analysis.Expect(
        Bound.InClass("""
            [{|MG0008:Differentiable(Derivatives.Hessian)|}] public static double F(double x) => Lib.Tan(x);
            [DerivativeOf(typeof(Lib), nameof(Lib.Tan))] static double D(double x) => 1 + Lib.Tan(x) * Lib.Tan(x);
            """) + Library,
        "Derivatives.Hessian cannot be generated for 'F': the derivative 'D' is given in terms of 'Tan' itself; write it without, or use first derivatives");

    [Fact]
    public Task A_derivative_must_not_reach_its_function_through_a_helper() => Analysis.Expect(
        Bound.InClass("""
            [Differentiable] public static double F(double x) => Lib.Tan(x);
            [DerivativeOf(typeof(Lib), nameof(Lib.Tan))] static double {|MG0002:D|}(double x) => 1 + Square(x);
            static double Square(double x) => Lib.Tan(x) * Lib.Tan(x);
            """) + Library,
        "The derivative 'D', which calls a helper that calls the function it is the derivative of, cannot be differentiated. Call the function directly in the derivative, or write the helper without it.");

    [Fact]
    public async Task The_generated_gradient_of_another_assembly_is_used()
    {
        var library = new GeneratorRun().Run(Compilations.Create("""
            using System;
            using Micrograd;
            namespace Physics;
            public static partial class Springs
            {
                [Differentiable]
                public static double Energy(double stretch, [NoGradient] double rest, double stiffness) => 0.5 * stiffness * Math.Pow(stretch - rest, 2);
            }
            """).Valid()).Valid();
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var user = Compilations.Create(Bound.InClass("""
            [Differentiable(Derivatives.Default | Derivatives.Jvp)] public static double F(double x, double k)
            {
                var sum = 0.0;
                for (var i = 0; i < 3; i++) sum += Physics.Springs.Energy(x * i, 1, k) * x;
                return sum;
            }
            public static string Test() { FCheck(0.7, 2).ThrowIfFailed(); return $"{F(0.7, 2) == FWithGradient(0.7, 2).Value} {Math.Abs(FJvp(0.7, 2, 1, 0).Tangent - FWithGradient(0.7, 2).X) < 1e-14}"; }
            """)).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Empty(await Analysis.Of(user));
        var output = new GeneratorRun().Run(user).Valid();
        using var userImage = new MemoryStream();
        Assert.True(output.Emit(userImage).Success);
        var context = new AssemblyLoadContext("two projects", isCollectible: true);
        image.Position = userImage.Position = 0;
        context.LoadFromStream(image);
        Assert.Equal("True True", context.LoadFromStream(userImage).GetType("M")!.GetMethod("Test")!.Invoke(null, null));
        context.Unload();
    }

    private static T Run<T>(string members)
    {
        var output = new GeneratorRun().Run(Compilations.Create(Bound.InClass(members) + Library)).Valid();
        using var loaded = new LoadedAssembly(output);
        return (T)loaded.Assembly.GetType("M")!.GetMethod("Test")!.Invoke(null, null)!;
    }
}
