using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>What the compiler makes of one method of <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>.</summary>
/// <param name="Operations">One operation per component of the result: two for <c>SinCos</c> and <c>DivRem</c>, none where unsupported. All take the same operands.</param>
/// <param name="ResultType">Type of each component; null where unsupported.</param>
/// <param name="Obstacle">Why it cannot be used in a differentiable method, and what to write instead; null where it can.</param>
public sealed record FunctionEntry(IReadOnlyList<OpCode> Operations, ScalarType? ResultType, string? Obstacle = null)
{
    /// <summary>Whether it can be used.</summary>
    public bool IsSupported => Obstacle is null;

    /// <summary>Whether no derivative flows through it.</summary>
    public bool HasZeroDerivative => IsSupported && (ResultType is not { IsReal: true } || Operations.All(op => RuleBook.For(op).Pullbacks.All(pullback => pullback is null)));
}
