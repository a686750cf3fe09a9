using System.Globalization;
using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Randomness;
using Micrograd.Training;

namespace Micrograd.Tests.Networks;

public class YinYangTests
{
    [Fact]
    public void Every_line_of_the_log_from_the_seed_alone()
    {
        var random = new XorShift64Star(42);
        var data = DataSets.YinYang(random);
        var (training, validation) = (data.Slice(0, 80), data.Slice(80, 10));
        var model = new MLP(2, [8, 3], [Activation.Tanh, Activation.Linear], random, Initializers.FanIn);
        var optimizer = new AdamW(model.Parameters, beta1: 0.9, beta2: 0.95, weightDecay: 1e-4);

        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data", "yinyang-log.txt"));
        var trainingLines = 0;
        var validationLines = 0;
        var loss = new Value(0);
        foreach (var line in lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal)))
        {
            var expected = double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
            if (line.Contains("val loss", StringComparison.Ordinal))
            {
                // The log has six decimals of it.
                var measured = Loss.SoftmaxCrossEntropy(model.Forward(validation.Points), validation.Targets).Data;
                Assert.Equal(expected.ToString("F6", CultureInfo.InvariantCulture), measured.ToString("F6", CultureInfo.InvariantCulture));
                validationLines++;
                continue;
            }

            loss = Loss.SoftmaxCrossEntropy(model.Forward(training.Points), training.Targets);
            Assert.Equal(expected, loss.Data, 1e-9 * expected);
            loss.Backward();
            optimizer.Step(0.1);
            optimizer.ZeroGrad();
            trainingLines++;
        }

        Assert.Equal((100, 10), (trainingLines, validationLines));
    }
}
