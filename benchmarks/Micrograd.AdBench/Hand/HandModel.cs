namespace Micrograd.AdBench.Hand;

/// <summary>A hand at rest: its bones, its skin, and which bones move which part of the skin.</summary>
/// <param name="Parents">The bone that each bone hangs on, an earlier one; −1 for a root.</param>
/// <param name="BaseRelatives">How each bone lies relative to its parent: 12 numbers a bone, a 3 × 4 matrix row by row.</param>
/// <param name="InverseBaseAbsolutes">What takes space to each bone: 12 numbers a bone, a 3 × 4 matrix row by row.</param>
/// <param name="Positions">The vertices of the skin, 3 numbers each.</param>
/// <param name="WeightStarts">Where the weights of each vertex begin in <paramref name="Weights"/>, and at the end their number.</param>
/// <param name="WeightBones">The bone of each weight.</param>
/// <param name="Weights">How much a bone moves a vertex.</param>
/// <param name="Triangles">The triangles of the skin, 3 vertices each.</param>
public sealed record HandModel(
    int[] Parents,
    double[] BaseRelatives,
    double[] InverseBaseAbsolutes,
    double[] Positions,
    int[] WeightStarts,
    int[] WeightBones,
    double[] Weights,
    int[] Triangles)
{
    /// <summary>Reads a model of ADBench: <c>bones.txt</c>, <c>vertices.txt</c> and <c>triangles.txt</c> in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">A file is not as it should be.</exception>
    public static HandModel Load(string folder)
    {
        var (parents, relatives, inverses) = (new List<int>(), new List<double>(), new List<double>());
        foreach (var fields in NumberReader.Lines(Path.Combine(folder, "bones.txt"), ':'))
        {
            fields.Word("the name of the bone");
            parents.Add(fields.Integer("the parent", -1, parents.Count));
            relatives.AddRange(Affine(fields, "the base relative"));
            inverses.AddRange(Affine(fields, "the inverse of the base absolute"));
            fields.End();
        }

        var (positions, starts, bones, weights) = (new List<double>(), new List<int> { 0 }, new List<int>(), new List<double>());
        foreach (var fields in NumberReader.Lines(Path.Combine(folder, "vertices.txt"), ':'))
        {
            positions.AddRange(fields.Numbers(3, "the position"));
            fields.Numbers(5, "what is not used");
            var count = fields.Integer("the number of weights", 0);
            for (var i = 0; i < count; i++)
            {
                bones.Add(fields.Integer("the bone of a weight", 0, parents.Count));
                weights.Add(fields.Number("a weight"));
            }

            starts.Add(weights.Count);
            fields.End();
        }

        var triangles = new List<int>();
        foreach (var fields in NumberReader.Lines(Path.Combine(folder, "triangles.txt"), ':'))
        {
            for (var i = 0; i < 3; i++)
            {
                triangles.Add(fields.Integer("a corner", 0, starts.Count - 1));
            }

            fields.End();
        }

        return new([.. parents], [.. relatives], [.. inverses], [.. positions], [.. starts], [.. bones], [.. weights], [.. triangles]);
    }

    private static double[] Affine(NumberReader fields, string what)
    {
        var matrix = fields.Numbers(16, what);
        return matrix[12..] is [0, 0, 0, 1] ? matrix[..12] : throw fields.Error($"{what} must end with the row 0:0:0:1");
    }
}
