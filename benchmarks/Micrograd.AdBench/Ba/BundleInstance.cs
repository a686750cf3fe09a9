namespace Micrograd.AdBench.Ba;

/// <summary>Cameras, points, and what which camera saw of which point.</summary>
/// <param name="Cameras"><see cref="Projection.CameraSize"/> numbers a camera.</param>
/// <param name="Points">3 numbers a point.</param>
/// <param name="Weights">A number an observation.</param>
/// <param name="Features">2 numbers an observation.</param>
/// <param name="CameraOf">The camera of each observation.</param>
/// <param name="PointOf">The point of each observation.</param>
public sealed record BundleInstance(double[] Cameras, double[] Points, double[] Weights, double[] Features, int[] CameraOf, int[] PointOf)
{
    /// <summary>How many cameras there are.</summary>
    public int CameraCount => Cameras.Length / Projection.CameraSize;

    /// <summary>How many points there are.</summary>
    public int PointCount => Points.Length / 3;

    /// <summary>How many observations there are.</summary>
    public int ObservationCount => Weights.Length;

    /// <summary>Reads a file of ADBench: <c>n m p</c>, and one camera, one point, one weight and one feature for all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such instance.</exception>
    public static BundleInstance Load(string path)
    {
        var reader = NumberReader.File(path);
        var cameras = reader.Integer("the number of cameras n", 1);
        var points = reader.Integer("the number of points m", 1);
        var observations = reader.Integer("the number of observations p", 1);
        var instance = new BundleInstance(
            Repeat(reader.Numbers(Projection.CameraSize, "the camera"), cameras),
            Repeat(reader.Numbers(3, "the point"), points),
            Repeat(reader.Numbers(1, "the weight"), observations),
            Repeat(reader.Numbers(2, "the feature"), observations),
            [.. Enumerable.Range(0, observations).Select(i => i % cameras)],
            [.. Enumerable.Range(0, observations).Select(i => i % points)]);
        reader.End();
        return instance;
    }

    private static double[] Repeat(double[] numbers, int count) => [.. Enumerable.Repeat(numbers, count).SelectMany(same => same)];
}
