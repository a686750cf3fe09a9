using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0005Tests
{
    [Theory]
    [InlineData("void {|MG0005:F|}(double x) { }", "'F' has no derivative: it returns nothing and writes to no Span<double>; return the number to differentiate, or write the results to a span")]
    [InlineData("void {|MG0005:F|}(double[] x, Span<int> y) { y[0] = (int)x[0]; }", "'F' has no derivative: it returns nothing and writes to no Span<double>; return the number to differentiate, or write the results to a span")]
    [InlineData("double {|MG0005:F|}(int[] n, [NoGradient] double[] x) => n[0] * x[0];", "'F' has no derivative: no parameter is of type double or float, or an array of these, without [NoGradient]; add the one to differentiate by")]
    [InlineData("int {|MG0005:F|}(double x) => (int)x;", "'F' has no derivative: it returns 'int'; return the number to differentiate as double or float")]
    [InlineData("string {|MG0005:F|}(double x) => \"\";", "'F' has no derivative: it returns 'string'; return the number to differentiate as double or float")]
    [InlineData("double {|MG0005:F|}() => 1;", "'F' has no derivative: no parameter is of type double or float, or an array of these, without [NoGradient]; add the one to differentiate by")]
    [InlineData("double {|MG0005:F|}(int n, [NoGradient] double x) => n * x;", "'F' has no derivative: no parameter is of type double or float, or an array of these, without [NoGradient]; add the one to differentiate by")]
    [InlineData("void {|MG0005:F|}(Span<double> x) { x[0] *= x[0]; }", "'F' has no derivative: what it could be differentiated by are the arrays that it writes its results to; read from one array and write to another")]
    [InlineData("void {|MG0005:F|}(int n, [NoGradient] double k, Span<double> y) { y[n] = k; }", "'F' has no derivative: what it could be differentiated by are the arrays that it writes its results to; read from one array and write to another")]
    public Task Nothing_to_differentiate_is_reported_at_the_name(string method, string message) =>
        Analysis.ExpectIn("[Differentiable] public static " + method, message);

    [Fact]
    public Task Where_a_type_was_reported_nothing_more_is_said() =>
        Analysis.ExpectIn("[Differentiable] public static double F({|MG0003:decimal|} x) => 1;");
}
