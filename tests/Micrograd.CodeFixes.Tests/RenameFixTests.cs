namespace Micrograd.CodeFixes.Tests;

public sealed class RenameFixTests
{
    private static readonly RenameFix Fix = new();

    [Theory]
    [InlineData("FGradient", "public struct FGradient { public FGradient Same() => this; }", "public struct FGradient2 { public FGradient2 Same() => this; }")]
    [InlineData("FGradient", "public static int FGradient = 1, Other = FGradient;", "public static int FGradient2 = 1, Other = FGradient2;")]
    [InlineData("FTrace", "public static double FTrace => 1; static double Use() => FTrace + M.FTrace;", "public static double FTrace2 => 1; static double Use() => FTrace2 + M.FTrace2;")]
    [InlineData("FCheck", "static void FCheck(double x) => FCheck(x, 1); static void FCheck(double x, int n) => FCheck(x);", "static void FCheck2(double x) => FCheck(x, 1); static void FCheck(double x, int n) => FCheck2(x);")]
    [InlineData("FWithGradient", "public static event System.Action? FWithGradient; static int FWithGradient2;", "public static event System.Action? FWithGradient3; static int FWithGradient2;")]
    public async Task The_member_in_the_way_is_renamed_wherever_it_is_used(string name, string member, string renamed)
    {
        var (title, source, remaining) = await Fixing.Apply(Fix, Source("double x", "x", member));
        Assert.StartsWith($"Rename '{name}' to '{name}", title);
        Assert.Equal(Source("double x", "x", renamed), source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task Each_member_in_the_way_is_renamed_by_itself() => Assert.Equal(
        ["Rename 'FGradient' to 'FGradient2'", "Rename 'FTrace' to 'FTrace2'"],
        await Fixing.Titles(Fix, Source("double x", "x", "static int FTrace; static int FGradient;")));

    [Fact]
    public async Task The_second_of_two_parameters_is_renamed()
    {
        var (title, source, remaining) = await Fixing.Apply(Fix, Source("double x, double X, double x2", "x * X * x2", "static double Use() => F(x: 1, X: 2, x2: 3);"));
        Assert.Equal("Rename 'X' to 'X3'", title);
        Assert.Equal(Source("double x, double X3, double x2", "x * X3 * x2", "static double Use() => F(x: 1, X3: 2, x2: 3);"), source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task A_type_of_the_name_is_renamed()
    {
        var (_, source, remaining) = await Fixing.Apply(Fix, "using Micrograd;\n\npublic partial class FGradient\n{\n    [Differentiable] public static double F(double x) => x;\n}\n");
        Assert.Equal("using Micrograd;\n\npublic partial class FGradient2\n{\n    [Differentiable] public static double F(double x) => x;\n}\n", source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task Two_marked_overloads_are_not_renamed() =>
        Assert.Empty(await Fixing.Titles(Fix, Source("double x", "x", "[Differentiable] public static double F(double x, double y) => x;")));

    private static string Source(string parameters, string body, string members) => $$"""
        using Micrograd;

        public static partial class M
        {
            [Differentiable] public static double F({{parameters}}) => {{body}};
            {{members}}
        }

        """.ReplaceLineEndings("\n");
}
