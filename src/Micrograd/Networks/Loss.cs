namespace Micrograd.Networks;

/// <summary>Loss functions and penalties.</summary>
public static class Loss
{
    /// <summary>The mean max-margin (hinge) loss, mean of max(0, 1 − y·score).</summary>
    /// <param name="scores">One score per example; its sign is the predicted class.</param>
    /// <param name="targets">The classes y, −1 or 1, as many.</param>
    /// <returns>The loss, at least 0.</returns>
    /// <exception cref="ArgumentException">There are none, the numbers differ, or a target is neither −1 nor 1.</exception>
    public static Value Hinge(ReadOnlySpan<Value> scores, ReadOnlySpan<double> targets)
    {
        if (scores.IsEmpty)
            throw new ArgumentException("A mean needs at least one score.", nameof(scores));
        if (scores.Length != targets.Length)
            throw new ArgumentException($"There are {targets.Length} targets and {scores.Length} scores; there must be as many.", nameof(targets));

        var losses = new Value[scores.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            if (targets[i] is not (1 or -1))
                throw new ArgumentException($"targets[{i}] is {targets[i]}; a class is -1 or 1.", nameof(targets));
            losses[i] = (1 + -targets[i] * scores[i]).Relu();
        }

        return Value.Sum(losses) * (1.0 / losses.Length);
    }

    /// <summary>The L2 penalty (weight decay), strength · Σ p².</summary>
    /// <param name="parameters">The parameters p.</param>
    /// <param name="strength">The factor, usually small: micrograd's demo has 1e-4.</param>
    /// <returns>The penalty; add it to the loss.</returns>
    public static Value L2Penalty(IEnumerable<Value> parameters, double strength)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Value[] all = [.. parameters];
        return strength * Value.Dot(all, all);
    }
}
