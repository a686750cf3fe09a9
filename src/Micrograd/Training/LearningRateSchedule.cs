namespace Micrograd.Training;

/// <summary>The learning rate of each step.</summary>
/// <param name="step">Which step, from 0.</param>
/// <returns>The learning rate.</returns>
public delegate double LearningRateSchedule(int step);
