namespace Micrograd.Training;

/// <summary>The usual learning-rate schedules.</summary>
public static class Schedules
{
    /// <summary>Always the same.</summary>
    /// <param name="rate">The rate.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Constant(double rate) => _ => rate;

    /// <summary>In a straight line, then as it is at the end. <c>Linear(1.0, 0.1, 100)</c> is that of micrograd's demo.</summary>
    /// <param name="first">The rate of step 0.</param>
    /// <param name="last">The rate from step <paramref name="steps"/> on.</param>
    /// <param name="steps">How long it takes, at least 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    public static LearningRateSchedule Linear(double first, double last, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return step => step >= steps ? last : first - (first - last) * step / steps;
    }

    /// <summary>Along half a cosine, then as it is at the end. I. Loshchilov, F. Hutter: SGDR, ICLR (2017).</summary>
    /// <inheritdoc cref="Linear"/>
    public static LearningRateSchedule Cosine(double first, double last, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return step => step >= steps ? last : last + (first - last) * (1 + double.CosPi((double)step / steps)) / 2;
    }

    /// <summary>Multiplied by a factor at each step.</summary>
    /// <param name="first">The rate of step 0.</param>
    /// <param name="factor">The factor, greater than 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not greater than 0.</exception>
    public static LearningRateSchedule Exponential(double first, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return step => first * Math.Pow(factor, step);
    }

    /// <summary>Multiplied by a factor every so many steps.</summary>
    /// <param name="first">The rate of step 0.</param>
    /// <param name="factor">The factor, greater than 0.</param>
    /// <param name="every">How many steps, at least 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not greater than 0, or <paramref name="every"/> is less than 1.</exception>
    public static LearningRateSchedule Staircase(double first, double factor, int every)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return step => first * Math.Pow(factor, step / every);
    }

    /// <summary>Another schedule, led in by steps in which the rate grows in a straight line to its first.</summary>
    /// <param name="steps">How many steps, at least 1; step k of them has (k + 1) / (steps + 1) of the rate.</param>
    /// <param name="then">The schedule that follows, from its step 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    public static LearningRateSchedule Warmup(int steps, LearningRateSchedule then)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentNullException.ThrowIfNull(then);
        return step => step < steps ? then(0) * (step + 1) / (steps + 1) : then(step - steps);
    }
}
