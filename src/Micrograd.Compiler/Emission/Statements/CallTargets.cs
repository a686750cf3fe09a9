using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>How the functions that a body calls are written.</summary>
/// <param name="tape">Name of the tape, where a callee needs it.</param>
internal sealed class CallTargets(string tape)
{
    private readonly Dictionary<string, (string Name, Function? Function)> _targets = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _outNames = [];

    /// <summary>Name of the tape.</summary>
    public string Tape { get; } = tape;

    /// <summary>Says how a callee is called.</summary>
    public void Add(string callee, string name, Function? function) => _targets[callee] = (name, function);

    /// <summary>The name to call; a callee that is not known is a member of the user's.</summary>
    public string NameOf(string callee) => _targets.TryGetValue(callee, out var target) ? target.Name : callee;

    /// <summary>Whether it takes the tape.</summary>
    public bool UsesTape(string callee) => _targets.TryGetValue(callee, out var target) && target.Function is { UsesTape: true };

    /// <summary>Notes the names of a callee's <c>out</c> parameters.</summary>
    public void SetOutNames(string callee, IReadOnlyList<string> names) => _outNames[callee] = names;

    /// <summary>The names of a callee's <c>out</c> parameters, where they are known already.</summary>
    public IReadOnlyList<string> OutNames(string callee) => _outNames.TryGetValue(callee, out var names) ? names : [];

    /// <summary>Whether its results, after the first, come through <c>out</c> parameters.</summary>
    public static bool HasOuts(string callee, int results) => results > 1 && callee.EndsWith("Forward", StringComparison.Ordinal);
}
