namespace Micrograd;

/// <summary>One input of a function whose generated gradient is checked.</summary>
/// <param name="Name">Its name, as the user wrote it: <c>spot</c>, <c>w[3]</c>.</param>
/// <param name="At">The number at which the gradient was taken.</param>
/// <param name="Generated">The generated partial derivative.</param>
/// <param name="Node">The leaf of the <see cref="Value"/> graph for this input.</param>
/// <param name="Function">The function of this input alone, the others fixed.</param>
public readonly record struct CheckedInput(string Name, double At, double Generated, Value Node, Func<double, double> Function);
