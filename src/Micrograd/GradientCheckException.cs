namespace Micrograd;

/// <summary>A generated gradient disagrees with the <see cref="Value"/> graph or with central differences.</summary>
/// <param name="check">The failed check.</param>
public sealed class GradientCheckException(GradientCheck check) : Exception(check?.Describe())
{
    /// <summary>The check, with all its numbers.</summary>
    public GradientCheck Check { get; } = check ?? throw new ArgumentNullException(nameof(check));
}
