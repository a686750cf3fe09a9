using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The header of a loop that runs through another's iterations backward.</summary>
/// <param name="Counter">Its own counter.</param>
/// <param name="PrimalCounter">The forward loop's counter in the same iteration: <paramref name="Counter"/> itself or computed by <paramref name="Prologue"/>.</param>
/// <param name="Start">First value of the counter.</param>
/// <param name="Comparison">How it is compared with <paramref name="End"/>.</param>
/// <param name="End">Bound.</param>
/// <param name="Step">Step.</param>
/// <param name="Bounds">Instructions before the loop that compute the bounds.</param>
/// <param name="Prologue">Instructions at the start of its body.</param>
internal sealed record BackwardLoop(
    ValueId Counter,
    ValueId PrimalCounter,
    ValueId Start,
    OpCode Comparison,
    ValueId End,
    long Step,
    List<Instruction> Bounds,
    List<Instruction> Prologue);
