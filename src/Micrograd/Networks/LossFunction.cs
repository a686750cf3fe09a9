namespace Micrograd.Networks;

/// <summary>What is minimised: a mean over examples, such as <see cref="Loss.SoftmaxCrossEntropy"/>.</summary>
/// <param name="outputs">One row of outputs per example.</param>
/// <param name="targets">What each should be, as many.</param>
/// <returns>The loss.</returns>
public delegate Value LossFunction(ReadOnlySpan<Value[]> outputs, ReadOnlySpan<double> targets);
