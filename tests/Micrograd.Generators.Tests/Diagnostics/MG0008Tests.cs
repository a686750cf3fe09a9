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
}
