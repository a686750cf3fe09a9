namespace Micrograd.Compiler.Differentiation;

/// <summary>Names for derived functions.</summary>
internal static class UniqueName
{
    /// <summary><paramref name="name"/>, numbered from 2 where it is taken.</summary>
    public static string For(string name, Func<string, bool> isTaken)
    {
        var unique = name;
        for (var i = 2; isTaken(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }
}
