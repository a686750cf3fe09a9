namespace Micrograd.Storage;

/// <summary>Named numbers in the shape of a vector, a matrix, ….</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The size in each dimension; of a single number empty.</param>
/// <param name="Data">The numbers, row by row: as many as the product of the sizes.</param>
public sealed record Tensor(string Name, IReadOnlyList<int> Shape, double[] Data);
