namespace Micrograd.AdBench.Hand;

/// <summary>Points that were seen, what of the skin they belong to, and a pose: the arguments of <see cref="HandObjective"/>.</summary>
/// <param name="Theta">The pose, <see cref="HandObjective.PoseSize"/> numbers.</param>
/// <param name="U">Where on its triangle each point is, 2 numbers a point; empty in a simple instance.</param>
/// <param name="Correspondences">The vertex, in a complicated instance the triangle, of each point.</param>
/// <param name="Points">3 numbers a point.</param>
public sealed record HandInstance(double[] Theta, double[] U, int[] Correspondences, double[] Points)
{
    /// <summary>Reads a simple instance of ADBench: <c>N 26</c>, vertex and point N times, θ.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The hand whose vertices it names.</param>
    /// <exception cref="InvalidDataException">The file is no such instance.</exception>
    public static HandInstance LoadSimple(string path, HandModel model) => Load(path, "vertex", model.Positions.Length / 3, uSize: 0);

    /// <summary>Reads a complicated instance of ADBench: <c>N 26</c>, triangle and point N times, u N times, θ.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The hand whose triangles it names.</param>
    /// <exception cref="InvalidDataException">The file is no such instance.</exception>
    public static HandInstance LoadComplicated(string path, HandModel model) => Load(path, "triangle", model.Triangles.Length / 3, uSize: 2);

    private static HandInstance Load(string path, string kind, int kinds, int uSize)
    {
        var reader = NumberReader.File(path);
        var count = reader.Integer("the number of points N", 1);
        reader.Integer("the size of the pose", HandObjective.PoseSize, HandObjective.PoseSize + 1);
        var correspondences = new List<int>();
        var points = new List<double>();
        for (var i = 0; i < count; i++)
        {
            correspondences.Add(reader.Integer($"the {kind} of point {i}", 0, kinds));
            points.AddRange(reader.Numbers(3, $"point {i}"));
        }

        var u = reader.Numbers(checked(count * uSize), "u");
        var theta = reader.Numbers(HandObjective.PoseSize, "theta");
        reader.End();
        return new(theta, u, [.. correspondences], [.. points]);
    }
}
