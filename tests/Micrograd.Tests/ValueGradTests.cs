using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Training;

namespace Micrograd.Tests;

public class ValueGradTests
{
    [Fact]
    public void HasGrad_tells_a_derivative_of_0_from_none()
    {
        var (x, y, z) = (new Value(-2), new Value(3), new Value(4));
        var inside = x.Relu();
        var result = inside * y;
        Assert.All([x, y, z, inside, result], value => Assert.False(value.HasGrad));

        result.Backward();
        Assert.All([x, y, inside, result], value => Assert.True(value.HasGrad));
        Assert.Equal((0, 0), (x.Grad, y.Grad));
        Assert.False(z.HasGrad);

        result.ZeroGrad();
        Assert.All([x, y, inside, result], value => Assert.False(value.HasGrad));
        x.Grad = 0;
        Assert.True(x.HasGrad);
        z.Backward();
        Assert.True(z.HasGrad);
    }

    [Fact]
    public void ZeroGrad_reaches_through_layers_over_batches()
    {
        var model = new MLP(2, [3, 1]);
        var loss = Loss.Hinge(model.Forward(DataSets.Moons(9).Points), DataSets.Moons(9).Targets);
        loss.Backward();
        Assert.Contains(model.Parameters, p => p.Grad != 0);
        loss.ZeroGrad();
        Assert.All(model.Parameters, p => Assert.Equal((0, false), (p.Grad, p.HasGrad)));
    }

    [Fact]
    public void Memory_is_flat_over_ten_thousand_steps()
    {
        var data = DataSets.FourRows();
        var model = new MLP(3, [4, 1], Activation.Tanh);
        var sgd = new Sgd(model.Parameters);
        Train(100);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Train(10_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1 << 20);

        void Train(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                sgd.ZeroGrad();
                var loss = Loss.MeanSquaredError(model.Forward(data.Points), data.Targets) + (model.Forward([1.0, 2, 3])[0] * 0.1).Exp();
                loss.Backward();
                sgd.Step(0.01);
            }
        }
    }

    [Fact]
    public void The_lecture_by_hand_with_every_gradient()
    {
        // a·b + c, and L = (a·b + c)·f: the chain rule of the first lesson.
        var (a, b, c, f) = (new Value(2, "a"), new Value(-3, "b"), new Value(10, "c"), new Value(-2, "f"));
        var e = a * b;
        var d = e + c;
        var result = d * f;
        Assert.Equal((4, -8), (d.Data, result.Data));
        result.Backward();
        Assert.Equal((6, -4, -2, 4), (a.Grad, b.Grad, c.Grad, f.Grad));
        Assert.Equal((-2, -2, 1), (d.Grad, e.Grad, result.Grad));
    }
}
