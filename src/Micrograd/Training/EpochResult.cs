namespace Micrograd.Training;

/// <summary>What came out of one epoch.</summary>
/// <param name="Epoch">Which, from 1.</param>
/// <param name="TrainingLoss">The mean loss over the examples, each as its batch came by, before the step, with the penalty.</param>
/// <param name="ValidationLoss">The loss of the validation data after the epoch, if there are any.</param>
/// <param name="LearningRate">That of the epoch's last step.</param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate);
