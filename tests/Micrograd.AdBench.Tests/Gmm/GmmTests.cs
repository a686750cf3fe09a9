using Micrograd.AdBench.Gmm;

namespace Micrograd.AdBench.Tests.Gmm;

/// <summary><see cref="GmmObjective"/>: values and gradients.</summary>
public class GmmTests
{
    public static TheoryData<string> Small => [.. Instances.Keys];

    private static Dictionary<string, GmmInstance> Instances { get; } = new()
    {
        ["test"] = GmmInstance.Load(AdBench.Instances.PathOf("gmm/test.txt")),
        ["D = 1"] = GmmInstance.Generate(dimension: 1, count: 3, points: 4, seed: 1),
        ["K = 1"] = GmmInstance.Generate(dimension: 3, count: 1, points: 4, seed: 2),
        ["D = 4, prior"] = GmmInstance.Generate(dimension: 4, count: 3, points: 5, seed: 3) with { Gamma = 0.7, M = 3 },
    };

    [Fact]
    public void Test_instance_as_ADBench_has_it()
    {
        var (value, gradient) = ValueAndGradient(Instances["test"]);

        Compare.Close(8.07380408004975791, value, 1e-9);
        Compare.Close(
            [
                1.08662855508652456e-01, -7.41270039523898472e-01, 6.32607184015246071e-01,
                1.11692576532787013, 1.63333013551455269e-01, -2.19989824071193142e-02, 2.27778292254236098e-01, 1.20963025612832187, -6.06375920733956339e-02,
                2.58529994051162237, 1.12632694524213789e-01, 3.85744309849611777e-01, 7.35180573182305508e-02, 5.41836362715595232, -3.21494409677446469e-01,
                1.71892309775004937, 8.60091090790866875e-01, -9.94640930466322848e-01,
            ],
            gradient,
            1e-8);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Value_is_that_of_the_formula(string name)
    {
        var instance = Instances[name];

        Compare.Close(GmmReference.LogPosterior(instance), Value(instance), 1e-11);
    }

    [Theory]
    [InlineData("gmm/gmm_1k_d2_K5.txt")]
    [InlineData("gmm/gmm_1k_d10_K25.txt")]
    public void Value_of_a_great_instance_is_that_of_the_formula(string name)
    {
        var instance = GmmInstance.Load(AdBench.Instances.PathOf(name));

        Compare.Close(GmmReference.LogPosterior(instance), Value(instance), 1e-11);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Gradient_is_that_of_graph_and_differences(string name)
    {
        var (alphas, means, icf, x, gamma, m) = Instances[name];
        GmmObjective.LogPosteriorCheck(alphas, means, icf, x, gamma, m).ThrowIfFailed();

        double[] at = [.. alphas, .. means, .. icf];
        var differences = Differences.Gradient(
            all => GmmObjective.LogPosterior(all.AsSpan(0, alphas.Length), all.AsSpan(alphas.Length, means.Length), all.AsSpan(alphas.Length + means.Length), x, gamma, m), at);
        Compare.Close(differences, ValueAndGradient(Instances[name]).Gradient, 1e-8);
    }

    [Theory]
    [InlineData("gmm/gmm_1k_d2_K5.txt")]
    [InlineData("gmm/gmm_1k_d10_K25.txt")]
    public void Gradient_of_a_great_instance_is_that_of_the_graph(string name)
    {
        var instance = GmmInstance.Load(AdBench.Instances.PathOf(name));
        instance = instance with { X = instance.X[..(50 * instance.Means.Length / instance.Alphas.Length)] };
        var (alphas, means, icf) = (Values(instance.Alphas), Values(instance.Means), Values(instance.Icf));
        GmmObjective.LogPosteriorTrace(alphas, means, icf, instance.X, instance.Gamma, instance.M).Backward();

        var (value, gradient) = ValueAndGradient(instance);

        Assert.Equal(Value(instance), value);
        Compare.Close([.. alphas.Concat(means).Concat(icf).Select(v => v.Grad)], gradient, 1e-11);
    }

    [Theory]
    [InlineData(1000.0)]
    [InlineData(-1000.0)]
    public void Exponentials_do_not_overflow(double shift)
    {
        var instance = Instances["D = 4, prior"];
        var shifted = instance with { Alphas = [.. instance.Alphas.Select(alpha => alpha + shift)] };

        Compare.Close(Value(instance), Value(shifted), 1e-10);
        Compare.Close(ValueAndGradient(instance).Gradient, ValueAndGradient(shifted).Gradient, 1e-10);
    }

    [Fact]
    public void No_allocation()
    {
        var (alphas, means, icf, x, gamma, m) = GmmInstance.Generate(dimension: 10, count: 5, points: 50, seed: 4);
        var (dAlphas, dMeans, dIcf) = (new double[alphas.Length], new double[means.Length], new double[icf.Length]);

        Allocation.None(() => GmmObjective.LogPosteriorWithGradient(alphas, means, icf, x, gamma, m, dAlphas, dMeans, dIcf));
    }

    private static double Value(GmmInstance instance) =>
        GmmObjective.LogPosterior(instance.Alphas, instance.Means, instance.Icf, instance.X, instance.Gamma, instance.M);

    private static (double Value, double[] Gradient) ValueAndGradient(GmmInstance instance)
    {
        var (alphas, means, icf) = (new double[instance.Alphas.Length], new double[instance.Means.Length], new double[instance.Icf.Length]);
        var value = GmmObjective.LogPosteriorWithGradient(
            instance.Alphas, instance.Means, instance.Icf, instance.X, instance.Gamma, instance.M, alphas, means, icf);
        return (value, [.. alphas, .. means, .. icf]);
    }

    private static Value[] Values(double[] numbers) => [.. numbers.Select(number => new Value(number))];
}
