namespace Micrograd.Compiler.Emission.Members;

/// <summary>Gives names that are not taken.</summary>
/// <param name="taken">Those that are.</param>
internal sealed class FreeNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The name that is wished for, or with a number after it; it is taken from now on.</summary>
    public string Free(string wish) => Differentiation.UniqueName.For(wish, name => !_taken.Add(name));
}
