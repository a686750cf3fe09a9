namespace Micrograd.Generators.Binding;

/// <summary>Where an array comes from.</summary>
internal abstract record MemoryRoot
{
    private MemoryRoot()
    {
    }

    /// <summary>It is handed in.</summary>
    public sealed record Parameter(int Index) : MemoryRoot;

    /// <summary>The function makes it.</summary>
    public sealed record Own : MemoryRoot;

    /// <summary>It stands in a field or property.</summary>
    public sealed record Field : MemoryRoot;
}
