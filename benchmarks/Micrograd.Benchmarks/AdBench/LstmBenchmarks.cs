using BenchmarkDotNet.Attributes;
using Micrograd.AdBench;
using Micrograd.AdBench.Lstm;

namespace Micrograd.Benchmarks.AdBench;

/// <summary>A network of two and of four layers reads 1024 characters of 14 numbers.</summary>
[MemoryDiagnoser]
public class LstmBenchmarks
{
    private LstmInstance _instance = null!;
    private double[] _main = [];
    private double[] _extra = [];

    [Params(2, 4)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _instance = LstmInstance.Load(Instances.PathOf($"lstm/lstm_l{Layers}_c1024.txt"));
        (_main, _extra) = (new double[_instance.Main.Length], new double[_instance.Extra.Length]);
    }

    [Benchmark(Baseline = true)]
    public double Primal() => LstmObjective.Loss(_instance.Main, _instance.Extra, _instance.State, _instance.Sequence);

    [Benchmark]
    public double Gradient() => LstmObjective.LossWithGradient(_instance.Main, _instance.Extra, _instance.State, _instance.Sequence, _main, _extra);
}
