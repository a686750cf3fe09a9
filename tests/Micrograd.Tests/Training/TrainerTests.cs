using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Randomness;
using Micrograd.Training;

namespace Micrograd.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void It_learns_exclusive_or()
    {
        var model = new MLP(2, [8, 1], Activation.Tanh, seed: 3);
        var trainer = new Trainer(model, Loss.BinaryCrossEntropy, new Adam(model.Parameters), new() { Epochs = 300, LearningRate = Schedules.Constant(0.05) });
        var history = trainer.Fit(DataSets.Xor());
        Assert.Equal(300, history.Epochs.Count);
        Assert.True(history.Epochs[^1].TrainingLoss < 0.02);
        Assert.False(history.StoppedEarly);
        var rows = model.Forward(DataSets.Xor().Points);
        for (var i = 0; i < 4; i++)
            Assert.Equal(DataSets.Xor().Targets[i] == 1, rows[i][0].Data > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_same_seeds_give_the_same_bits(int shards)
    {
        double[] Train()
        {
            var model = new MLP(2, [8, 1], Activation.Tanh, seed: 3);
            Options(model, new() { Epochs = 10, BatchSize = 16, ShuffleSeed = 5, Shards = shards }).Fit(DataSets.Moons(60));
            return model.GetParameters();
        }

        var first = Train();
        for (var i = 0; i < 5; i++)
            Assert.Equal(first, Train());
    }

    [Fact]
    public void Shards_give_the_gradient_of_the_whole_batch()
    {
        double[] Train(int shards)
        {
            var model = new MLP(2, [8, 1], Activation.Tanh, seed: 3);
            var options = new TrainerOptions { Epochs = 5, BatchSize = 30, Shards = shards, Penalty = p => Loss.L2Penalty(p, 1e-2) };
            var history = Options(model, options).Fit(DataSets.Moons(50));
            return [.. model.GetParameters(), history.Epochs[^1].TrainingLoss];
        }

        foreach (var (whole, parts) in Train(1).Zip(Train(7)))
            Assert.Equal(whole, parts, 1e-12);
    }

    [Fact]
    public void A_module_of_ones_own_in_shards_needs_replicas()
    {
        static Sequential Make() => new(new Layer(2, 3, Activation.Tanh, new PythonRandom(2)), new Layer(3, 1, Activation.Linear, new PythonRandom(3)));
        var model = Make();
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Shards = 2 }));
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Shards = 2, Replica = () => model }));
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Shards = 2, Replica = () => new MLP(2, [1]) }));
        Options(model, new() { Epochs = 2, Shards = 2, Replica = Make }).Fit(DataSets.Moons(10));
        Assert.NotEqual(Make().GetParameters(), model.GetParameters());
    }

    [Fact]
    public void It_stops_when_validation_grows_no_better_and_puts_the_best_back()
    {
        var data = DataSets.Moons(30, noise: 0.4);
        var (training, validation) = data.Split(0.5);
        var model = new MLP(2, [16, 1], Activation.Tanh, seed: 3);
        var history = Options(model, new() { Epochs = 2000, Patience = 10, LearningRate = Schedules.Constant(0.3) }).Fit(training, validation);
        Assert.True(history.StoppedEarly);
        Assert.Equal(history.Best.Epoch + 10, history.Epochs.Count);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best.ValidationLoss);
        Assert.Equal(history.Best.ValidationLoss, Loss.Hinge(model.Forward(validation.Points), validation.Targets).Data);
    }

    [Fact]
    public void Progress_and_cancellation()
    {
        var model = new MLP(2, [4, 1]);
        using var source = new CancellationTokenSource();
        var seen = new List<EpochResult>();
        var progress = new Immediate(result =>
        {
            seen.Add(result);
            if (result.Epoch == 3)
                source.Cancel();
        });
        var trainer = Options(model, new() { Epochs = 10, LearningRate = Schedules.Linear(0.1, 0, 10) });
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(DataSets.Moons(10), null, progress, source.Token));
        Assert.Equal([1, 2, 3], seen.Select(result => result.Epoch));
        Assert.Equal(0.08, seen[2].LearningRate, 1e-15);
        Assert.Null(seen[0].ValidationLoss);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_with_advice()
    {
        var model = new MLP(2, [4, 1]);
        var trainer = new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters), new() { LearningRate = Schedules.Constant(1e200) });
        Assert.Contains("smaller learning rate", Assert.Throws<TrainingDivergedException>(() => trainer.Fit(DataSets.Moons(10))).Message);
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        var model = new MLP(2, [4, 1]);
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Epochs = 0 }));
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { BatchSize = -1 }));
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Shards = 0 }));
        Assert.Throws<ArgumentException>("options", () => Options(model, new() { Patience = 0 }));
        Assert.Throws<ArgumentException>("validation", () => Options(model, new() { Patience = 1 }).Fit(DataSets.Moons(10)));
    }

    [Fact]
    public void The_four_rows_of_the_lecture_by_hand()
    {
        var data = DataSets.FourRows();
        var model = new MLP(3, [4, 4, 1], [Activation.Tanh, Activation.Tanh, Activation.Tanh], new PythonRandom(1));
        var losses = new List<double>();
        for (var k = 0; k < 20; k++)
        {
            Value[] predictions = [.. data.Points.ToArray().Select(row => model.Forward(row)[0])];
            var loss = Value.Sum([.. predictions.Select((y, i) => (y - data.Targets[i]).Pow(2))]);
            foreach (var p in model.Parameters)
                p.Grad = 0;
            loss.Backward();
            foreach (var p in model.Parameters)
                p.Data += -0.1 * p.Grad;
            losses.Add(loss.Data);
        }

        Assert.True(losses[^1] < 0.1 && losses[^1] < losses[0] / 10, string.Join(", ", losses));
    }

    private static Trainer Options(Module model, TrainerOptions options) => new(model, Loss.Hinge, new Sgd(model.Parameters, 0.9), options);

    private sealed class Immediate(Action<EpochResult> report) : IProgress<EpochResult>
    {
        public void Report(EpochResult value) => report(value);
    }
}
