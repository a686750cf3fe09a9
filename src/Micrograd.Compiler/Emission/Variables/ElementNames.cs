namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Names for elements of memory that need a variable: <c>x_i</c>, <c>x0</c>, <c>xNext</c>; <c>d_x_i</c> for an element of <c>xGradient</c>.</summary>
internal static class ElementNames
{
    /// <summary>A name for an element.</summary>
    /// <param name="memory">Name of the array.</param>
    /// <param name="indices">Names of the indices, digits, "next", "previous" or "last"; null for what has no name.</param>
    public static string For(string memory, IEnumerable<string?> indices)
    {
        const string suffix = "Gradient";
        var stem = memory.EndsWith(suffix, StringComparison.Ordinal) && memory.Length > suffix.Length ? "d_" + memory.Substring(0, memory.Length - suffix.Length) : memory;
        var name = stem;
        foreach (var index in indices)
        {
            name += index switch
            {
                null => "_element",
                "next" => "Next",
                "previous" => "Previous",
                "last" => "Last",
                _ when char.IsDigit(index[0]) && !char.IsDigit(name[name.Length - 1]) => index,
                _ => "_" + index,
            };
        }

        return name;
    }
}
