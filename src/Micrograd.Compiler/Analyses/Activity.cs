using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Which values of a function depend differentiably on its active parameters.</summary>
public sealed class Activity
{
    private readonly bool[] _active;

    private Activity(bool[] active) => _active = active;

    /// <summary>Whether a derivative can flow through <paramref name="value"/>.</summary>
    public bool IsActive(ValueId value) => value.Index < _active.Length && _active[value.Index];

    /// <summary>Follows activity from the parameters forward, around loops to a fixpoint. Results of calls are active when an argument is; memory is active, as a whole, from where something active is written to it.</summary>
    /// <param name="function">A primal function.</param>
    /// <param name="activeParameters">One flag per parameter; only parameters that are or hold reals can be active.</param>
    public static Activity Of(Function function, IReadOnlyList<bool> activeParameters)
    {
        var active = new bool[function.Values.Count];
        for (var i = 0; i < activeParameters.Count; i++)
        {
            active[function.Parameters[i].Index] = activeParameters[i] && function.TypeOf(function.Parameters[i]).HoldsReals;
        }

        var analysis = new ForwardActivity(function, active);
        analysis.Run(function.Body);
        analysis.MarkViews();
        return new Activity(active);
    }
}
