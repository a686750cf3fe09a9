using BenchmarkDotNet.Attributes;
using Micrograd.AdBench;
using Micrograd.AdBench.Ba;

namespace Micrograd.Benchmarks.AdBench;

/// <summary>Bundle adjustment, per observation: the residual in locals and in spans, its 2 × 15 Jacobian, and all of a sparse Jacobian.</summary>
[MemoryDiagnoser]
public class BundleBenchmarks
{
    private const int Observations = 31843;
    private readonly BundleInstance _bundle = BundleInstance.Load(Instances.PathOf("ba/ba1_n49_m7776_p31843.txt"));
    private readonly double[] _residuals = new double[3 * Observations];
    private readonly CsrMatrix _jacobian;

    public BundleBenchmarks() => _jacobian = BundleAdjustment.CreateJacobian(_bundle);

    [Benchmark(Baseline = true, OperationsPerInvoke = Observations)]
    public double ScalarPrimal()
    {
        var sum = 0.0;
        Span<double> residual = stackalloc double[2];
        for (var i = 0; i < Observations; i++)
        {
            ScalarProjection.Residual(Camera(i), Point(i), _bundle.Weights[i], Feature(i), residual);
            sum += residual[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Observations)]
    public double Primal()
    {
        var sum = 0.0;
        Span<double> residual = stackalloc double[2];
        for (var i = 0; i < Observations; i++)
        {
            Projection.Residual(Camera(i), Point(i), _bundle.Weights[i], Feature(i), residual);
            sum += residual[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Observations)]
    public double TwoRows()
    {
        var sum = 0.0;
        Span<double> residual = stackalloc double[2];
        Span<double> byCamera = stackalloc double[2 * Projection.CameraSize];
        Span<double> byPoint = stackalloc double[2 * 3];
        Span<double> byWeight = stackalloc double[2];
        for (var i = 0; i < Observations; i++)
        {
            Projection.ResidualWithJacobian(Camera(i), Point(i), _bundle.Weights[i], Feature(i), residual, byCamera, byPoint, byWeight);
            sum += residual[0] + byCamera[0] + byPoint[0] + byWeight[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Observations)]
    public void Residuals() => BundleAdjustment.Residuals(_bundle, _residuals);

    [Benchmark(OperationsPerInvoke = Observations)]
    public void SparseJacobian() => BundleAdjustment.ResidualsWithJacobian(_bundle, _residuals, _jacobian);

    private ReadOnlySpan<double> Camera(int i) => _bundle.Cameras.AsSpan(Projection.CameraSize * _bundle.CameraOf[i], Projection.CameraSize);

    private ReadOnlySpan<double> Point(int i) => _bundle.Points.AsSpan(3 * _bundle.PointOf[i], 3);

    private ReadOnlySpan<double> Feature(int i) => _bundle.Features.AsSpan(2 * i, 2);
}
