using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Training;

namespace Micrograd.Tests;

public class CompiledGraphTests
{
    public static TheoryData<string> Names => [.. FunctionCase.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_operation_has_the_bits_of_the_graph_at_every_point(string name)
    {
        var function = FunctionCase.All.Single(function => function.Name == name);
        Value[] inputs = [.. function.Points[0].Select(x => new Value(x))];
        var program = (function.Graph(inputs) * 1.5).Compile(inputs);
        foreach (var point in function.Points)
        {
            Value[] leaves = [.. point.Select(x => new Value(x))];
            var expected = function.Graph(leaves) * 1.5;
            expected.Backward();
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Data), BitConverter.DoubleToInt64Bits(program.Forward(point)));
            program.Backward();
            Assert.Equal(leaves.Select(leaf => leaf.Grad), program.InputGradient.ToArray());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_program_trains_as_the_graph_does(bool inBatches)
    {
        var (rebuilt, replayed) = (new MLP(2, [5, 1], Activation.Tanh), new MLP(2, [5, 1], Activation.Tanh));
        var moons = DataSets.Moons(20);
        Value Loss(MLP model)
        {
            var rows = inBatches ? model.Forward(moons.Points) : [.. moons.Points.ToArray().Select(point => model.Forward(point))];
            return Micrograd.Networks.Loss.Hinge(rows, moons.Targets) + Micrograd.Networks.Loss.L2Penalty(model.Parameters, 1e-3);
        }

        var program = Loss(replayed).Compile([], [.. replayed.Parameters]);
        Assert.Equal((0, replayed.ParameterCount), (program.InputCount, program.ParameterCount));
        var (one, two) = (new Sgd(rebuilt.Parameters), new Sgd(replayed.Parameters));
        for (var step = 0; step < 20; step++)
        {
            one.ZeroGrad();
            two.ZeroGrad();
            var loss = Loss(rebuilt);
            loss.Backward();
            Assert.Equal(loss.Data, program.Forward());
            program.Backward();
            Assert.Equal(rebuilt.Parameters.Select(p => p.Grad), replayed.Parameters.Select(p => p.Grad));
            one.Step(0.1);
            two.Step(0.1);
        }

        Assert.Equal(rebuilt.GetParameters(), replayed.GetParameters());
    }

    [Fact]
    public void Running_allocates_nothing()
    {
        var model = new MLP(2, [8, 1]);
        var loss = Loss.Hinge(model.Forward(DataSets.Moons(50).Points), DataSets.Moons(50).Targets) + model.Forward([0.5, 0.25])[0].Exp();
        var program = loss.Compile([], [.. model.Parameters]);
        program.Forward();
        program.Backward();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            program.Forward();
            program.Backward();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Gradients_add_up_in_parameters_and_are_overwritten_for_inputs()
    {
        var (x, w) = (new Value(2), new Value(3));
        var program = (x * x * w).Compile([x], [w]);
        Assert.Equal(75, program.Forward(5));
        program.Backward();
        program.Backward();
        Assert.Equal(30, program.InputGradient[0]);
        Assert.Equal(50, w.Grad);
        Assert.Equal((75, 2, 0), (program.Result, x.Data, x.Grad));
        Assert.Equal(2, program.InstructionCount);
    }

    [Fact]
    public void A_leaf_compiles_too()
    {
        var x = new Value(2);
        var program = x.Compile([x]);
        Assert.Equal(7, program.Forward(7));
        program.Backward();
        Assert.Equal(1, program.InputGradient[0]);
        Assert.Equal(4, new Value(4).Compile([]).Forward());
    }

    [Fact]
    public void Data_read_while_the_graph_was_made_is_refused()
    {
        var x = new Value(2, "x");
        var y = x * x;
        var z = y.Data > 3 ? y + 1 : y - 1;
        var message = Assert.Throws<InvalidOperationException>(() => z.Compile([x])).Message;
        Assert.Contains("data=4", message);
        Assert.Contains("shapeIsFixed", message);
        Assert.Equal(26, z.Compile([x], shapeIsFixed: true).Forward(5));

        var a = new Value(2);
        var b = a.Data > 0 ? a * 2 : a * 3;
        Assert.Throws<InvalidOperationException>(() => b.Compile([a]));
        Assert.Throws<InvalidOperationException>(() => b.Compile([], [a]));
    }

    [Fact]
    public void Showing_the_result_and_updating_by_hand_are_not_steering()
    {
        var p = new Value(2);
        p.Data -= 0.5 * p.Data;
        var loss = p * p;
        Assert.Equal(1, loss.Data);
        Assert.Equal(1, loss.Compile([], [p]).Forward());
    }

    [Fact]
    public void Making_the_graph_at_several_points_finds_what_reading_hides()
    {
        static Value Steered(Value[] v) => v[0].Data > 0 ? v[0] * 2 : v[0] * 3;
        static Value Frozen(Value[] v) => v[0] * v[0].Data;
        static Value Longer(Value[] v)
        {
            var y = v[0];
            for (var i = 0; i < v[0].Data; i++)
                y *= 2;
            return y;
        }

        Assert.Contains("depends on the numbers", Assert.Throws<InvalidOperationException>(() => Value.Compile(Steered, [1.0])).Message);
        Assert.Throws<InvalidOperationException>(() => Value.Compile(Frozen, [1.0]));
        Assert.Throws<InvalidOperationException>(() => Value.Compile(Longer, [1.0]));

        var w = new Value(0.5);
        var program = Value.Compile(v => Value.Max(v[0] * w, v[1].Abs()), [1.0, -2.0], [w]);
        Assert.Equal(0.5, w.Data);
        Assert.Equal(4, program.Forward(8, 3));
        Assert.Equal(5, program.Forward(8, -5));
        Assert.Throws<InvalidOperationException>(() => Value.Compile(v => w.Data > 0 ? v[0] + w : v[0] - w, [1.0], [w]));
        Assert.Equal(0.5, w.Data);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Value x = 1, y = 2;
        var z = x * y;
        Assert.Throws<ArgumentException>("inputs", () => (z * 2).Compile([z]));
        Assert.Throws<ArgumentException>("parameters", () => z.Compile([x], [x]));
        Assert.Contains("takes 1 inputs and was given 2", Assert.Throws<ArgumentException>("inputs", () => z.Compile([x]).Forward(1, 2)).Message);
        Assert.Throws<InvalidOperationException>(() => z.Compile([x]).Backward());
        Assert.Throws<InvalidOperationException>(() => z.Compile([x]).Result);
        Assert.Throws<InvalidOperationException>(() => z.Compile([x]).InputGradient.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("probes", () => Value.Compile(v => v[0], [1.0], probes: 0));
        var model = new MLP(2, [2, 1]);
        Assert.Throws<ArgumentException>("parameters", () => model.Forward([[1.0, 2.0]])[0][0].Compile([]));
    }
}
