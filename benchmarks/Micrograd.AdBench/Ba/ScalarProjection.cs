namespace Micrograd.AdBench.Ba;

/// <summary><see cref="Projection.Residual"/> as one writes it for speed, every vector as three locals: the yardstick of its Jacobian.</summary>
public static class ScalarProjection
{
    /// <summary>w · (projection of the point − feature).</summary>
    /// <param name="camera">r, C, f, u, k: see <see cref="Projection.CameraSize"/>.</param>
    /// <param name="point">The point, 3 numbers.</param>
    /// <param name="weight">What the observation counts.</param>
    /// <param name="feature">Where the camera saw the point, 2 numbers.</param>
    /// <param name="residual">Receives 2 numbers.</param>
    public static void Residual(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> residual)
    {
        camera = camera[..Projection.CameraSize];
        point = point[..3];
        var (x, y, z) = (point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        var (rx, ry, rz) = (camera[0], camera[1], camera[2]);
        double sx, sy, sz;
        var square = (rx * rx) + (ry * ry) + (rz * rz);
        if (square <= 0)
        {
            (sx, sy, sz) = (x + ((ry * z) - (rz * y)), y + ((rz * x) - (rx * z)), z + ((rx * y) - (ry * x)));
        }
        else
        {
            var angle = Math.Sqrt(square);
            var (sin, cos) = Math.SinCos(angle);
            (rx, ry, rz) = (rx / angle, ry / angle, rz / angle);
            var along = ((rx * x) + (ry * y) + (rz * z)) * (1 - cos);
            sx = (x * cos) + (((ry * z) - (rz * y)) * sin) + (rx * along);
            sy = (y * cos) + (((rz * x) - (rx * z)) * sin) + (ry * along);
            sz = (z * cos) + (((rx * y) - (ry * x)) * sin) + (rz * along);
        }

        var (a, b) = (sx / sz, sy / sz);
        var s = (a * a) + (b * b);
        var scale = camera[6] * (1 + (camera[9] * s) + (camera[10] * s * s));
        residual[0] = weight * ((scale * a) + camera[7] - feature[0]);
        residual[1] = weight * ((scale * b) + camera[8] - feature[1]);
    }
}
