using Micrograd.Networks;

namespace Micrograd.Tests.Networks;

public class LossTests
{
    [Fact]
    public void Mean_squared_error()
    {
        Value a = 1, b = 5;
        var loss = Loss.MeanSquaredError([a, b], [3, 4]);
        Assert.Equal((4 + 1) / 2.0, loss.Data);
        loss.Backward();
        Assert.Equal((-2, 1), (a.Grad, b.Grad));
        Assert.Equal(2.5, Loss.MeanSquaredError([[a], [b]], [3, 4]).Data);
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.3, 0)]
    [InlineData(-2.0, 0.25)]
    public void Binary_cross_entropy_is_that_of_the_sigmoid(double logit, double target)
    {
        var z = new Value(logit);
        var loss = Loss.BinaryCrossEntropy([z], [target]);
        var p = 1 / (1 + Math.Exp(-logit));
        Assert.Equal(-target * Math.Log(p) - (1 - target) * Math.Log(1 - p), loss.Data, 1e-15);
        loss.Backward();
        Assert.Equal(p - target, z.Grad, 1e-15);
    }

    [Fact]
    public void Binary_cross_entropy_neither_overflows_nor_loses_digits()
    {
        Assert.Equal([1000, 1000], new[] { Loss.BinaryCrossEntropy([-1000.0], [1]).Data, Loss.BinaryCrossEntropy([1000.0], [0]).Data });
        Assert.Equal(Math.Exp(-50), Loss.BinaryCrossEntropy([50.0], [1]).Data, 1e-15 * Math.Exp(-50));
        Assert.Equal(Math.Exp(-50), Loss.BinaryCrossEntropy([-50.0], [0]).Data, 1e-15 * Math.Exp(-50));
        Assert.Equal(0, Loss.BinaryCrossEntropy([1000.0], [1]).Data);
    }

    [Fact]
    public void Softmax_cross_entropy_and_its_gradient()
    {
        Value[] row = [0.5, -1.0, 2.0];
        var loss = Loss.SoftmaxCrossEntropy([row], [1]);
        var sum = Math.Exp(0.5) + Math.Exp(-1) + Math.Exp(2);
        Assert.Equal(-Math.Log(Math.Exp(-1) / sum), loss.Data, 1e-15);
        loss.Backward();
        Assert.Equal(Math.Exp(0.5) / sum, row[0].Grad, 1e-15);
        Assert.Equal(Math.Exp(-1) / sum - 1, row[1].Grad, 1e-15);
        Assert.Equal(0, row.Sum(z => z.Grad), 1e-15);
        Assert.Equal(2000, Loss.SoftmaxCrossEntropy([[1000.0, -1000.0]], [1]).Data);
    }

    [Fact]
    public void Penalties()
    {
        Value a = -3, b = 0, c = 2;
        Assert.Equal(0.5 * 5, Loss.L1Penalty([a, b, c], 0.5).Data);
        var penalty = Loss.L1Penalty([a, b, c], 0.5) + Loss.L2Penalty([a, b, c], 0.1);
        Assert.Equal(0.5 * 5 + 0.1 * 13, penalty.Data, 1e-15);
        penalty.Backward();
        Assert.Equal(-0.5 - 0.6, a.Grad, 1e-15);
        Assert.Equal(0, b.Grad);
        Assert.Equal(0.5 + 0.4, c.Grad, 1e-15);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Contains("targets[0] is 2", Assert.Throws<ArgumentException>("targets", () => Loss.BinaryCrossEntropy([1.0], [2])).Message);
        Assert.Throws<ArgumentException>("targets", () => Loss.BinaryCrossEntropy([1.0], [double.NaN]));
        Assert.Contains("classes[0] is 2; with 2 outputs", Assert.Throws<ArgumentException>("classes", () => Loss.SoftmaxCrossEntropy([[1.0, 2.0]], [2])).Message);
        Assert.Throws<ArgumentException>("classes", () => Loss.SoftmaxCrossEntropy([[1.0, 2.0]], [0.5]));
        Assert.Throws<ArgumentException>("classes", () => Loss.SoftmaxCrossEntropy([[1.0, 2.0]], [-1]));
        Assert.Contains("one output per example, and outputs[0] has 2", Assert.Throws<ArgumentException>("outputs", () => Loss.Hinge([[1.0, 2.0]], [1])).Message);
        Assert.Throws<ArgumentException>("predictions", () => Loss.MeanSquaredError(Array.Empty<Value>(), []));
        Assert.Throws<ArgumentException>("targets", () => Loss.MeanSquaredError([1.0], [1, 2]));
        Assert.Throws<ArgumentException>("terms", () => Value.LogSumExp());
    }

    [Fact]
    public void LogSumExp_and_softplus_at_the_ends()
    {
        Assert.Equal(double.PositiveInfinity, Value.LogSumExp(1.0, double.PositiveInfinity).Data);
        Assert.Equal(double.NegativeInfinity, Value.LogSumExp(double.NegativeInfinity, double.NegativeInfinity).Data);
        Assert.Equal(double.NaN, Value.LogSumExp(1.0, double.NaN).Data);
        Assert.Equal(1000 + Math.Log(2), Value.LogSumExp(1000.0, 1000.0).Data, 1e-12);
        Assert.Equal([0, double.PositiveInfinity, double.NaN, 800], new[] { double.NegativeInfinity, double.PositiveInfinity, double.NaN, 800 }.Select(x => new Value(x).Softplus().Data));
        Assert.Equal(Math.Exp(-40), new Value(-40).Softplus().Data, 1e-15 * Math.Exp(-40));
    }
}
