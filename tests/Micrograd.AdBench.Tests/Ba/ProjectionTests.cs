using Micrograd.AdBench.Ba;

namespace Micrograd.AdBench.Tests.Ba;

/// <summary><see cref="Projection"/>: residuals of one observation and their 2 × 15 Jacobian.</summary>
public class ProjectionTests
{
    private static readonly double[] s_feature = [0.3, -0.2];

    public static TheoryData<double[], double[], double> Observations => new()
    {
        { [0.1, -0.2, 0.3, 0.5, 0.1, -4, 1.5, 0.2, -0.1, 0.05, 0.01], [0.3, 0.7, 1.1], 0.8 },
        { [-2, 1, 0.5, 0.5, 0.1, 7, 400, 3, 5, -0.1, 0.02], [0.3, -0.7, 1.1], -1.3 },
        { [0, 0, 0, 0.5, 0.1, -4, 1.5, 0.2, -0.1, 0.05, 0.01], [0.3, 0.7, 1.1], 0.8 },
        { [1e-6, 0, -1e-6, 0.5, 0.1, -4, 1.5, 0.2, -0.1, 0.05, 0.01], [0.3, 0.7, 1.1], 0.8 },
        { [0, 0, Math.PI, 0, 0, 0, 1, 0, 0, 0, 0], [0.3, 0.7, 2], 1 },
    };

    [Theory]
    [MemberData(nameof(Observations))]
    public void Residual_is_that_of_the_scalar_form(double[] camera, double[] point, double weight)
    {
        var (residual, expected) = (new double[2], new double[2]);
        Projection.Residual(camera, point, weight, s_feature, residual);
        ScalarProjection.Residual(camera, point, weight, s_feature, expected);

        Compare.Close(expected, residual, 1e-14);
    }

    [Fact]
    public void Half_a_turn_about_the_axis_of_sight_turns_the_picture()
    {
        var residual = new double[2];
        Projection.Residual([0, 0, Math.PI, 0, 0, 0, 1, 0, 0, 0, 0], [0.3, 0.7, 2], 1, [0, 0], residual);

        Compare.Close([-0.15, -0.35], residual, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Observations))]
    public void Jacobian_is_that_of_differences(double[] camera, double[] point, double weight)
    {
        var (residual, jacobian) = Jacobian(camera, point, weight);
        var expected = new double[2];
        Projection.Residual(camera, point, weight, s_feature, expected);

        double[] all = [.. camera, .. point, weight];
        var differences = Differences.Jacobian((x, y) => Projection.Residual(x.AsSpan(0, 11), x.AsSpan(11, 3), x[14], s_feature, y), all, 2);

        Assert.Equal(expected, residual);
        Compare.Close(differences, jacobian, 1e-8);
    }

    /// <summary>All buffers are parts of one array; each pair of which one is written is made to meet by one element.</summary>
    [Fact]
    public void Buffers_that_meet_are_refused_before_anything_is_written()
    {
        (string Name, int Length, bool IsWritten)[] buffers = [("camera", 11, false), ("point", 3, false), ("feature", 2, false), ("residual", 2, true), ("cameraJacobian", 22, true), ("pointJacobian", 6, true), ("weightJacobian", 2, true)];
        var refused = 0;
        for (var first = 0; first < buffers.Length; first++)
        {
            for (var second = first + 1; second < buffers.Length; second++)
            {
                if (!buffers[first].IsWritten && !buffers[second].IsWritten)
                {
                    continue;
                }

                var memory = Enumerable.Range(1, 200).Select(i => Math.Sin(i)).ToArray();
                var before = memory.ToArray();
                int Start(int buffer) => buffer == second ? (30 * first) + buffers[first].Length - 1 : 30 * buffer;
                var error = Assert.Throws<ArgumentException>(() => Projection.ResidualWithJacobian(Of(0), Of(1), 0.8, Of(2), Of(3), Of(4), Of(5), Of(6)));
                Span<double> Of(int buffer) => memory.AsSpan(Start(buffer), buffers[buffer].Length);

                Assert.Contains($"'{buffers[first].Name}'", error.Message, StringComparison.Ordinal);
                Assert.Contains($"'{buffers[second].Name}'", error.Message, StringComparison.Ordinal);
                Assert.Equal(before, memory);
                refused++;
            }
        }

        Assert.Equal(18, refused);
    }

    [Theory]
    [MemberData(nameof(Observations))]
    public void Cost_and_gradient_are_those_of_graph_residual_and_Jacobian(double[] camera, double[] point, double weight)
    {
        Projection.CostCheck(camera, point, weight, s_feature).ThrowIfFailed();

        var (residual, jacobian) = Jacobian(camera, point, weight);
        var (byCamera, byPoint) = (new double[11], new double[3]);
        var g = Projection.CostWithGradient(camera, point, weight, s_feature, byCamera, byPoint);

        Compare.Close(0.5 * residual.Sum(r => r * r), g.Value, 1e-14);
        double[] gradient = [.. Enumerable.Range(0, 15).Select(column => (residual[0] * jacobian[column]) + (residual[1] * jacobian[15 + column]))];
        Compare.Close(gradient, [.. byCamera, .. byPoint, g.Weight], 1e-13);
    }

    [Theory]
    [MemberData(nameof(Observations))]
    public void Directions_forward_and_backward_are_products_with_the_Jacobian(double[] camera, double[] point, double weight)
    {
        var (_, jacobian) = Jacobian(camera, point, weight);
        double[] tangent = [.. Enumerable.Range(1, 15).Select(i => Math.Sin(i))];
        double[] cotangent = [0.7, -1.2];
        var (residual, moved) = (new double[2], new double[2]);
        var (byCamera, byPoint) = (new double[11], new double[3]);

        Projection.ResidualJvp(camera, point, weight, s_feature, residual, tangent.AsSpan(0, 11), tangent.AsSpan(11, 3), tangent[14], moved);
        var g = Projection.ResidualVjp(camera, point, weight, s_feature, residual, cotangent, byCamera, byPoint);

        Compare.Close([.. jacobian.Chunk(15).Select(row => row.Zip(tangent, (a, b) => a * b).Sum())], moved, 1e-13);
        Compare.Close(
            [.. Enumerable.Range(0, 15).Select(column => (cotangent[0] * jacobian[column]) + (cotangent[1] * jacobian[15 + column]))],
            [.. byCamera, .. byPoint, g.Weight],
            1e-13);
    }

    [Fact]
    public void Weights_want_to_be_one()
    {
        var g = Projection.WeightResidualWithGradient(0.417022);

        Assert.Equal(1 - (0.417022 * 0.417022), g.Value);
        Assert.Equal(-2 * 0.417022, g.Weight);
        Projection.WeightResidualCheck(0.417022).ThrowIfFailed();
    }

    /// <summary>The residual and 2 × 15 numbers: by camera, point, weight.</summary>
    private static (double[] Residual, double[] Jacobian) Jacobian(double[] camera, double[] point, double weight)
    {
        var (residual, byCamera, byPoint, byWeight) = (new double[2], new double[22], new double[6], new double[2]);
        Projection.ResidualWithJacobian(camera, point, weight, s_feature, residual, byCamera, byPoint, byWeight);
        return (residual, [.. byCamera[..11], .. byPoint[..3], byWeight[0], .. byCamera[11..], .. byPoint[3..], byWeight[1]]);
    }
}
