namespace Micrograd.Compiler.Emission.Variables;

/// <summary>A pair of braces.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly HashSet<string> _inside = [];

    /// <summary>The braces around it.</summary>
    public Scope? Parent { get; } = parent;

    private int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    private HashSet<string> Own { get; } = [];

    /// <summary>The innermost braces around both.</summary>
    public static Scope Common(Scope a, Scope b)
    {
        while (a != b)
        {
            if (a.Depth >= b.Depth)
            {
                a = a.Parent!;
            }
            else
            {
                b = b.Parent!;
            }
        }

        return a;
    }

    /// <summary>Declares a name, unless it would hide or be hidden: C# forbids the same name in nested braces, in either order.</summary>
    public bool TryDeclare(string name)
    {
        if (_inside.Contains(name))
        {
            return false;
        }

        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Own.Contains(name))
            {
                return false;
            }
        }

        Own.Add(name);
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            scope._inside.Add(name);
        }

        return true;
    }
}
