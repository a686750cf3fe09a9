namespace Micrograd.Fuzzing.Comparison;

/// <summary>A method of several results, or a product with its Jacobian.</summary>
/// <param name="inputs">Where.</param>
/// <param name="n">The integer argument.</param>
/// <param name="left">Receives what F leaves in arrays.</param>
/// <param name="results">Receives F's results.</param>
/// <param name="along">A direction of inputs, or cotangents of results.</param>
/// <param name="to">Receives the product, or the Jacobian row by row.</param>
internal delegate void VectorMethod(double[] inputs, int n, double[] left, double[] results, double[] along, double[] to);
