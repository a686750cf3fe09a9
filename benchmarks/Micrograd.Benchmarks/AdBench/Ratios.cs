using System.Diagnostics;
using Micrograd.AdBench;
using Micrograd.AdBench.Ba;
using Micrograd.AdBench.Gmm;
using Micrograd.AdBench.Hand;
using Micrograd.AdBench.Lstm;

namespace Micrograd.Benchmarks.AdBench;

/// <summary>Derivative time ÷ primal time by a stopwatch: each run of the one beside a run of the other, so that what else the machine does hits both. For machines that are not quiet.</summary>
internal static class Ratios
{
    /// <summary>Prints a line for each objective: the ratio of the shortest runs, and the median of the ratios.</summary>
    public static void Print()
    {
        var bundle = BundleInstance.Load(Instances.PathOf("ba/ba1_n49_m7776_p31843.txt"));
        var residuals = new double[3 * bundle.ObservationCount];
        var jacobian = BundleAdjustment.CreateJacobian(bundle);
        Measure("BA, two rows ÷ scalarised primal", 600, () => Scalarised(bundle, residuals), () => TwoRows(bundle, residuals));
        Measure("BA, sparse Jacobian ÷ scalarised primal", 600, () => Scalarised(bundle, residuals), () => BundleAdjustment.ResidualsWithJacobian(bundle, residuals, jacobian));
        var model = HandModel.Load(Instances.PathOf("hand/model"));
        foreach (var name in new[] { "hand1_t26_c100", "hand5_t26_c800" })
        {
            var hand = HandInstance.LoadSimple(Instances.PathOf($"hand/simple/{name}.txt"), model);
            var (errors, derivatives) = (new double[hand.Points.Length], new double[hand.Points.Length * 26]);
            Measure($"HAND simple, {name}", 3000, () => HandObjective.Simple(hand.Theta, model, hand.Correspondences, hand.Points, errors), () => HandJacobian.Simple(model, hand, errors, derivatives));
        }

        foreach (var name in new[] { "lstm_l2_c1024", "lstm_l4_c1024" })
        {
            var lstm = LstmInstance.Load(Instances.PathOf($"lstm/{name}.txt"));
            var (main, extra) = (new double[lstm.Main.Length], new double[lstm.Extra.Length]);
            Measure($"LSTM, {name}", 600, () => LstmObjective.Loss(lstm.Main, lstm.Extra, lstm.State, lstm.Sequence), () => LstmObjective.LossWithGradient(lstm.Main, lstm.Extra, lstm.State, lstm.Sequence, main, extra));
        }

        foreach (var dimension in new[] { 10, 20, 32, 64 })
        {
            Measure($"GMM, d = {dimension}", 100, GmmInstance.Generate(dimension, count: dimension == 64 ? 5 : 25, points: 200, seed: dimension));
            Measure($"GMM without subnormals, d = {dimension}", 600, WithoutSubnormals(dimension));
        }
    }

    private static void Measure(string name, int rounds, GmmInstance gmm)
    {
        var (alphas, means, icf) = (new double[gmm.Alphas.Length], new double[gmm.Means.Length], new double[gmm.Icf.Length]);
        Measure(
            name,
            rounds,
            () => GmmObjective.LogPosterior(gmm.Alphas, gmm.Means, gmm.Icf, gmm.X, gmm.Gamma, gmm.M),
            () => GmmObjective.LogPosteriorWithGradient(gmm.Alphas, gmm.Means, gmm.Icf, gmm.X, gmm.Gamma, gmm.M, alphas, means, icf));
    }

    private static void Measure(string name, int rounds, Action primal, Action derivative)
    {
        for (var i = 0; i < 60; i++)
        {
            primal();
            derivative();
            Thread.Sleep(i % 10 == 0 ? 20 : 0); // the just-in-time compiler has its turn
        }

        var (shortest, shortestDerivative) = (long.MaxValue, long.MaxValue);
        var ratios = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            primal();
            var between = Stopwatch.GetTimestamp();
            derivative();
            var (time, derivativeTime) = (between - start, Stopwatch.GetTimestamp() - between);
            (shortest, shortestDerivative) = (Math.Min(shortest, time), Math.Min(shortestDerivative, derivativeTime));
            ratios[i] = (double)derivativeTime / time;
        }

        Array.Sort(ratios);
        Console.WriteLine($"{name}: {(double)shortestDerivative / shortest:F2} shortest, {ratios[rounds / 2]:F2} median");
    }

    private static void Scalarised(BundleInstance bundle, double[] residuals)
    {
        for (var i = 0; i < bundle.ObservationCount; i++)
        {
            ScalarProjection.Residual(
                bundle.Cameras.AsSpan(Projection.CameraSize * bundle.CameraOf[i], Projection.CameraSize), bundle.Points.AsSpan(3 * bundle.PointOf[i], 3), bundle.Weights[i], bundle.Features.AsSpan(2 * i, 2), residuals.AsSpan(2 * i, 2));
        }
    }

    private static void TwoRows(BundleInstance bundle, double[] residuals)
    {
        Span<double> byCamera = stackalloc double[2 * Projection.CameraSize];
        Span<double> byPoint = stackalloc double[2 * 3];
        Span<double> byWeight = stackalloc double[2];
        for (var i = 0; i < bundle.ObservationCount; i++)
        {
            Projection.ResidualWithJacobian(
                bundle.Cameras.AsSpan(Projection.CameraSize * bundle.CameraOf[i], Projection.CameraSize), bundle.Points.AsSpan(3 * bundle.PointOf[i], 3), bundle.Weights[i],
                bundle.Features.AsSpan(2 * i, 2), residuals.AsSpan(2 * i, 2), byCamera, byPoint, byWeight);
        }
    }

    /// <summary>Forty points with means and factors so small that no share of a cluster underflows.</summary>
    private static GmmInstance WithoutSubnormals(int dimension)
    {
        var random = new Random(1);
        var clusters = dimension == 64 ? 5 : 25;
        return new GmmInstance(Small(clusters), Small(clusters * dimension), Small(clusters * dimension * (dimension + 1) / 2), Small(40 * dimension), 1, 0);

        double[] Small(int length) => [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 0.2) - 0.1)];
    }
}
