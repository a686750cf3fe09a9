namespace Micrograd.AdBench.Gmm;

/// <summary>Points, and a mixture of Gaussians that may have produced them: the arguments of <see cref="GmmObjective.LogPosterior"/>.</summary>
/// <param name="Alphas">K numbers.</param>
/// <param name="Means">K × D numbers.</param>
/// <param name="Icf">K × D(D + 1)/2 numbers.</param>
/// <param name="X">n × D numbers.</param>
/// <param name="Gamma">Scale of the prior.</param>
/// <param name="M">Degrees of freedom of the prior beyond D + 1.</param>
public sealed record GmmInstance(double[] Alphas, double[] Means, double[] Icf, double[] X, double Gamma, int M)
{
    /// <summary>Reads a file of ADBench: <c>D K n</c>, α, means, icf, points, <c>γ m</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such instance.</exception>
    public static GmmInstance Load(string path)
    {
        var reader = NumberReader.File(path);
        var dimension = reader.Integer("the dimension D", 1);
        var count = reader.Integer("the number of Gaussians K", 1);
        var points = reader.Integer("the number of points n", 1);
        var instance = new GmmInstance(
            reader.Numbers(count, "alphas"),
            reader.Numbers(checked(count * dimension), "means"),
            reader.Numbers(checked(count * IcfSize(dimension)), "icf"),
            reader.Numbers(checked(points * dimension), "points"),
            reader.Number("gamma"),
            reader.Integer("m"));
        reader.End();
        return instance;
    }

    /// <summary>An instance from chance, the same for the same seed.</summary>
    /// <param name="dimension">D.</param>
    /// <param name="count">K.</param>
    /// <param name="points">n.</param>
    /// <param name="seed">Where chance starts.</param>
    public static GmmInstance Generate(int dimension, int count, int points, int seed)
    {
        var random = new Random(seed);
        double[] Normal(int length) => [.. Enumerable.Range(0, length).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        double[] Uniform(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        return new(Normal(count), Uniform(count * dimension), Normal(count * IcfSize(dimension)), Normal(points * dimension), 1, 0);
    }

    private static int IcfSize(int dimension) => checked(dimension * (dimension + 1) / 2);
}
