using System.Globalization;
using System.Text.Json;
using Micrograd.Networks;

namespace Micrograd.Tests.Networks;

public class MoonsTests
{
    [Fact]
    public void All_hundred_steps_of_micrograds_log()
    {
        using var moons = JsonDocument.Parse(File.ReadAllBytes(Data("moons.json")));
        double[][] points = [.. moons.RootElement.GetProperty("X").EnumerateArray().Select(Numbers)];
        var classes = Numbers(moons.RootElement.GetProperty("y"));
        var log = File.ReadAllLines(Data("moons-log.txt"));
        Assert.Equal(100, log.Length);

        var model = new MLP(2, [16, 16, 1], Activation.ReLU);
        Assert.Equal(337, model.Parameters.Count);
        model.SetParameters(Numbers(moons.RootElement.GetProperty("w")));
        var sgd = new Sgd(model.Parameters);
        for (var step = 0; step < log.Length; step++)
        {
            Value[] scores = [.. points.Select(point => model.Forward(point)[0])];
            var loss = Loss.Hinge(scores, classes) + Loss.L2Penalty(model.Parameters, 1e-4);
            var right = scores.Zip(classes).Count(pair => pair.First.Data > 0 == pair.Second > 0);

            var words = log[step].Split(' ', ',');
            var expected = double.Parse(words[3], CultureInfo.InvariantCulture);
            Assert.Equal(expected, loss.Data, 1e-12 * expected);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{right:F1}%"), words[^1]);

            sgd.ZeroGrad();
            loss.Backward();
            sgd.Step(1.0 - 0.9 * step / 100);
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static string Data(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);
}
