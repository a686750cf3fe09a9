namespace Micrograd.Training;

/// <summary>What came out of training.</summary>
/// <param name="Epochs">The epochs that were done, in order.</param>
/// <param name="Best">The one with the least validation loss, or without validation data the least training loss.</param>
/// <param name="StoppedEarly">Whether it was stopped because the validation loss grew no better.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, EpochResult Best, bool StoppedEarly);
