using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Micrograd.AdBench.Tests;

/// <summary>Generated derivatives in the optimisers of MathNet, as the sample Fitting plugs them in.</summary>
public class FittingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(20)]
    public void BFGS_walks_down_the_valley_of_Rosenbrock(int n)
    {
        var evaluations = 0;
        var valley = ObjectiveFunction.Gradient(x =>
        {
            evaluations++;
            var gradient = new double[x.Count];
            return (Functions.RosenbrockWithGradient(x.AsArray(), gradient), Vector<double>.Build.Dense(gradient));
        });
        var start = Vector<double>.Build.Dense(n, i => i % 2 == 0 ? -1.2 : 1);

        var result = new BfgsMinimizer(1e-8, 1e-12, 0).FindMinimum(valley, start);

        Compare.Close(Enumerable.Repeat(1.0, n).ToArray(), result.MinimizingPoint.AsArray(), 1e-8);
        Assert.InRange(evaluations, 1, 399);
    }

    /// <summary>NIST's two starting points, and the parameters and standard deviations it certifies.</summary>
    [Theory]
    [InlineData(new[] { 1000, 1000, 400, 40, 0.7, 0.3, 0.03 })]
    [InlineData(new[] { 1300, 1500, 500, 75, 1, 0.4, 0.05 })]
    public void Levenberg_Marquardt_finds_the_certified_parameters_of_Thurber(double[] start)
    {
        var rows = File.ReadAllLines(Path.Combine(FittingProgram.Folder, "data", "thurber.txt")).Select(line => line.Split(' ').Select(double.Parse).ToArray()).ToArray();
        var (y, x) = (Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row[0])), Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row[1])));
        var evaluations = 0;
        var model = ObjectiveFunction.NonlinearModel(
            (b, at) =>
            {
                evaluations++;
                var values = new double[at.Count];
                Functions.Mobility(b.AsArray(), at.AsArray(), values);
                return Vector<double>.Build.Dense(values);
            },
            (b, at) =>
            {
                var (values, jacobian) = (new double[at.Count], new double[at.Count * b.Count]);
                Functions.MobilityWithJacobian(b.AsArray(), at.AsArray(), values, jacobian);
                return Matrix<double>.Build.DenseOfRowMajor(at.Count, b.Count, jacobian);
            },
            x,
            y);

        var fit = new LevenbergMarquardtMinimizer().FindMinimum(model, Vector<double>.Build.DenseOfArray(start));

        double[] parameters = [1.2881396800E+03, 1.4910792535E+03, 5.8323836877E+02, 7.5416644291E+01, 9.6629502864E-01, 3.9797285797E-01, 4.9727297349E-02];
        double[] deviations = [4.6647963344E+00, 3.9571156086E+01, 2.8698696102E+01, 5.5675370270E+00, 3.1333340687E-02, 1.4984928198E-02, 6.5842344623E-03];
        for (var i = 0; i < parameters.Length; i++)
        {
            Compare.Close(parameters[i], fit.MinimizingPoint[i], 1e-6);
            Compare.Close(deviations[i], fit.StandardErrors[i], 1e-5);
        }

        Assert.InRange(evaluations, 1, 399);
    }

    [Fact]
    public void Gradient_of_Rosenbrock_is_that_of_graph_and_differences() => Functions.RosenbrockCheck([-1.2, 1, 0.3, 2, -0.7]).ThrowIfFailed();

    [Fact]
    public void Jacobian_of_the_model_is_that_of_differences()
    {
        double[] b = [1000, 1000, 400, 40, 0.7, 0.3, 0.03];
        double[] x = [-1.5, -0.9, 0.01, 0.4, 2.2];
        var (y, jacobian) = (new double[x.Length], new double[x.Length * b.Length]);
        Functions.MobilityWithJacobian(b, x, y, jacobian);

        Compare.Close(Differences.Jacobian((at, values) => Functions.Mobility(at, x, values), b, x.Length), jacobian, 1e-8);
    }

    [Fact]
    public void The_sample_says_that_it_succeeds()
    {
        var (exitCode, output) = FittingProgram.Run();

        Assert.Equal(0, exitCode);
        Assert.Contains("n = 20", output);
    }
}
