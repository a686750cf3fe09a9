using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A sequence of steps, as a linked list so that many sequences can share one end. The empty sequence is null.</summary>
internal sealed class Steps(Step head, Steps? tail)
{
    /// <summary>The first step.</summary>
    public Step Head { get; } = head;

    /// <summary>The steps after it.</summary>
    public Steps? Tail { get; } = tail;

    /// <summary>Whether some jump arrives within it.</summary>
    public bool HasLanding { get; } = head is Step.Landing || tail is { HasLanding: true };

    /// <summary>One statement; null stands for none.</summary>
    public static Steps? Of(IOperation? statement) => statement is null ? null : new Steps(new Step.Statement(statement), null);

    /// <summary>Puts statements before <paramref name="rest"/>.</summary>
    public static Steps? Prepend(IReadOnlyList<IOperation> statements, Steps? rest)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            rest = new Steps(new Step.Statement(statements[i]), rest);
        }

        return rest;
    }

    /// <summary>One sequence after another.</summary>
    public static Steps? Concat(Steps? first, Steps? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }

        var heads = new Stack<Step>();
        for (var step = first; step is not null; step = step.Tail)
        {
            heads.Push(step.Head);
        }

        foreach (var head in heads)
        {
            second = new Steps(head, second);
        }

        return second;
    }

    /// <summary>Splits before the first landing that <paramref name="isWanted"/> accepts; <c>Landing</c> is null when there is none.</summary>
    public static (Steps? Before, Steps? Landing) SplitAtLanding(Steps? sequence, Func<ExitTarget, bool> isWanted)
    {
        var heads = new Stack<Step>();
        var step = sequence;
        while (step is { HasLanding: true } && !(step.Head is Step.Landing landing && isWanted(landing.Target)))
        {
            heads.Push(step.Head);
            step = step.Tail;
        }

        if (step is not { HasLanding: true })
        {
            return (sequence, null);
        }

        Steps? before = null;
        foreach (var head in heads)
        {
            before = new Steps(head, before);
        }

        return (before, step);
    }
}
