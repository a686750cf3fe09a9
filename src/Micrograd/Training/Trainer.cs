using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Training;

/// <summary>Trains a network: epochs, batches, validation, early stopping.</summary>
/// <remarks>Deterministic: the same data, options and parameters at the beginning give the same parameters at the end, bit for bit, also with shards.</remarks>
/// <example>
/// <code>
/// var trainer = new Trainer(model, Loss.SoftmaxCrossEntropy, new AdamW(model.Parameters), new() { Epochs = 200, BatchSize = 20, ShuffleSeed = 1 });
/// var history = trainer.Fit(training, validation);
/// </code>
/// </example>
public sealed class Trainer
{
    private readonly Module _model;
    private readonly LossFunction _loss;
    private readonly Optimizer _optimizer;
    private readonly TrainerOptions _options;
    private readonly Module[] _replicas;

    /// <summary>A trainer.</summary>
    /// <param name="model">The network.</param>
    /// <param name="loss">What is minimised: a mean over examples.</param>
    /// <param name="optimizer">What moves the network's parameters.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the replicas are missing or have other parameters.</exception>
    public Trainer(Module model, LossFunction loss, Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        _model = model;
        _loss = loss;
        _optimizer = optimizer;
        _options = options ?? new();
        if (_options.Epochs < 1 || _options.BatchSize < 0 || _options.Shards < 1 || _options.Patience < 1 || !(_options.MinimumImprovement >= 0))
            throw new ArgumentException("Epochs, Shards and Patience are at least 1, BatchSize and MinimumImprovement at least 0.", nameof(options));
        _replicas = _options.Shards == 1 ? [] : MakeReplicas();
    }

    /// <summary>Trains.</summary>
    /// <param name="training">What to learn from.</param>
    /// <param name="validation">What to measure by, after each epoch.</param>
    /// <param name="progress">Is told each epoch's result.</param>
    /// <param name="cancellation">Stops before the next step; the parameters are then as the last step left them.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="ArgumentException">There is to be early stopping without validation data.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    public TrainingHistory Fit(
        DataSet training, DataSet? validation = null, IProgress<EpochResult>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (_options.Patience is not null && validation is null)
            throw new ArgumentException("Early stopping needs validation data: give some, or leave Patience null.", nameof(validation));

        var random = _options.ShuffleSeed is { } seed ? new XorShift64Star(seed == 0 ? 1 : seed) : null;
        var epochs = new List<EpochResult>();
        EpochResult? best = null;
        double[] bestParameters = [];
        var step = 0;
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            var examples = random is null ? training : training.Shuffled(random);
            var total = 0.0;
            foreach (var batch in examples.Batches(_options.BatchSize == 0 ? examples.Count : _options.BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                total += Step(batch, step++) * batch.Count;
            }

            var measured = validation is null ? (double?)null : Measure(validation);
            var result = new EpochResult(epoch, total / training.Count, measured, _options.LearningRate(step - 1));
            epochs.Add(result);
            progress?.Report(result);
            if (best is null || Criterion(result) < Criterion(best) - _options.MinimumImprovement)
            {
                best = result;
                bestParameters = _options.Patience is null ? [] : _model.GetParameters();
            }
            else if (epoch - best.Epoch >= _options.Patience)
            {
                break;
            }
        }

        if (_options.Patience is not null)
            _model.SetParameters(bestParameters);
        return new(epochs.AsReadOnly(), best!, epochs.Count < _options.Epochs);
    }

    private static double Criterion(EpochResult result) => result.ValidationLoss ?? result.TrainingLoss;

    private double Measure(DataSet data) => _loss(_model.Forward(data.Points), data.Targets).Number;

    private double Step(DataSet batch, int step)
    {
        _optimizer.ZeroGrad();
        var loss = _replicas.Length == 0 ? Gradient(_model, batch, 1) : ShardedGradient(batch);
        if (_options.Penalty is { } penalty)
        {
            var added = penalty(_model.Parameters);
            added.Backward();
            loss += added.Number;
        }

        if (!double.IsFinite(loss))
        {
            throw new TrainingDivergedException(
                $"At step {step + 1} the loss is {loss}. A smaller learning rate than {_options.LearningRate(step)}, other first weights or scaled inputs may help.");
        }

        _optimizer.Step(_options.LearningRate(step));
        return loss;
    }

    private double Gradient(Module model, DataSet batch, double share)
    {
        var loss = _loss(model.Forward(batch.Points), batch.Targets);
        if (share != 1)
            loss *= share;
        loss.Backward();
        return loss.Number;
    }

    // Each shard has a network and a part of the batch of its own; what they find is added up in order.
    private double ShardedGradient(DataSet batch)
    {
        var shards = Math.Min(_replicas.Length, batch.Count);
        var numbers = _model.GetParameters();
        var losses = new double[shards];
        Parallel.For(0, shards, shard =>
        {
            var first = (int)((long)batch.Count * shard / shards);
            var part = batch.Slice(first, (int)((long)batch.Count * (shard + 1) / shards) - first);
            var replica = _replicas[shard];
            replica.SetParameters(numbers);
            replica.ZeroGrad();
            losses[shard] = Gradient(replica, part, (double)part.Count / batch.Count);
        });

        var parameters = _model.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            var sum = 0.0;
            for (var shard = 0; shard < shards; shard++)
                sum += _replicas[shard].Parameters[i].Grad;
            parameters[i].Grad = sum;
        }

        return losses.Sum();
    }

    private Module[] MakeReplicas()
    {
        var replicas = new Module[_options.Shards];
        for (var i = 0; i < replicas.Length; i++)
        {
            replicas[i] = _options.Replica?.Invoke() ?? (_model as MLP)?.Clone()
                ?? throw new ArgumentException("Shards of a network other than an MLP need Replica, which makes one like it.", "options");
            if (replicas[i].ParameterCount != _model.ParameterCount || replicas[i].Parameters.Intersect(_model.Parameters).Any())
                throw new ArgumentException("A replica must have as many parameters as the network, and they must be its own.", "options");
        }

        return replicas;
    }
}
