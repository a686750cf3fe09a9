using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Lengths that F refuses. A negative one throws, also where no loop asks for an element: an array may only be left out, or made without zeros, if another of that length is made.</summary>
internal static class MissedLength
{
    /// <summary>Whether nobody else would refuse the length of an array.</summary>
    /// <param name="function">The function.</param>
    /// <param name="made">What makes the array, in the function's own block.</param>
    /// <param name="numbers">Of the function.</param>
    /// <param name="definitions">Of the function.</param>
    public static bool IsOf(Function function, Instruction made, ValueNumbers numbers, Definitions definitions) =>
        made is Allocate { Lengths: var lengths } && lengths[0] is var length && definitions[length] is not (Length or Constant { Value.Bits: >= 0 })
        && !function.Body.Instructions.Items.Any(other => other is Allocate { Lengths.Count: 1 } like && !ReferenceEquals(other, made) && numbers[like.Lengths[0]] == numbers[length]);
}
