using Micrograd.Randomness;

namespace Micrograd.Networks;

/// <summary>Draws the first value of a weight. Biases begin at 0.</summary>
/// <param name="inputs">How many inputs the layer has (fan-in), at least 1.</param>
/// <param name="outputs">How many outputs the layer has (fan-out), at least 1.</param>
/// <param name="random">Where it is drawn from.</param>
/// <returns>The weight.</returns>
public delegate double WeightInitializer(int inputs, int outputs, IRandomSource random);
