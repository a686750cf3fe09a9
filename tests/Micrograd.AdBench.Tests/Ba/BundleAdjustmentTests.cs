using Micrograd.AdBench.Ba;

namespace Micrograd.AdBench.Tests.Ba;

/// <summary><see cref="BundleAdjustment"/>: all residuals of a bundle and their sparse Jacobian.</summary>
public class BundleAdjustmentTests
{
    [Fact]
    public void Test_instance_as_ADBench_has_it()
    {
        var bundle = BundleInstance.Load(Instances.PathOf("ba/test.txt"));
        var (residuals, jacobian) = Evaluate(bundle);

        Assert.Equal((2, 10, 10), (bundle.CameraCount, bundle.PointCount, bundle.ObservationCount));
        double[] seen = [-2.69048849235189402e-01, 2.59944792677901881e-01];
        Compare.Close([.. Enumerable.Repeat(seen, 10).SelectMany(both => both), .. Enumerable.Repeat(8.26092651515999976e-01, 10)], residuals, 1e-10);

        Assert.Equal((30, 62, 310), (jacobian.RowCount, jacobian.ColumnCount, jacobian.Values.Length));
        Compare.Close(
            [
                2.28877202208246757e+02, 6.34574811495545418e+02, -7.82222866259340549e+02, 2.42892615607159668, -1.17828079628011313e+01, 2.54169312487743460,
                -1.03657084958518086, 4.17022000000000004e-01, 0, -3.50739521096005205e+02, -9.12107773668008576e+02, -2.42892615607159668, 1.17828079628011313e+01,
            ],
            jacobian.Values.AsSpan(0, 13),
            1e-10);
        Compare.Close([-8.34044e-01, -8.34044e-01, -8.34044e-01], jacobian.Values.AsSpan(307), 1e-14);
    }

    [Fact]
    public void Rows_are_made_of_a_camera_a_point_and_a_weight()
    {
        var bundle = Different();
        var jacobian = BundleAdjustment.CreateJacobian(bundle);

        Assert.Equal(31 * bundle.ObservationCount, jacobian.Columns.Length);
        Assert.Equal([0, 15, 30], jacobian.RowStarts[..3]);
        Assert.Equal(jacobian.Columns.Length, jacobian.RowStarts[^1]);
        for (var row = 0; row < jacobian.RowCount; row++)
        {
            var columns = jacobian.Columns[jacobian.RowStarts[row]..jacobian.RowStarts[row + 1]];
            Assert.Equal(columns.Order().Distinct(), columns);
            Assert.InRange(columns[^1], 0, jacobian.ColumnCount - 1);
        }

        // Observation 3 is of camera 1 and point 0: two cameras, three points, five observations.
        Assert.Equal([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 31 + 3], jacobian.Columns[(7 * 15)..(8 * 15)]);
        Assert.Equal(31 + 3, jacobian.Columns[(10 * 15) + 3]);
    }

    [Fact]
    public void Jacobian_is_that_of_differences()
    {
        var bundle = Different();
        var (residuals, jacobian) = Evaluate(bundle);
        double[] all = [.. bundle.Cameras, .. bundle.Points, .. bundle.Weights];
        var differences = Differences.Jacobian((x, y) => BundleAdjustment.Residuals(With(bundle, x), y), all, residuals.Length);

        double[] dense = [.. Enumerable.Range(0, residuals.Length * all.Length).Select(i => jacobian[i / all.Length, i % all.Length])];
        Compare.Close(differences, dense, 1e-8);
    }

    [Fact]
    public void Elements_beyond_the_matrix_are_refused()
    {
        var jacobian = BundleAdjustment.CreateJacobian(Different());

        Assert.Throws<ArgumentOutOfRangeException>(() => jacobian[0, -1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => jacobian[0, jacobian.ColumnCount]);
        Assert.Throws<IndexOutOfRangeException>(() => jacobian[jacobian.RowCount, 0]);
    }

    [Fact]
    public void No_allocation()
    {
        var bundle = BundleInstance.Load(Instances.PathOf("ba/test.txt"));
        var (residuals, jacobian) = Evaluate(bundle);

        Allocation.None(() => BundleAdjustment.Residuals(bundle, residuals));
        Allocation.None(() => BundleAdjustment.ResidualsWithJacobian(bundle, residuals, jacobian));
    }

    private static (double[] Residuals, CsrMatrix Jacobian) Evaluate(BundleInstance bundle)
    {
        var (expected, residuals, jacobian) = (new double[3 * bundle.ObservationCount], new double[3 * bundle.ObservationCount], BundleAdjustment.CreateJacobian(bundle));
        BundleAdjustment.Residuals(bundle, expected);
        BundleAdjustment.ResidualsWithJacobian(bundle, residuals, jacobian);
        Assert.Equal(expected, residuals);
        return (residuals, jacobian);
    }

    /// <summary>Two cameras, three points and five observations, none like another.</summary>
    private static BundleInstance Different()
    {
        var random = new Random(1);
        double[] Near(params double[] centre) => [.. centre.Select(number => number + (0.1 * random.NextDouble()))];
        double[] Camera() => Near(0.1, -0.2, 0.3, 0.5, 0.1, -4, 1.5, 0.2, -0.1, 0.05, 0.01);
        return new([.. Camera(), .. Camera()], Near(0, 1, 2, 1, 2, 0, 2, 1, 0), Near(1, 1, 1, 1, 1), Near(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), [0, 1, 0, 1, 0], [0, 1, 2, 0, 1]);
    }

    private static BundleInstance With(BundleInstance bundle, double[] all)
    {
        var points = bundle.Cameras.Length;
        var weights = points + bundle.Points.Length;
        return bundle with { Cameras = all[..points], Points = all[points..weights], Weights = all[weights..] };
    }
}
