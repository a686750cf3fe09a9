using BenchmarkDotNet.Attributes;
using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Training;

namespace Micrograd.Benchmarks.Engine;

/// <summary>One step of micrograd's demo: MLP 2-16-16-1, 100 points, hinge loss and L2 penalty, forward, backward, update.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
public class MoonsStep
{
    private readonly DataSet _moons = DataSets.Moons();
    private readonly MLP _model = new(2, [16, 16, 1]);
    private readonly ElementaryNetwork _elementary;
    private readonly Sgd _sgd;
    private readonly CompiledGraph _batches;
    private readonly CompiledGraph _neurons;
    private readonly CompiledGraph _operations;

    public MoonsStep()
    {
        _elementary = new(_model);
        _sgd = new(_model.Parameters);
        Value[] parameters = [.. _model.Parameters];
        _batches = LossOfBatches().Compile([], parameters);
        _neurons = LossOfNeurons().Compile([], parameters);
        _operations = _elementary.Loss(_moons).Compile([], parameters);
    }

    /// <summary>A fused node per layer, over all points.</summary>
    [Benchmark(Baseline = true)]
    public double LayersOverBatches() => Step(LossOfBatches());

    /// <summary>A fused node per neuron and point.</summary>
    [Benchmark]
    public double FusedNeurons() => Step(LossOfNeurons());

    /// <summary>A node per addition and multiplication, as in micrograd: about 66,000.</summary>
    [Benchmark]
    public double ElementaryOperations() => Step(_elementary.Loss(_moons));

    /// <summary>The first graph, compiled once.</summary>
    [Benchmark]
    public double LayersOverBatchesCompiled() => Step(_batches);

    /// <summary>The second graph, compiled once.</summary>
    [Benchmark]
    public double FusedNeuronsCompiled() => Step(_neurons);

    /// <summary>The third graph, compiled once.</summary>
    [Benchmark]
    public double ElementaryOperationsCompiled() => Step(_operations);

    private Value LossOfBatches() =>
        Loss.Hinge(_model.Forward(_moons.Points), _moons.Targets) + Loss.L2Penalty(_model.Parameters, 1e-4);

    private Value LossOfNeurons()
    {
        var rows = new Value[_moons.Count][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = _model.Forward(_moons.Points[i]);
        return Loss.Hinge(rows, _moons.Targets) + Loss.L2Penalty(_model.Parameters, 1e-4);
    }

    private double Step(Value loss)
    {
        _sgd.ZeroGrad();
        loss.Backward();
        _sgd.Step(0.01);
        return loss.Data;
    }

    private double Step(CompiledGraph program)
    {
        _sgd.ZeroGrad();
        var loss = program.Forward();
        program.Backward();
        _sgd.Step(0.01);
        return loss;
    }
}
