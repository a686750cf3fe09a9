using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Micrograd.Benchmarks;

/// <summary>Gradient beside primal, shape by shape.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ScalarBenchmarks
{
    private double _x = 1.25;
    private double _y = 0.75;
    private int _n = 100;

    [Benchmark(Baseline = true), BenchmarkCategory("Straight line")]
    public double Loss() => Scalars.Loss(_x, _y, 2, _x, _y);

    [Benchmark, BenchmarkCategory("Straight line")]
    public double LossGradient() => Scalars.LossWithGradient(_x, _y, 2, _x, _y).X;

    [Benchmark(Baseline = true), BenchmarkCategory("Branch")]
    public double Huber() => Scalars.Huber(_x, _y);

    [Benchmark, BenchmarkCategory("Branch")]
    public double HuberGradient() => Scalars.HuberWithGradient(_x, _y).Residual;

    [Benchmark(Baseline = true), BenchmarkCategory("Product loop")]
    public double Power() => Scalars.Power(_x, _n);

    [Benchmark, BenchmarkCategory("Product loop")]
    public double PowerGradient() => Scalars.PowerWithGradient(_x, _n).X;

    [Benchmark(Baseline = true), BenchmarkCategory("While loop")]
    public double NewtonRoot() => Scalars.NewtonRoot(_x * 100);

    [Benchmark, BenchmarkCategory("While loop")]
    public double NewtonRootGradient() => Scalars.NewtonRootWithGradient(_x * 100).A;

    [Benchmark(Baseline = true), BenchmarkCategory("Recurrence")]
    public double LogisticMap() => Scalars.LogisticMap(0.3, 3.7, _n);

    [Benchmark, BenchmarkCategory("Recurrence")]
    public double LogisticMapGradient() => Scalars.LogisticMapWithGradient(0.3, 3.7, _n).R;

    [Benchmark(Baseline = true), BenchmarkCategory("Fused sum")]
    public double Simpson() => Scalars.Simpson(0, _x, 3, _n);

    [Benchmark, BenchmarkCategory("Fused sum")]
    public double SimpsonGradient() => Scalars.SimpsonWithGradient(0, _x, 3, _n).Frequency;
}
