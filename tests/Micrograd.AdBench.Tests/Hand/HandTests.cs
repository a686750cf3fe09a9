using Micrograd.AdBench.Hand;

namespace Micrograd.AdBench.Tests.Hand;

/// <summary><see cref="HandObjective"/> and <see cref="HandJacobian"/>.</summary>
public class HandTests
{
    private const int Pose = HandObjective.PoseSize;
    private static readonly HandModel s_model = HandModel.Load(Instances.PathOf("hand/model"));
    private static readonly HandInstance s_test = HandInstance.LoadSimple(Instances.PathOf("hand/simple/test.txt"), s_model);
    private static readonly HandInstance s_simple = HandInstance.LoadSimple(Instances.PathOf("hand/simple/hand1_t26_c100.txt"), s_model);
    private static readonly HandInstance s_complicated = HandInstance.LoadComplicated(Instances.PathOf("hand/complicated/hand1_t26_c100.txt"), s_model);

    [Fact]
    public void Test_instance_as_ADBench_has_it()
    {
        var (residuals, jacobian) = Simple(s_test);

        Compare.Close(
            [
                1.65193147941611551e-01, -1.74542769272742593e-01, 1.54751161622253441e-01,
                -1.25651749731793605e-01, -4.25102935355075040e-02, -1.30665781132340175e-01,
            ],
            residuals,
            1e-12);

        // By rotation, translation, the angles of the fourth finger (the second point's) and of the fifth (the first point's), a column of six rows each.
        double[] byRotation =
        [
            -1.95512959341282745e-02, -6.81027576369377941e-03, -4.09359630708754085e-02, -7.10032003143440671e-02, -2.81346929141111299e-02, -2.54484136783155838e-02,
            1.18421319736437044e-02, 1.74108797580776152e-03, 2.57836165362687400e-02, 5.14892578985870278e-02, -4.50591977492771356e-02, 6.23981738234076627e-02,
            -1.08140043450366714e-02, -6.54731655106268462e-02, 2.95529253068245066e-03, -6.33408854067304267e-02, -8.98189200086859235e-02, 2.07440902671436785e-02,
        ];
        double[] byTranslation = [-1, 0, 0, -1, 0, 0, 0, -1, 0, 0, -1, 0, 0, 0, -1, 0, 0, -1];
        double[] byFingers =
        [
            0, 0, 0, -3.45326893768281365e-02, 2.42024596962444292e-02, -3.10675692993888850e-03,
            0, 0, 0, -1.95437595587887036e-02, -1.84392814127634017e-02, 6.52740542794425036e-03,
            0, 0, 0, -1.29102628630682510e-02, 9.76606245804552756e-03, 8.49553578389919579e-03,
            0, 0, 0, 1.99738182488361877e-03, -1.42570914120403679e-03, -4.35490319929073976e-04,
            -2.21537299179855318e-02, 1.42669175415592216e-02, -3.12350905279757118e-02, 0, 0, 0,
            2.98023294354714807e-02, 2.58519935565392558e-02, -9.40429974684049881e-03, 0, 0, 0,
            -8.89718384720838799e-03, 2.30412622537484605e-03, -1.84753145105870202e-02, 0, 0, 0,
            -2.24887887916698764e-03, 3.09895230315512067e-03, -3.09211880497457705e-04, 0, 0, 0,
        ];
        double[] columns = [.. byRotation, .. byTranslation, .. new double[6 * 12], .. byFingers];
        Compare.Close(columns, Transposed(jacobian, Pose), 1e-12);
    }

    [Fact]
    public void Residuals_are_those_of_the_formula()
    {
        Compare.Close(HandReference.Simple(s_model, s_test), Simple(s_test).Residuals, 1e-13);
        Compare.Close(HandReference.Simple(s_model, s_simple), Simple(s_simple).Residuals, 1e-13);
        Compare.Close(HandReference.Complicated(s_model, s_complicated), Complicated(s_complicated).Residuals, 1e-13);
    }

    [Fact]
    public void Jacobian_by_the_pose_is_that_of_differences()
    {
        var (vertices, points) = (s_simple.Correspondences, s_simple.Points);
        var (triangles, u) = (s_complicated.Correspondences, s_complicated.U);

        Compare.Close(
            Differences.Jacobian((theta, y) => HandObjective.Simple(theta, s_model, vertices, points, y), s_simple.Theta, points.Length), Simple(s_simple).Jacobian, 1e-10);
        Compare.Close(
            Differences.Jacobian((theta, y) => HandObjective.Complicated(theta, u, s_model, triangles, s_complicated.Points, y), s_complicated.Theta, points.Length),
            Complicated(s_complicated).Jacobian,
            1e-10);
    }

    [Fact]
    public void Two_columns_hold_all_derivatives_by_u()
    {
        var (theta, u, triangles, points) = s_complicated;
        var dense = Differences.Jacobian((at, y) => HandObjective.Complicated(theta, at, s_model, triangles, points, y), u, points.Length);

        var compressed = Complicated(s_complicated).UJacobian;

        double[] expanded = new double[dense.Length];
        for (var row = 0; row < points.Length; row++)
        {
            compressed.AsSpan(2 * row, 2).CopyTo(expanded.AsSpan((row * u.Length) + (2 * (row / 3))));
        }

        Compare.Close(dense, expanded, 1e-10);
    }

    [Fact]
    public void A_pose_turned_by_less_than_a_ten_thousandth_is_not_turned()
    {
        var still = s_simple with { Theta = [0, 0, 0, .. s_simple.Theta[3..]] };
        var (residuals, jacobian) = Simple(still);
        var (turned, _) = Simple(still with { Theta = [0, 9e-5, 0, .. s_simple.Theta[3..]] });

        Assert.Equal(residuals, turned);
        Assert.All(jacobian.Chunk(Pose), row => Assert.Equal([0, 0, 0], row[..3]));
    }

    [Fact]
    public void Rows_backward_are_columns_forward()
    {
        var (theta, _, vertices, points) = s_simple;
        var (residuals, jacobian) = Simple(s_simple);
        double[] cotangent = [.. Enumerable.Range(1, points.Length).Select(i => Math.Sin(i))];
        var gradient = new double[Pose];

        HandObjective.SimpleVjp(theta, s_model, vertices, points, residuals, cotangent, gradient);

        double[] expected = [.. Enumerable.Range(0, Pose).Select(column => Enumerable.Range(0, points.Length).Sum(row => cotangent[row] * jacobian[(row * Pose) + column]))];
        Compare.Close(expected, gradient, 1e-12);
    }

    [Fact]
    public void Cost_and_gradient_are_those_of_graph_and_residuals()
    {
        var few = s_complicated with { U = s_complicated.U[..10], Correspondences = s_complicated.Correspondences[..5], Points = s_complicated.Points[..15] };
        HandObjective.CostCheck(few.Theta, few.U, s_model, few.Correspondences, few.Points).ThrowIfFailed();

        var (byPose, byU) = (new double[Pose], new double[few.U.Length]);
        var value = HandObjective.CostWithGradient(few.Theta, few.U, s_model, few.Correspondences, few.Points, byPose, byU);

        var (residuals, jacobian, uJacobian) = Complicated(few);
        Compare.Close(0.5 * residuals.Sum(residual => residual * residual), value, 1e-14);
        Compare.Close([.. Enumerable.Range(0, Pose).Select(column => residuals.Select((residual, row) => residual * jacobian[(row * Pose) + column]).Sum())], byPose, 1e-13);
        Compare.Close(
            [.. Enumerable.Range(0, few.U.Length).Select(i => Enumerable.Range(0, 3).Sum(j => residuals[(3 * (i / 2)) + j] * uJacobian[(6 * (i / 2)) + (2 * j) + (i % 2)]))],
            byU,
            1e-13);
    }

    [Fact]
    public void No_allocation()
    {
        var (residuals, jacobian, uJacobian) = Complicated(s_complicated);

        Allocation.None(() => HandJacobian.Simple(s_model, s_simple, residuals, jacobian));
        Allocation.None(() => HandJacobian.Complicated(s_model, s_complicated, residuals, jacobian, uJacobian));
    }

    private static (double[] Residuals, double[] Jacobian) Simple(HandInstance instance)
    {
        var (residuals, expected, jacobian) = (new double[instance.Points.Length], new double[instance.Points.Length], new double[instance.Points.Length * Pose]);
        HandJacobian.Simple(s_model, instance, residuals, jacobian);
        HandObjective.Simple(instance.Theta, s_model, instance.Correspondences, instance.Points, expected);
        Assert.Equal(expected, residuals);
        return (residuals, jacobian);
    }

    private static (double[] Residuals, double[] Jacobian, double[] UJacobian) Complicated(HandInstance instance)
    {
        var rows = instance.Points.Length;
        var (residuals, expected, jacobian, uJacobian) = (new double[rows], new double[rows], new double[rows * Pose], new double[rows * 2]);
        HandJacobian.Complicated(s_model, instance, residuals, jacobian, uJacobian);
        HandObjective.Complicated(instance.Theta, instance.U, s_model, instance.Correspondences, instance.Points, expected);
        Assert.Equal(expected, residuals);
        return (residuals, jacobian, uJacobian);
    }

    private static double[] Transposed(double[] matrix, int columns) =>
        [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % (matrix.Length / columns) * columns) + (i / (matrix.Length / columns))])];
}
