using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

/// <summary>What marked methods over a type parameter cannot do: the exact message at the exact place.</summary>
public class GenericDiagnosticsTests
{
    [Theory]
    [InlineData("IFloatingPoint<T>, IExponentialFunctions<T>", "T.Exp(x)")]
    [InlineData("ITrigonometricFunctions<T>", "T.Sin(x) * T.Pi")]
    [InlineData("IFloatingPointConstants<T>", "x * x / (x + T.E)")]
    public Task Constraints_that_suffice_are_fine(string constraints, string body) => In(constraints, "T", body);

    [Theory]
    [InlineData("IRootFunctions<T>", "T.Cbrt(x) * T.Hypot(x, x)", null)]
    [InlineData("ITrigonometricFunctions<T>", "T.Asin(x)", "A method whose derivative needs 'T.Sqrt' cannot be differentiated. Add 'IRootFunctions<T>' to the constraints of 'T'.")]
    [InlineData("IPowerFunctions<T>", "T.Pow(x, x)", "A method whose derivative needs 'T.Log', '>=' cannot be differentiated. Add 'ILogarithmicFunctions<T>', 'IComparisonOperators<T, T, bool>' to the constraints of 'T'.")]
    [InlineData("IHyperbolicFunctions<T>", "T.Asinh(x)", "A method whose derivative needs 'T.Hypot' cannot be differentiated. Add 'IRootFunctions<T>' to the constraints of 'T'.")]
    public Task What_the_derivative_needs_is_named(string constraints, string body, string? message) =>
        In(constraints, message is null ? "T" : "{|MG0002:T|}", body, message is null ? [] : [message]);

    [Fact]
    public Task Saved_values_need_unmanaged() => Analysis.ExpectIn(
        """
        [Differentiable] public static T F<{|MG0002:T|}>(T x, int n) where T : System.Numerics.IFloatingPointIeee754<T> { for (var i = 0; i < n; i++) x = T.Sin(x); return x; }
        """,
        "A method whose derivative saves values of type 'T' cannot be differentiated. Add 'unmanaged' to the constraints of 'T'.");

    [Theory]
    [InlineData("INumber<T>")]
    [InlineData("struct")]
    public Task A_type_parameter_that_may_be_whole_is_reported(string constraints) => Analysis.ExpectIn(
        $"[Differentiable] public static {{|MG0003:T|}} F<T>({{|MG0003:T|}} x) where T : {constraints.Replace("INumber", "System.Numerics.INumber")} => x;");

    [Fact]
    public Task An_array_of_a_type_parameter_needs_unmanaged() => Analysis.ExpectIn(
        "[Differentiable] public static T F<T>({|MG0003:T[]|} x) where T : System.Numerics.IFloatingPointIeee754<T> => x[0];",
        "Type 'T[]' cannot be used in differentiable code: arrays of a type parameter need the constraint 'unmanaged': 'where T : unmanaged, …'");

    [Fact]
    public Task A_generic_instance_method_is_reported() => Analysis.Expect(
        "using System.Numerics; using Micrograd; public partial class M { [Differentiable] public T {|MG0002:F|}<T>(T x) where T : IFloatingPointIeee754<T> => x; }",
        "A generic instance method cannot be differentiated. Make it static and pass what it needs, or mark a method that calls it at double.");

    [Fact]
    public Task Type_parameters_that_are_no_numbers_are_reported() => Analysis.ExpectIn(
        "[Differentiable] public static double F<{|MG0003:T|}>(double x) => x;",
        "Type 'T' cannot be used in differentiable code: a derivative needs numbers that need not be whole; constrain it, as in 'where T : IFloatingPointIeee754<T>'");

    [Fact]
    public Task Reals_of_other_types_are_not_converted() => Analysis.ExpectIn(
        "[Differentiable] public static T F<T>(T x, double y) where T : System.Numerics.IFloatingPointIeee754<T> => {|MG0002:T.CreateChecked(y)|};",
        "A conversion from 'double' to 'T' cannot be differentiated. Convert integers and constants only, and pass the number as 'T'.");

    private static Task In(string constraints, string parameter, string body, params string[] messages) => Analysis.Expect(
        $$"""
        using System.Numerics;
        using Micrograd;
        public static partial class M { [Differentiable] public static T F<{{parameter}}>(T x) where T : {{constraints}} => {{body}}; }
        """,
        messages);
}
