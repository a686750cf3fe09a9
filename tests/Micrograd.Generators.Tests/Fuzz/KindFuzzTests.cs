using Micrograd.Compiler;
using Micrograd.Fuzzing.Programs;
using Xunit.Abstractions;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Random programs asked for derivatives of other kinds than the gradient.</summary>
public sealed class KindFuzzTests(ITestOutputHelper output) : FuzzCampaign(output)
{
    private const int Programs = 100;

    [Fact]
    public void Second_derivatives_agree()
    {
        var tally = Run(PassOptions.All, comparesPasses: false, 0, Programs, Subject.SecondOrder);
        Assert.True(tally.SecondDifferences > 3000 && tally.SecondNonzero > 300, tally.ToString());
    }

    [Fact]
    public void Jacobians_of_tuples_and_products_with_them_agree() => RunVector(Subject.Pair, 700);

    [Fact]
    public void Jacobians_of_spans_and_products_with_them_agree() => RunVector(Subject.Written, 6000);

    [Fact]
    public void Jacobians_of_few_results_and_products_with_them_agree() => RunVector(Subject.Few, 1000);

    private void RunVector(Subject subject, int nonzero)
    {
        var tally = Run(PassOptions.All, comparesPasses: false, 0, Programs, subject);
        Assert.True(tally.NonzeroEntries > nonzero, tally.ToString());
    }
}
