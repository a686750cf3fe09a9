namespace Micrograd.AdBench.Lstm;

/// <summary>A network and a sequence to foretell: the arguments of <see cref="LstmObjective.Loss"/>.</summary>
/// <param name="Main">l × 8b numbers.</param>
/// <param name="Extra">3 × b numbers.</param>
/// <param name="State">2l × b numbers.</param>
/// <param name="Sequence">c × b numbers.</param>
public sealed record LstmInstance(double[] Main, double[] Extra, double[] State, double[] Sequence)
{
    /// <summary>Reads a file of ADBench: <c>l c b</c>, main parameters, extra parameters, state, sequence.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such instance.</exception>
    public static LstmInstance Load(string path)
    {
        var reader = NumberReader.File(path);
        var layers = reader.Integer("the number of layers l", 1);
        var characters = reader.Integer("the number of characters c", 2);
        var size = reader.Integer("the size of a character b", 1);
        var instance = new LstmInstance(
            reader.Numbers(checked(8 * layers * size), "main parameters"),
            reader.Numbers(checked(3 * size), "extra parameters"),
            reader.Numbers(checked(2 * layers * size), "state"),
            reader.Numbers(checked(characters * size), "sequence"));
        reader.End();
        return instance;
    }

    /// <summary>An instance from chance, the same for the same seed.</summary>
    /// <param name="layers">l.</param>
    /// <param name="characters">c.</param>
    /// <param name="size">b.</param>
    /// <param name="seed">Where chance starts.</param>
    public static LstmInstance Generate(int layers, int characters, int size, int seed)
    {
        var random = new Random(seed);
        double[] Uniform(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        return new(Uniform(8 * layers * size), Uniform(3 * size), Uniform(2 * layers * size), Uniform(characters * size));
    }
}
