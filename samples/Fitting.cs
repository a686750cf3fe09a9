// Generated derivatives in optimisers of another library: BFGS in a valley, Levenberg–Marquardt on measurements.
//     dotnet run samples/Fitting.cs
#:package MathNet.Numerics
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Micrograd;

// Rosenbrock's valley from (−1.2, 1, −1.2, 1, …) down to (1, 1, …, 1).
var evaluations = 0;
var valley = ObjectiveFunction.Gradient(x =>
{
    evaluations++;
    var gradient = new double[x.Count];
    return (Functions.RosenbrockWithGradient(x.AsArray(), gradient), Vector<double>.Build.Dense(gradient));
});
var bfgs = new BfgsMinimizer(gradientTolerance: 1e-8, parameterTolerance: 1e-12, functionProgressTolerance: 0);
var found = bfgs.FindMinimum(valley, Vector<double>.Build.Dense(20, i => i % 2 == 0 ? -1.2 : 1)).MinimizingPoint;
var distance = (found - 1).InfinityNorm();
Console.WriteLine($"Rosenbrock  n = {found.Count}, {evaluations} evaluations, distance from the minimum {distance:E1}");

// Thurber's measurements of electron mobility: the parameters that fit best are certified by NIST.
var rows = File.ReadAllLines(Data("thurber.txt")).Select(line => Vector<double>.Build.DenseOfEnumerable(line.Split(' ').Select(double.Parse))).ToArray();
var measurements = Matrix<double>.Build.DenseOfRowVectors(rows);
var curve = ObjectiveFunction.NonlinearModel((b, x) => Fit(b, x).Mobility, (b, x) => Fit(b, x).Jacobian, measurements.Column(1), measurements.Column(0));
var fit = new LevenbergMarquardtMinimizer().FindMinimum(curve, Vector<double>.Build.DenseOfArray([1000, 1000, 400, 40, 0.7, 0.3, 0.03]));
var certified = Vector<double>.Build.DenseOfArray([1288.13968, 1491.0792535, 583.23836877, 75.416644291, 0.96629502864, 0.39797285797, 0.049727297349]);
var error = (fit.MinimizingPoint.PointwiseDivide(certified) - 1).InfinityNorm();
Console.WriteLine($"Thurber     {string.Join("  ", fit.MinimizingPoint.Select(b => $"{b:G7}"))}, relative difference from the certified parameters {error:E1}");
return evaluations < 400 && distance < 1e-6 && error < 1e-6 ? 0 : 1;

static (Vector<double> Mobility, Matrix<double> Jacobian) Fit(Vector<double> b, Vector<double> x)
{
    var (mobility, jacobian) = (new double[x.Count], new double[x.Count * b.Count]);
    Functions.MobilityWithJacobian(b.AsArray(), x.AsArray(), mobility, jacobian);
    return (Vector<double>.Build.Dense(mobility), Matrix<double>.Build.DenseOfRowMajor(x.Count, b.Count, jacobian));
}

static string Data(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "data", file);

public static partial class Functions
{
    [Differentiable]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
            sum += 100 * Square(x[i + 1] - x[i] * x[i]) + Square(1 - x[i]);
        return sum;
    }

    private static double Square(double x) => x * x;

    [Differentiable]
    public static void Mobility(ReadOnlySpan<double> b, [NoGradient] ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = (b[0] + x[i] * (b[1] + x[i] * (b[2] + x[i] * b[3]))) / (1 + x[i] * (b[4] + x[i] * (b[5] + x[i] * b[6])));
    }
}
