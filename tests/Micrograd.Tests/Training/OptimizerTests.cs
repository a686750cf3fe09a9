using Micrograd.Training;

namespace Micrograd.Tests.Training;

public class OptimizerTests
{
    // Three steps of rate 0.1 on p²/2 + sin(p)/10 from p = 2, computed in Python from the papers' formulas.
    public static TheoryData<string, double[]> References => new()
    {
        { "momentum", [1.8041614683654714, 1.4498031705756997, 0.9846934038857513] },
        { "nesterov", [1.6279067898943957, 1.1610597982249595, 0.6587250544430909] },
        { "adam", [1.9000000005106246, 1.80015166515062, 1.7005659492579253] },
        { "adamw", [1.8980000005106246, 1.7962573498253536, 1.6948854330533512] },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Three_steps(string name, double[] expected)
    {
        var p = new Value(2);
        Optimizer optimizer = name switch
        {
            "momentum" => new Sgd([p], momentum: 0.9),
            "nesterov" => new Sgd([p], momentum: 0.9, nesterov: true),
            "adam" => new Adam([p]),
            _ => new AdamW([p]),
        };
        foreach (var next in expected)
        {
            optimizer.ZeroGrad();
            (p * p / 2 + p.Sin() / 10).Backward();
            optimizer.Step(0.1);
            Assert.Equal(next, p.Data, 1e-14);
        }

        Assert.Equal(3, optimizer.StepCount);
    }

    [Fact]
    public void A_step_with_gradients_that_were_not_zeroed_warns()
    {
        var (p, q) = (new Value(1), new Value(1));
        var sgd = new Sgd([p, q]);
        var warnings = new List<string>();
        sgd.Warning += warnings.Add;

        (p * q).Backward();
        sgd.Step(0.1);
        Assert.Empty(warnings);
        (p * q).Backward();
        sgd.Step(0.1);
        Assert.StartsWith("Step 2 uses gradients of 2 of 2 parameters that were not zeroed", Assert.Single(warnings), StringComparison.Ordinal);

        // Any way of zeroing will do.
        foreach (var zero in new Action[] { sgd.ZeroGrad, (p * q).ZeroGrad, () => { p.Grad = 0; q.Grad = 0; } })
        {
            zero();
            (p * q).Backward();
            sgd.Step(0.1);
        }

        Assert.Single(warnings);
        p.Grad = 0;
        sgd.Step(0.1);
        Assert.Contains("of 1 of 2 parameters", warnings[1]);
    }

    [Fact]
    public void Schedules_at_their_corners()
    {
        static void Check(LearningRateSchedule schedule, int[] steps, double[] expected)
        {
            foreach (var (step, rate) in steps.Zip(expected))
                Assert.Equal(rate, schedule(step), 1e-15);
        }

        Check(Schedules.Constant(0.3), [0, 1000], [0.3, 0.3]);
        Check(Schedules.Linear(1, 0.1, 100), [0, 50, 100, 1000], [1, 0.55, 0.1, 0.1]);
        Check(Schedules.Cosine(1, 0.2, 10), [0, 5, 10, 11], [1, 0.6, 0.2, 0.2]);
        Check(Schedules.Exponential(8, 0.5), [0, 1, 3], [8, 4, 1]);
        Check(Schedules.Staircase(8, 0.5, 10), [0, 9, 10, 20], [8, 8, 4, 2]);
        Check(Schedules.Warmup(3, Schedules.Exponential(1, 0.5)), [0, 1, 2, 3, 4], [0.25, 0.5, 0.75, 1, 0.5]);
        for (var k = 0; k < 100; k++)
            Assert.Equal(1.0 - 0.9 * k / 100, Schedules.Linear(1.0, 0.1, 100)(k), 1e-15);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Value p = 1;
        Assert.Throws<ArgumentException>("parameters", () => new Sgd([p * 2]));
        Assert.Throws<ArgumentException>("parameters", () => new Adam([null!]));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd([p], 1));
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd([p], 0, true));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam([p], beta1: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam([p], beta2: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam([p], epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new AdamW([p], weightDecay: -1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new AdamW([p]).Step(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedules.Linear(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedules.Cosine(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedules.Exponential(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => Schedules.Staircase(1, 0.5, 0));
        Assert.Throws<ArgumentNullException>("then", () => Schedules.Warmup(1, null!));
    }
}
