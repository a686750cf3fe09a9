namespace Micrograd.Networks;

/// <summary>Loss functions and penalties. Losses are means over the examples.</summary>
public static class Loss
{
    /// <summary>The mean max-margin (hinge) loss, mean of max(0, 1 − y·score).</summary>
    /// <param name="scores">One score per example; its sign is the predicted class.</param>
    /// <param name="targets">The classes y, −1 or 1, as many.</param>
    /// <returns>The loss, at least 0.</returns>
    /// <exception cref="ArgumentException">There are none, the numbers differ, or a target is neither −1 nor 1.</exception>
    public static Value Hinge(ReadOnlySpan<Value> scores, ReadOnlySpan<double> targets)
    {
        CheckCounts(scores.Length, targets.Length, nameof(scores));
        var losses = new Value[scores.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            if (targets[i] is not (1 or -1))
                throw new ArgumentException($"targets[{i}] is {targets[i]}; a class is -1 or 1.", nameof(targets));
            losses[i] = (1 + -targets[i] * scores[i]).Relu();
        }

        return Mean(losses);
    }

    /// <inheritdoc cref="Hinge(ReadOnlySpan{Value}, ReadOnlySpan{double})"/>
    /// <param name="outputs">One row per example, with its score alone, as <see cref="Module.Forward(ReadOnlySpan{double[]})"/> gives them.</param>
    /// <param name="targets">The classes y, −1 or 1, as many.</param>
    public static Value Hinge(ReadOnlySpan<Value[]> outputs, ReadOnlySpan<double> targets) => Hinge(Single(outputs), targets);

    /// <summary>The mean squared error, mean of (prediction − target)².</summary>
    /// <param name="predictions">One per example.</param>
    /// <param name="targets">What they should be, as many.</param>
    /// <returns>The loss, at least 0.</returns>
    /// <exception cref="ArgumentException">There are none, or the numbers differ.</exception>
    public static Value MeanSquaredError(ReadOnlySpan<Value> predictions, ReadOnlySpan<double> targets)
    {
        CheckCounts(predictions.Length, targets.Length, nameof(predictions));
        var errors = new Value[predictions.Length];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = predictions[i] - targets[i];
        return Value.SumOfSquares(errors) * (1.0 / errors.Length);
    }

    /// <inheritdoc cref="MeanSquaredError(ReadOnlySpan{Value}, ReadOnlySpan{double})"/>
    /// <param name="outputs">One row per example, with its prediction alone.</param>
    /// <param name="targets">What they should be, as many.</param>
    public static Value MeanSquaredError(ReadOnlySpan<Value[]> outputs, ReadOnlySpan<double> targets) => MeanSquaredError(Single(outputs), targets);

    /// <summary>
    /// The mean binary cross-entropy of logits z, mean of ln(1 + eᶻ) − t·z, which is −ln of the probability 1 / (1 + e⁻ᶻ) given to class 1 or the rest to class 0,
    /// without overflow and without ever taking the logarithm of 0.
    /// </summary>
    /// <param name="logits">One per example, before any sigmoid.</param>
    /// <param name="targets">The classes t, 0 or 1, or probabilities in between, as many.</param>
    /// <returns>The loss in nats, at least 0.</returns>
    /// <exception cref="ArgumentException">There are none, the numbers differ, or a target is not in 0 … 1.</exception>
    public static Value BinaryCrossEntropy(ReadOnlySpan<Value> logits, ReadOnlySpan<double> targets)
    {
        CheckCounts(logits.Length, targets.Length, nameof(logits));
        var losses = new Value[logits.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            if (targets[i] is not (>= 0 and <= 1))
                throw new ArgumentException($"targets[{i}] is {targets[i]}; a class is 0 or 1, a probability between.", nameof(targets));
            losses[i] = targets[i] switch
            {
                // ln(1 + eᶻ) − z would lose the digits of a loss near 0.
                1 => (-logits[i]).Softplus(),
                0 => logits[i].Softplus(),
                var t => logits[i].Softplus() - t * logits[i],
            };
        }

        return Mean(losses);
    }

    /// <inheritdoc cref="BinaryCrossEntropy(ReadOnlySpan{Value}, ReadOnlySpan{double})"/>
    /// <param name="outputs">One row per example, with its logit alone.</param>
    /// <param name="targets">The classes t, 0 or 1, or probabilities in between, as many.</param>
    public static Value BinaryCrossEntropy(ReadOnlySpan<Value[]> outputs, ReadOnlySpan<double> targets) => BinaryCrossEntropy(Single(outputs), targets);

    /// <summary>The mean cross-entropy of the softmax of logits, mean of ln Σⱼ exp zⱼ − z_class, without overflow.</summary>
    /// <param name="outputs">One row of logits per example, one per class.</param>
    /// <param name="classes">The class of each example: 0, 1, … as whole numbers.</param>
    /// <returns>The loss in nats, at least 0.</returns>
    /// <exception cref="ArgumentException">There are none, the numbers differ, or a class is not one of the row's.</exception>
    public static Value SoftmaxCrossEntropy(ReadOnlySpan<Value[]> outputs, ReadOnlySpan<double> classes)
    {
        CheckCounts(outputs.Length, classes.Length, nameof(outputs));
        var losses = new Value[outputs.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            var row = outputs[i] ?? throw new ArgumentException($"outputs[{i}] is null.", nameof(outputs));
            if (!(classes[i] >= 0 && classes[i] < row.Length && classes[i] == Math.Floor(classes[i])))
                throw new ArgumentException($"classes[{i}] is {classes[i]}; with {row.Length} outputs a class is 0 … {row.Length - 1}.", nameof(classes));
            losses[i] = Value.LogSumExp(row) - row[(int)classes[i]];
        }

        return Mean(losses);
    }

    /// <summary>The L2 penalty (weight decay), strength · Σ p².</summary>
    /// <param name="parameters">The parameters p.</param>
    /// <param name="strength">The factor, usually small: micrograd's demo has 1e-4.</param>
    /// <returns>The penalty; add it to the loss.</returns>
    public static Value L2Penalty(IEnumerable<Value> parameters, double strength)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Value[] all = [.. parameters];
        return strength * Value.SumOfSquares(all);
    }

    /// <summary>The L1 penalty, strength · Σ |p|, which draws parameters to exactly 0.</summary>
    /// <param name="parameters">The parameters p.</param>
    /// <param name="strength">The factor.</param>
    /// <returns>The penalty; add it to the loss.</returns>
    public static Value L1Penalty(IEnumerable<Value> parameters, double strength)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Value[] magnitudes = [.. parameters.Select(p => p.Abs())];
        return strength * Value.Sum(magnitudes);
    }

    private static Value Mean(Value[] losses) => Value.Sum(losses) * (1.0 / losses.Length);

    private static Value[] Single(ReadOnlySpan<Value[]> outputs)
    {
        var single = new Value[outputs.Length];
        for (var i = 0; i < single.Length; i++)
        {
            if (outputs[i] is not { Length: 1 } row)
                throw new ArgumentException($"This loss wants one output per example, and outputs[{i}] has {outputs[i]?.Length ?? 0}.", nameof(outputs));
            single[i] = row[0];
        }

        return single;
    }

    private static void CheckCounts(int outputs, int targets, string name)
    {
        if (outputs == 0)
            throw new ArgumentException("A mean needs at least one example.", name);
        if (outputs != targets)
            throw new ArgumentException($"There are {targets} targets and {outputs} {name}; there must be as many.", "targets");
    }
}
