namespace Micrograd.AdBench.Ba;

/// <summary>All residuals of a bundle, two an observation and then one a weight, and their sparse Jacobian.</summary>
public static class BundleAdjustment
{
    private const int CameraSize = Projection.CameraSize;

    /// <summary>How many numbers of its row a residual depends on: those of a camera, of a point, and a weight.</summary>
    private const int RowSize = CameraSize + 3 + 1;

    /// <summary>The residuals: two of each observation, then one of each weight.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="residuals">Receives 3 numbers an observation.</param>
    public static void Residuals(BundleInstance bundle, Span<double> residuals)
    {
        var count = bundle.ObservationCount;
        for (var i = 0; i < count; i++)
        {
            Projection.Residual(Camera(bundle, i), Point(bundle, i), bundle.Weights[i], Feature(bundle, i), residuals.Slice(2 * i, 2));
            residuals[(2 * count) + i] = Projection.WeightResidual(bundle.Weights[i]);
        }
    }

    /// <summary>The Jacobian with its structure and zeros for values. Columns: all cameras, all points, all weights.</summary>
    /// <param name="bundle">The bundle.</param>
    public static CsrMatrix CreateJacobian(BundleInstance bundle)
    {
        var count = bundle.ObservationCount;
        var firstPoint = CameraSize * bundle.CameraCount;
        var firstWeight = firstPoint + (3 * bundle.PointCount);
        int[] starts = [.. Enumerable.Range(0, (2 * count) + 1).Select(row => row * RowSize), .. Enumerable.Range(1, count).Select(row => (2 * count * RowSize) + row)];
        var columns = new int[starts[^1]];
        for (var i = 0; i < count; i++)
        {
            for (var row = 2 * i; row < (2 * i) + 2; row++)
            {
                Ascending(columns.AsSpan(starts[row], CameraSize), CameraSize * bundle.CameraOf[i]);
                Ascending(columns.AsSpan(starts[row] + CameraSize, 3), firstPoint + (3 * bundle.PointOf[i]));
                columns[starts[row + 1] - 1] = firstWeight + i;
            }

            columns[starts[(2 * count) + i]] = firstWeight + i;
        }

        return new(starts, columns, new double[columns.Length], firstWeight + count);
    }

    /// <summary>The residuals and the values of their Jacobian. Allocates nothing.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="residuals">Receives 3 numbers an observation.</param>
    /// <param name="jacobian">Made by <see cref="CreateJacobian"/> for this bundle.</param>
    public static void ResidualsWithJacobian(BundleInstance bundle, Span<double> residuals, CsrMatrix jacobian)
    {
        var count = bundle.ObservationCount;
        Span<double> byCamera = stackalloc double[2 * CameraSize];
        Span<double> byPoint = stackalloc double[2 * 3];
        Span<double> byWeight = stackalloc double[2];
        for (var i = 0; i < count; i++)
        {
            var weight = bundle.Weights[i];
            Projection.ResidualWithJacobian(
                Camera(bundle, i), Point(bundle, i), weight, Feature(bundle, i), residuals.Slice(2 * i, 2), byCamera, byPoint, byWeight);
            for (var row = 0; row < 2; row++)
            {
                var values = jacobian.Row((2 * i) + row);
                byCamera.Slice(row * CameraSize, CameraSize).CopyTo(values);
                byPoint.Slice(row * 3, 3).CopyTo(values[CameraSize..]);
                values[RowSize - 1] = byWeight[row];
            }

            var g = Projection.WeightResidualWithGradient(weight);
            residuals[(2 * count) + i] = g.Value;
            jacobian.Row((2 * count) + i)[0] = g.Weight;
        }
    }

    private static ReadOnlySpan<double> Camera(BundleInstance bundle, int i) => bundle.Cameras.AsSpan(CameraSize * bundle.CameraOf[i], CameraSize);

    private static ReadOnlySpan<double> Point(BundleInstance bundle, int i) => bundle.Points.AsSpan(3 * bundle.PointOf[i], 3);

    private static ReadOnlySpan<double> Feature(BundleInstance bundle, int i) => bundle.Features.AsSpan(2 * i, 2);

    private static void Ascending(Span<int> columns, int first)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = first + i;
        }
    }
}
