namespace Micrograd.AdBench.Ba;

/// <summary>Where cameras see points: the residuals of bundle adjustment.</summary>
public static partial class Projection
{
    /// <summary>How many numbers describe a camera: rotation r (3, angle-axis), centre C (3), focal length f, principal point u (2), radial distortion k (2).</summary>
    public const int CameraSize = 11;

    /// <summary>w · (projection of the point − feature).</summary>
    /// <param name="camera">r, C, f, u, k: see <see cref="CameraSize"/>.</param>
    /// <param name="point">The point, 3 numbers.</param>
    /// <param name="weight">What the observation counts.</param>
    /// <param name="feature">Where the camera saw the point, 2 numbers.</param>
    /// <param name="residual">Receives 2 numbers.</param>
    [Differentiable]
    public static void Residual(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoGradient] ReadOnlySpan<double> feature, Span<double> residual)
    {
        Span<double> centred = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            centred[i] = point[i] - camera[3 + i];
        }

        Span<double> seen = stackalloc double[3];
        Rotate(camera[..3], centred, seen);
        var (a, b) = (seen[0] / seen[2], seen[1] / seen[2]);
        var s = (a * a) + (b * b);
        var scale = camera[6] * (1 + (camera[9] * s) + (camera[10] * s * s));
        residual[0] = weight * ((scale * a) + camera[7] - feature[0]);
        residual[1] = weight * ((scale * b) + camera[8] - feature[1]);
    }

    /// <summary>Half the square of <see cref="Residual"/>: what an observation adds to the cost of a bundle.</summary>
    /// <param name="camera">r, C, f, u, k: see <see cref="CameraSize"/>.</param>
    /// <param name="point">The point, 3 numbers.</param>
    /// <param name="weight">What the observation counts.</param>
    /// <param name="feature">Where the camera saw the point, 2 numbers.</param>
    [Differentiable]
    public static double Cost(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoGradient] ReadOnlySpan<double> feature)
    {
        Span<double> residual = stackalloc double[2];
        Residual(camera, point, weight, feature, residual);
        return 0.5 * ((residual[0] * residual[0]) + (residual[1] * residual[1]));
    }

    /// <summary>1 − w²: weights want to be one.</summary>
    [Differentiable]
    public static double WeightResidual(double weight) => 1 - (weight * weight);

    /// <summary>Rodrigues: <paramref name="x"/> turned about <paramref name="rotation"/> by its length.</summary>
    private static void Rotate(ReadOnlySpan<double> rotation, ReadOnlySpan<double> x, Span<double> result)
    {
        Span<double> cross = stackalloc double[3];
        var square = Dot(rotation, rotation);
        if (square <= 0)
        {
            Cross(rotation, x, cross);
            for (var i = 0; i < 3; i++)
            {
                result[i] = x[i] + cross[i];
            }

            return;
        }

        var angle = Math.Sqrt(square);
        var (sin, cos) = Math.SinCos(angle);
        Span<double> axis = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            axis[i] = rotation[i] / angle;
        }

        Cross(axis, x, cross);
        var along = Dot(axis, x) * (1 - cos);
        for (var i = 0; i < 3; i++)
        {
            result[i] = (x[i] * cos) + (cross[i] * sin) + (axis[i] * along);
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);

    private static void Cross(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        result[0] = (a[1] * b[2]) - (a[2] * b[1]);
        result[1] = (a[2] * b[0]) - (a[0] * b[2]);
        result[2] = (a[0] * b[1]) - (a[1] * b[0]);
    }
}
