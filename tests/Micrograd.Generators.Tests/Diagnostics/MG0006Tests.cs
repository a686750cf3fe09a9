using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0006Tests
{
    [Theory]
    [InlineData("FGradient", "public struct FGradient { }")]
    [InlineData("FGradient", "public static int FGradient;")]
    [InlineData("FWithGradient", "public static int FWithGradient(double y) => 1;")]
    [InlineData("FTrace", "public static double FTrace => 1;")]
    [InlineData("FTrace", "public static void FTrace(Value x) { }")]
    [InlineData("FCheck", "public static void FCheck(double x) { }")]
    public Task A_member_of_a_name_we_need_is_reported(string name, string member) => Analysis.ExpectIn(
        "[Differentiable] public static double {|MG0006:F|}(double x) => x;\n" + member,
        $"The generated name '{name}' conflicts: 'M' has a member of that name already; rename it, or give the generated members another: [Differentiable(Name = \"…\")]");

    [Fact]
    public Task Overloads_and_generic_types_of_other_shape_do_not_conflict() => Analysis.ExpectIn(
        """
        [Differentiable] public static double F(double x) => x;
        public static double FWithGradient(double x, double y) => x;
        public static double FTrace(double x) => x;
        public struct FGradient<T> { }
        """);

    [Fact]
    public Task Two_marked_overloads_need_names() => Analysis.ExpectIn(
        """
        [Differentiable] public static double {|MG0006:F|}(double x) => x;
        [Differentiable] public static double {|MG0006:F|}(double x, double y) => x;
        """,
        "The generated name 'FWithGradient' conflicts: another method named 'F' in 'M' is marked too; give one of them a name of its own: [Differentiable(Name = \"…\")]",
        "The generated name 'FWithGradient' conflicts: another method named 'F' in 'M' is marked too; give one of them a name of its own: [Differentiable(Name = \"…\")]");

    [Fact]
    public Task A_name_resolves_the_conflict() => Analysis.ExpectIn(
        """
        [Differentiable] public static double F(double x) => x;
        [Differentiable(Name = "Plane")] public static double F(double x, double y) => x;
        public struct FG { }
        """);

    [Fact]
    public Task Parameters_whose_properties_meet_are_reported() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double x, double {|MG0006:X|}, double value, double {|MG0006:dValue|}, double _x1, [NoGradient] double x1) => x;",
        "The generated name 'X' conflicts: the partial derivatives by 'x' and by 'X' would both be called so; rename one of the parameters",
        "The generated name 'DValue' conflicts: the partial derivatives by 'value' and by 'dValue' would both be called so; rename one of the parameters");

    [Fact]
    public Task A_name_that_is_no_identifier_is_reported_where_it_stands() => Analysis.ExpectIn(
        "[Differentiable(Name = {|MG0006:\"no name\"|})] public static double F(double x) => x;",
        "The generated name 'no name' conflicts: it is not an identifier; write letters, digits and '_', not starting with a digit");
}
