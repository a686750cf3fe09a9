using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Micrograd.AdBench;
using Micrograd.AdBench.Hand;

namespace Micrograd.Benchmarks.AdBench;

/// <summary>Residuals of a hand, and their Jacobian by its 26 angles and lengths, in complicated instances also by the places on the skin.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class HandBenchmarks
{
    private readonly HandModel _model = HandModel.Load(Instances.PathOf("hand/model"));
    private HandInstance _simple = null!;
    private HandInstance _complicated = null!;
    private double[] _residuals = [];
    private double[] _jacobian = [];
    private double[] _uJacobian = [];

    [Params("hand1_t26_c100", "hand5_t26_c800")]
    public string Instance { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _simple = HandInstance.LoadSimple(Instances.PathOf($"hand/simple/{Instance}.txt"), _model);
        _complicated = HandInstance.LoadComplicated(Instances.PathOf($"hand/complicated/{Instance}.txt"), _model);
        var rows = _simple.Points.Length;
        (_residuals, _jacobian, _uJacobian) = (new double[rows], new double[rows * HandObjective.PoseSize], new double[rows * 2]);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Simple")]
    public void Simple() => HandObjective.Simple(_simple.Theta, _model, _simple.Correspondences, _simple.Points, _residuals);

    [Benchmark, BenchmarkCategory("Simple")]
    public void SimpleJacobian() => HandJacobian.Simple(_model, _simple, _residuals, _jacobian);

    [Benchmark(Baseline = true), BenchmarkCategory("Complicated")]
    public void Complicated() => HandObjective.Complicated(_complicated.Theta, _complicated.U, _model, _complicated.Correspondences, _complicated.Points, _residuals);

    [Benchmark, BenchmarkCategory("Complicated")]
    public void ComplicatedJacobian() => HandJacobian.Complicated(_model, _complicated, _residuals, _jacobian, _uJacobian);
}
