using System.Globalization;
using System.Text.Json;
using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Training;

namespace Micrograd.Tests.Networks;

public class MoonsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_hundred_steps_of_micrograds_log(bool inBatches)
    {
        using var moons = JsonDocument.Parse(File.ReadAllBytes(Data("moons.json")));
        double[][] points = [.. moons.RootElement.GetProperty("X").EnumerateArray().Select(Numbers)];
        var classes = Numbers(moons.RootElement.GetProperty("y"));
        var model = new MLP(2, [16, 16, 1], Activation.ReLU);
        Assert.Equal(337, model.ParameterCount);
        model.SetParameters(Numbers(moons.RootElement.GetProperty("w")));
        FollowTheLog(model, points, classes, inBatches, 1e-12);
    }

    [Fact]
    public void The_same_log_from_the_seeds_alone()
    {
        var moons = DataSets.Moons();
        FollowTheLog(new MLP(2, [16, 16, 1]), moons.Points.ToArray(), moons.Targets.ToArray(), inBatches: true, 1e-9);
    }

    [Fact]
    public void Seeds_give_the_points_and_the_weights()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Data("moons.json")));
        Assert.Equal(Numbers(golden.RootElement.GetProperty("w")), new MLP(2, [16, 16, 1], seed: 1337).GetParameters());

        var moons = DataSets.Moons(100, 0.1, 1337);
        Assert.Equal(Numbers(golden.RootElement.GetProperty("y")), moons.Targets.ToArray());
        double[][] points = [.. golden.RootElement.GetProperty("X").EnumerateArray().Select(Numbers)];
        for (var i = 0; i < points.Length; i++)
        {
            // NumPy's own sine and cosine differ from the C library's in the last bit.
            Assert.Equal(points[i][0], moons.Points[i][0], 1e-15);
            Assert.Equal(points[i][1], moons.Points[i][1], 1e-15);
        }
    }

    private static void FollowTheLog(MLP model, double[][] points, double[] classes, bool inBatches, double tolerance)
    {
        var log = File.ReadAllLines(Data("moons-log.txt"));
        Assert.Equal(100, log.Length);
        var sgd = new Sgd(model.Parameters);
        var rate = Schedules.Linear(1.0, 0.1, 100);
        for (var step = 0; step < log.Length; step++)
        {
            Value[] scores = inBatches ? [.. model.Forward(points).Select(row => row[0])] : [.. points.Select(point => model.Forward(point)[0])];
            var loss = Loss.Hinge(scores, classes) + Loss.L2Penalty(model.Parameters, 1e-4);
            var right = scores.Zip(classes).Count(pair => pair.First.Data > 0 == pair.Second > 0);

            var words = log[step].Split(' ', ',');
            var expected = double.Parse(words[3], CultureInfo.InvariantCulture);
            Assert.Equal(expected, loss.Data, tolerance * expected);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{right:F1}%"), words[^1]);

            sgd.ZeroGrad();
            loss.Backward();
            sgd.Step(rate(step));
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static string Data(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);
}
