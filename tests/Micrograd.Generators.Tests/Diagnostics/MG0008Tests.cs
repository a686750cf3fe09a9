using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0008Tests
{
    [Theory]
    [InlineData("Vjp")]
    [InlineData("Jacobian")]
    public Task A_kind_to_come_is_reported_at_the_attribute(string kind) => Analysis.ExpectIn(
        $"[{{|MG0008:Differentiable(Derivatives.Default | Derivatives.{kind})|}}] public static double F(double x) => x;",
        $"Derivatives.{kind} is not yet supported in this version: remove it from [Differentiable] on 'F', or use Derivatives.Gradient");
}
