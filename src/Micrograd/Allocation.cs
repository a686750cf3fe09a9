namespace Micrograd;

/// <summary>Where the derivatives of a method may keep what they need for a while.</summary>
public enum Allocation
{
    /// <summary>In the workspace of the thread (<see cref="Tape"/>), which is reused from call to call.</summary>
    Workspace,

    /// <summary>
    /// In variables only. Where a derivative cannot do without workspace, that is an error (MG0009) at the loop or array that needs it.
    /// <c>FTrace</c> and <c>FCheck</c> are not concerned, nor is an array that the method itself returns.
    /// </summary>
    None,
}
