namespace Micrograd.CodeFixes.Tests;

public sealed class PartialTypeFixTests
{
    private static readonly PartialTypeFix Fix = new();

    [Theory]
    [InlineData("class M", "partial class M")]
    [InlineData("public static class M", "public static partial class M")]
    [InlineData("/// <summary>Documented.</summary>\nclass M", "/// <summary>Documented.</summary>\npartial class M")]
    [InlineData("[System.Obsolete]\npublic struct M", "[System.Obsolete]\npublic partial struct M")]
    [InlineData("internal readonly ref struct M", "internal readonly ref partial struct M")]
    [InlineData("sealed record M", "sealed partial record M")]
    [InlineData("readonly record struct M", "readonly partial record struct M")]
    [InlineData("interface M", "partial interface M")]
    public async Task A_type_becomes_partial(string declaration, string expected)
    {
        const string Body = "\n{\n    [Micrograd.Differentiable] public static double F(double x) => x;\n}\n";
        var (title, source, remaining) = await Fixing.Apply(Fix, declaration + Body);
        Assert.Equal("Make 'M' partial", title);
        Assert.Equal(expected + Body, source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task The_types_around_it_become_partial_too()
    {
        var (_, source, remaining) = await Fixing.Apply(Fix, Nested("class", "partial class", "struct"));
        Assert.Equal(Nested("partial class", "partial class", "struct"), source);
        Assert.Equal(["MG0001"], remaining);
        Assert.Equal(Nested("partial class", "partial class", "partial struct"), (await Fixing.Apply(Fix, source)).Source);
    }

    [Fact]
    public async Task All_are_fixed_at_once() => Assert.Equal(
        Nested("partial class", "partial class", "partial struct"),
        await Fixing.ApplyToAll(Fix, Nested("class", "class", "struct")));

    private static string Nested(string outer, string middle, string inner) => $$"""
        {{outer}} Outer
        {
            {{middle}} Middle
            {
                // The innermost.
                {{inner}} Inner
                {
                    [Micrograd.Differentiable] public static double F(double x) => x;
                }
            }
        }

        """.ReplaceLineEndings("\n");
}
