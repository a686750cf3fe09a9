namespace Micrograd.Generators.Binding;

/// <summary>Somewhere that control can jump to: the end of the method, of a loop, of an iteration, of a <c>switch</c>. Compared by reference.</summary>
internal sealed class ExitTarget(string flagName)
{
    /// <summary>Name of the <c>bool</c> that says, where only some paths jump, whether this one did: <c>returned</c>, <c>broken</c>.</summary>
    public string FlagName { get; } = flagName;
}
