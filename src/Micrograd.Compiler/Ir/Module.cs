namespace Micrograd.Compiler.Ir;

/// <summary>A function and the helpers it calls.</summary>
/// <param name="Main">What was marked, or what was derived from it.</param>
/// <param name="Helpers">Reached from <paramref name="Main"/> by <see cref="Call"/>, in order of first call. A recursive main is reached by its own name.</param>
public sealed record Module(Function Main, EquatableArray<Function> Helpers)
{
    /// <summary>The module whose main yields only some of its results.</summary>
    /// <param name="results">Which, by index.</param>
    public Module Yielding(IReadOnlyList<int> results) => this with
    {
        Main = Main with
        {
            ResultTypes = results.Select(i => Main.ResultTypes[i]).ToEquatableArray(),
            Body = Main.Body.End is Yield end
                ? Main.Body with { End = end with { Values = results.Select(i => end.Values[i]).ToEquatableArray() } }
                : Main.Body,
        },
    };

    /// <summary>The function of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Function this[string name]
    {
        get
        {
            if (Main.Name == name)
            {
                return Main;
            }

            foreach (var helper in Helpers)
            {
                if (helper.Name == name)
                {
                    return helper;
                }
            }

            throw new KeyNotFoundException($"The module has no function named '{name}'.");
        }
    }
}
