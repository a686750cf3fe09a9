using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0008Tests
{
    [Theory]
    [InlineData("Vjp")]
    [InlineData("Jacobian")]
    public Task A_kind_for_several_results_is_reported_at_the_attribute_of_a_method_with_one(string kind) => Analysis.ExpectIn(
        $"[{{|MG0008:Differentiable(Derivatives.Default | Derivatives.{kind})|}}] public static double F(double x) => x;",
        $"Derivatives.{kind} cannot be generated for 'F': it belongs to a method with several results; use Derivatives.Gradient here");

    [Theory]
    [InlineData("Derivatives.None")]
    [InlineData("(Derivatives)1024")]
    public Task Asking_for_nothing_is_reported(string nothing) => Analysis.ExpectIn(
        $"[{{|MG0008:Differentiable({nothing})|}}] public static double F(double x) => x;",
        "Derivatives.None cannot be generated for 'F': it asks for nothing; name a kind of derivative, or leave the argument out");

    [Theory]
    [InlineData("Gradient")]
    [InlineData("Trace")]
    [InlineData("Check")]
    [InlineData("Hvp")]
    [InlineData("Hessian")]
    public Task A_kind_for_one_result_is_reported_at_the_attribute_of_a_method_with_several(string kind) => Analysis.ExpectIn(
        $"[{{|MG0008:Differentiable(Derivatives.Default | Derivatives.{kind})|}}] public static void F(double x, Span<double> y) => y[0] = x;",
        $"Derivatives.{kind} cannot be generated for 'F': it belongs to a method that returns one number; use Derivatives.Jacobian, Vjp or Jvp here");

    [Theory]
    [InlineData("Default | Derivatives.Hessian", "double F(P[] p) => p[0].X", "Derivatives.Hessian cannot be generated for 'F': it needs all active values in one array of numbers with one dimension, or none in arrays; mark the others [NoGradient], or use Derivatives.Hvp")]
    [InlineData("Jacobian", "void F(P[] p, Span<double> y) => y[0] = p[0].X", "Derivatives.Jacobian cannot be generated for 'F': 'p' holds structs; use one array per field, or use Derivatives.Vjp or Jvp")]
    [InlineData("Jacobian", "void F(double x, Span<P> y) => y[0] = new P(x, x)", "Derivatives.Jacobian cannot be generated for 'F': the results are structs in an array; write them to a Span<double>, or use Derivatives.Vjp or Jvp")]
    public Task Kinds_that_structs_in_arrays_do_not_have_are_reported(string kinds, string method, string message) => Analysis.ExpectIn(
        $"[{{|MG0008:Differentiable(Derivatives.{kinds})|}}] public static {method}; public record struct P(double X, double Y);",
        message);
}
