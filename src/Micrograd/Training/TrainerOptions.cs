using Micrograd.Networks;

namespace Micrograd.Training;

/// <summary>How a <see cref="Trainer"/> goes about it.</summary>
public sealed record TrainerOptions
{
    /// <summary>How often at most all examples are gone through; at least 1.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>How many examples a step uses; 0 for all.</summary>
    public int BatchSize { get; init; }

    /// <summary>The learning rate of each step.</summary>
    public LearningRateSchedule LearningRate { get; init; } = Schedules.Constant(0.01);

    /// <summary>What the order of the examples comes from, which is another in each epoch; <see langword="null"/> to leave them in their order.</summary>
    public ulong? ShuffleSeed { get; init; }

    /// <summary>What is added to the loss of each step, such as <c>p => Loss.L2Penalty(p, 1e-4)</c>; not to the validation loss.</summary>
    public Func<IReadOnlyList<Value>, Value>? Penalty { get; init; }

    /// <summary>
    /// After how many epochs without a better validation loss to stop; <see langword="null"/> for never. Needs validation data. The parameters of
    /// the best epoch are put back.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>By how much a validation loss must be less than the best to count as better.</summary>
    public double MinimumImprovement { get; init; }

    /// <summary>
    /// Into how many parts each batch is divided, to be worked on at the same time. The result depends on this number, since sums are added in
    /// another order, but not on how many processors there are.
    /// </summary>
    public int Shards { get; init; } = 1;

    /// <summary>Makes a network like the one that is trained, for the work of a shard; needed for more than one unless it is an <see cref="MLP"/>.</summary>
    public Func<Module>? Replica { get; init; }
}
