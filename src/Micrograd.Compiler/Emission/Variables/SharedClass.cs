using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Values that share a variable, as a class of a union-find forest.</summary>
internal sealed class SharedClass(ValueId value, ValueInfo info, IntervalSet alive, Scope home)
{
    private SharedClass? _parent;

    /// <summary>The value it started from.</summary>
    public ValueId Value { get; } = value;

    /// <summary>The class that this one has joined, itself at first.</summary>
    public SharedClass Root
    {
        get
        {
            var root = this;
            while (root._parent is { } parent)
            {
                root = parent;
            }

            for (var step = this; step._parent is { } parent; step = parent)
            {
                step._parent = root;
            }

            return root;
        }
    }

    /// <summary>Type of its values.</summary>
    public IrType Type { get; } = info.Type;

    /// <summary>The name wished for, if any value has one.</summary>
    public string? Name { get; private set; } = info.Name;

    /// <summary>When any of its values is alive.</summary>
    public IntervalSet Alive { get; } = alive;

    /// <summary>Whether it may not be assigned to.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the header declares it.</summary>
    public bool IsParameter { get; set; }

    /// <summary>The innermost braces around all places where its values are defined.</summary>
    public Scope Home { get; private set; } = home;

    private ValueRole Role { get; } = info.Role;

    /// <summary>Whether a variable for both would not mislead: of one type, of one name or none, and not both parameters.</summary>
    public bool CanJoin(SharedClass other) =>
        Type == other.Type
        && !IsFixed && !other.IsFixed
        && !(IsParameter && other.IsParameter)
        && (Name is null || other.Name is null || Name == other.Name)
        && (Role == other.Role || Name is null || other.Name is null || !Name.StartsWith("d_", StringComparison.Ordinal));

    /// <summary>Takes in another class.</summary>
    public void Join(SharedClass other)
    {
        other._parent = this;
        Name ??= other.Name;
        IsParameter |= other.IsParameter;
        Alive.Add(other.Alive);
        Home = Scope.Common(Home, other.Home);
    }
}
