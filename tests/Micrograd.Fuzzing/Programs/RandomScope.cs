namespace Micrograd.Fuzzing.Programs;

/// <summary>What a random statement can see. Names tell how deep they are declared, so that sibling blocks reuse them and none hides another.</summary>
internal sealed class RandomScope(RandomScope? outer = null, bool isLoop = false)
{
    private readonly List<(string Name, VariableKind Kind, bool IsFixed)> _variables = [];
    private int _names;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>How many loops stand around.</summary>
    public int Loops { get; } = (outer?.Loops ?? 0) + (isLoop ? 1 : 0);

    /// <summary>A new name of this block.</summary>
    public string NewName() => $"{(char)('p' + Depth)}{_names++}";

    /// <summary>Adds a variable; a fixed one (a counter, fuel) is read only.</summary>
    public void Declare(string name, VariableKind kind, bool isFixed = false) => _variables.Add((name, kind, isFixed));

    /// <summary>Everything visible of one kind.</summary>
    public List<string> Visible(VariableKind kind, bool toAssign = false)
    {
        var names = _variables.Where(variable => variable.Kind == kind && !(toAssign && variable.IsFixed)).Select(variable => variable.Name).ToList();
        return outer is null ? names : [.. outer.Visible(kind, toAssign), .. names];
    }
}
