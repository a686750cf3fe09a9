namespace Micrograd.Training;

/// <summary>The loss is no longer a finite number. The parameters are those from before the step that could not be done.</summary>
/// <param name="message">What happened.</param>
public sealed class TrainingDivergedException(string message) : Exception(message);
