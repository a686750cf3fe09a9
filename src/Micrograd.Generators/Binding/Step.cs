using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>One thing to do in a sequence of statements. Loops, <c>switch</c> and jumps are spelled out in these before they are bound.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>A C# statement.</summary>
    public sealed record Statement(IOperation Operation) : Step;

    /// <summary>Something that no statement says, such as reading the next element in a <c>foreach</c>.</summary>
    public sealed record Action(System.Action Bind) : Step;

    /// <summary>A choice between two sequences.</summary>
    public sealed record Choice(Func<ValueId> Condition, Steps? Then, Steps? Else) : Step;

    /// <summary>Jumps to a later <see cref="Landing"/>, or out of the sequence.</summary>
    public sealed record Jump(ExitTarget Target) : Step;

    /// <summary>Where jumps to a target arrive.</summary>
    public sealed record Landing(ExitTarget Target) : Step;
}
