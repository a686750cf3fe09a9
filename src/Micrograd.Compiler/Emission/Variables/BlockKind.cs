namespace Micrograd.Compiler.Emission.Variables;

/// <summary>What a block is to the instruction around it.</summary>
internal enum BlockKind
{
    /// <summary>The function's body.</summary>
    Function,

    /// <summary>An arm of an <c>If</c>.</summary>
    Arm,

    /// <summary>The body of a loop.</summary>
    LoopBody,

    /// <summary>The condition of a <c>While</c>.</summary>
    LoopCondition,
}
