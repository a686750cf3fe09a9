using System.Reflection;

namespace Micrograd.Tests;

public class ValueFunctionTests
{
    private static readonly double[] Special =
        [0.0, -0.0, 1, -1, 0.5, 2, double.Epsilon, 1e-300, 1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string> Names => [.. FunctionCase.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Data_is_bit_for_bit_what_dotnet_computes(string name)
    {
        var function = Named(name);
        Assert.All(function.Points, point =>
            Assert.Equal(Bits(function.Reference(point)), Bits(function.Graph(Leaves(point)).Data)));
    }

    // Without those that .NET does not have, and those that throw for bounds in the wrong order.
    public static TheoryData<string> NamesOfTotalFunctions => [.. FunctionCase.All.Select(function => function.Name)
        .Except(["Sigmoid", "Relu", "Clamp", "ClampNative", "Softplus", "LogSumExp", "Affine, ReLU", "Affine, Sigmoid"])];

    [Theory]
    [MemberData(nameof(NamesOfTotalFunctions))]
    public void Data_is_that_of_dotnet_at_special_numbers_too(string name)
    {
        var function = Named(name);
        foreach (var x in Special)
        {
            foreach (var y in Special)
            {
                double[] point = [.. new[] { x, y, 0.25 }.Take(function.Points[0].Length)];
                var (expected, actual) = (function.Reference(point), function.Graph(Leaves(point)).Data);
                Assert.True(expected.Equals(actual) && (double.IsNaN(expected) || Bits(expected) == Bits(actual)), $"{name}({x}, {y}): {expected}, {actual}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_agree_with_differences_of_eighth_order(string name)
    {
        var function = Named(name);
        Assert.Equal(5, function.Points.Length);
        foreach (var point in function.Points)
        {
            var leaves = Leaves(point);
            function.Graph(leaves).Backward();
            for (var i = 0; i < point.Length; i++)
            {
                var expected = Difference(function.Smooth, point, i);
                Assert.Equal(expected, leaves[i].Grad, 2e-9 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_adjoint_scales_the_derivative(string name)
    {
        var function = Named(name);
        var (once, scaled) = (Leaves(function.Points[0]), Leaves(function.Points[0]));
        function.Graph(once).Backward();
        (function.Graph(scaled) * -2.5).Backward();
        for (var i = 0; i < once.Length; i++)
            Assert.Equal(-2.5 * once[i].Grad, scaled[i].Grad, 1e-12 * (1 + Math.Abs(once[i].Grad)));
    }

    [Fact]
    public void Every_operation_has_a_case()
    {
        var covered = FunctionCase.All.Select(function => function.Graph(Leaves([.. function.Points[0]])).Operation);

        // Layers over batches have no single number: BatchTests.
        Operation[] others = [Operation.Leaf, Operation.LayerBatch, Operation.BatchOutput];
        Assert.Equal(Enum.GetValues<Operation>().Except(others), covered.Distinct().Order());
    }

    [Fact]
    public void Every_differentiable_function_of_Math_and_of_double_is_there()
    {
        // Piecewise constant, or conversions; SinCos gives two, for which there are Sin and Cos; Ieee754Remainder is IEEERemainder by another name.
        string[] others = ["Ieee754Remainder", "Ceiling", "Floor", "Round", "Truncate", "Sign", "SinCos", "SinCosPi", "Parse", "CreateChecked", "CreateSaturating", "CreateTruncating"];
        string[] missing = [.. new[] { typeof(Math), typeof(double) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.ReturnType == typeof(double) && method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(double))
            .Where(method => method.GetParameters().All(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int)))
            .Select(method => method.Name).Distinct().Except(others)
            .Where(name => !typeof(Value).GetMethods().Any(method => method.Name == name))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Sigmoid_keeps_its_digits_and_does_not_overflow()
    {
        Assert.Equal([0, 0.5, 1, 0, 1], new[] { -1000.0, 0, 1000, double.NegativeInfinity, double.PositiveInfinity }.Select(x => new Value(x).Sigmoid().Data));
        Assert.Equal(double.NaN, new Value(double.NaN).Sigmoid().Data);

        // y·(1 − y) would be 0 from 37 on.
        var x = new Value(50);
        x.Sigmoid().Backward();
        Assert.Equal(Math.Exp(-50), x.Grad, 1e-30);
    }

    [Fact]
    public void Tanh_keeps_the_digits_of_its_derivative()
    {
        // 1 − tanh² x = 1 / cosh² x; 1 − y² alone would have lost half the digits at 9.
        var x = new Value(9);
        x.Tanh().Backward();
        Assert.Equal(1, x.Grad * Math.Cosh(9) * Math.Cosh(9), 1e-8);
    }

    [Fact]
    public void Asinh_of_a_huge_number_has_a_derivative()
    {
        var x = new Value(1e200);
        x.Asinh().Backward();
        Assert.Equal(1e-200, x.Grad, 1e-214);
    }

    private static FunctionCase Named(string name) => FunctionCase.All.Single(function => function.Name == name);

    private static Value[] Leaves(double[] point) => [.. point.Select(x => new Value(x))];

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);

    private static double Difference(Func<double[], double> f, double[] point, int i)
    {
        var h = Math.Min(1, Math.Abs(point[i])) / 200;
        return (672 * Odd(1) - 168 * Odd(2) + 32 * Odd(3) - 3 * Odd(4)) / (840 * h);

        double Odd(int steps) => At(steps * h) - At(-steps * h);

        double At(double offset)
        {
            double[] moved = [.. point];
            moved[i] += offset;
            return f(moved);
        }
    }
}
