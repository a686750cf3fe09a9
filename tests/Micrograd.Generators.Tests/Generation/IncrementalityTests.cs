using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Generation;

public class IncrementalityTests
{
    private const string First =
        """
        using Micrograd;
        public static partial class A
        {
            [Differentiable] public static double F(double x) { var y = x * x; return Helper.Twice(y); }
            [Differentiable] public static double G(double x) => x + 1;
        }
        """;

    private const string Second = "public static class Helper { public static double Twice(double x) => x + x; }";

    [Fact]
    public void A_comment_elsewhere_changes_nothing() => Expect(
        First,
        Second + "\n// a comment",
        [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached]);

    [Fact]
    public void A_new_unrelated_type_changes_nothing() => Expect(
        First,
        Second + "\nclass Unrelated { double z = 3; }",
        [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached]);

    [Fact]
    public void A_comment_and_other_whitespace_in_the_method_change_nothing() => Expect(
        First.Replace("{ var y = x * x; return", "{\n    // the square\n    var y = /* of */ x * x;\n    return"),
        Second,
        [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached]);

    [Fact]
    public void A_real_edit_changes_the_output_of_that_method_only() => Expect(
        First.Replace("x * x", "x * x * x"),
        Second,
        [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached]);

    [Fact]
    public void An_edit_of_a_helper_in_another_file_changes_its_callers_only() => Expect(
        First,
        Second.Replace("x + x", "2 * x"),
        [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached]);

    [Fact]
    public void Renaming_a_local_changes_the_output() => Expect(
        First.Replace("var y = x * x; return Helper.Twice(y)", "var z = x * x; return Helper.Twice(z)"),
        Second,
        [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached]);

    [Fact]
    public void The_step_that_binds_says_that_nothing_changed()
    {
        var run = Twice(First, First, Second, Second + " // c");
        Assert.All(
            run.Result.TrackedSteps[DifferentiableGenerator.BindStep].SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Unchanged, output.Reason));
    }

    private static void Expect(string first, string second, IncrementalStepRunReason[] reasons) =>
        Assert.Equal(reasons, Twice(First, first, Second, second).OutputReasons);

    private static GeneratorRun Twice(string firstBefore, string firstAfter, string secondBefore, string secondAfter)
    {
        var run = new GeneratorRun();
        var compilation = Compilations.Create(firstBefore, secondBefore).Valid();
        run.Run(compilation);
        Assert.Equal(2, run.Files.Count);
        var trees = compilation.SyntaxTrees;
        compilation = Replace(compilation, trees[0], firstAfter);
        compilation = Replace(compilation, trees[1], secondAfter);
        run.Run(compilation.Valid());
        return run;
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, SyntaxTree tree, string text) =>
        tree.ToString() == text ? compilation : compilation.ReplaceSyntaxTree(tree, Compilations.Parse(text, tree.FilePath));
}
