using BenchmarkDotNet.Attributes;
using Micrograd.AdBench.Gmm;

namespace Micrograd.Benchmarks.AdBench;

/// <summary>Gaussian mixtures of a thousand points, as many Gaussians as ADBench has for each dimension.</summary>
[MemoryDiagnoser]
public class GmmBenchmarks
{
    private GmmInstance _instance = null!;
    private double[] _alphas = [];
    private double[] _means = [];
    private double[] _icf = [];

    [Params(10, 20, 32, 64)]
    public int Dimension { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _instance = GmmInstance.Generate(Dimension, count: Dimension == 64 ? 5 : 25, points: 1000, seed: Dimension);
        (_alphas, _means, _icf) = (new double[_instance.Alphas.Length], new double[_instance.Means.Length], new double[_instance.Icf.Length]);
    }

    [Benchmark(Baseline = true)]
    public double Primal() => GmmObjective.LogPosterior(_instance.Alphas, _instance.Means, _instance.Icf, _instance.X, _instance.Gamma, _instance.M);

    [Benchmark]
    public double Gradient() => GmmObjective.LogPosteriorWithGradient(
        _instance.Alphas, _instance.Means, _instance.Icf, _instance.X, _instance.Gamma, _instance.M, _alphas, _means, _icf);
}
