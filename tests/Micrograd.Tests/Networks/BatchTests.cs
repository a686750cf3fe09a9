using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Tests.Networks;

public class BatchTests
{
    private static readonly double[][] Points =
        [.. Enumerable.Range(0, 21).Select(i => new[] { Math.Sin(i), Math.Cos(2 * i), i / 10.0 - 1 })];

    public static TheoryData<int, Activation> Cases()
    {
        var cases = new TheoryData<int, Activation>();
        foreach (var activation in Enum.GetValues<Activation>())
        {
            foreach (var count in new[] { 1, 7, 8, 9, 16, 21 })
                cases.Add(count, activation);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_have_the_bits_of_single_examples(int count, Activation activation)
    {
        var model = Model(activation);
        var rows = model.Forward(Points.AsSpan(0, count));
        Assert.Equal(count, rows.Length);
        for (var i = 0; i < count; i++)
            Assert.Equal(model.Forward(Points[i]).Select(y => y.Data), rows[i].Select(y => y.Data));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_those_of_single_examples(int count, Activation activation)
    {
        var (together, single) = (Model(activation), Model(activation));
        Sum(together.Forward(Points.AsSpan(0, count))).Backward();
        Sum([.. Points.Take(count).Select(point => single.Forward(point))]).Backward();
        Assert.Contains(together.Parameters, p => p.Grad != 0);
        for (var i = 0; i < together.ParameterCount; i++)
        {
            var expected = single.Parameters[i].Grad;
            Assert.Equal(expected, together.Parameters[i].Grad, 1e-13 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void Backward_twice_adds_up_in_parameters_and_begins_anew_inside()
    {
        var model = Model(Activation.Tanh);
        var rows = model.Forward(Points);
        var loss = Sum(rows);
        loss.Backward();
        double[] once = [.. model.Parameters.Select(p => p.Grad)];
        var inside = rows[3][1].Grad;
        loss.Backward();
        Assert.Equal(once.Select(g => 2 * g), model.Parameters.Select(p => p.Grad));
        Assert.Equal(inside, rows[3][1].Grad);
    }

    [Fact]
    public void Gradients_are_of_the_moment_of_the_forward_pass()
    {
        var (model, changed) = (Model(Activation.Tanh), Model(Activation.Tanh));
        var (loss, other) = (Sum(model.Forward(Points)), Sum(changed.Forward(Points)));
        foreach (var parameter in changed.Parameters)
            parameter.Data = 17;
        loss.Backward();
        other.Backward();
        Assert.Equal(model.Parameters.Select(p => p.Grad), changed.Parameters.Select(p => p.Grad));
    }

    [Fact]
    public void Infinite_weights_do_not_leak_from_the_padding()
    {
        // The second neuron's infinity reaches its own parameters only.
        var model = new MLP(1, [2], [Activation.ReLU], new XorShift64Star(1));
        model.SetParameters([1, 0, double.PositiveInfinity, 0]);
        var rows = model.Forward([[1.0], [2.0], [3.0]]);
        Value.Sum(rows[0][0], rows[1][0], rows[2][0]).Backward();
        Assert.Equal([6, 3], model.Parameters.Take(2).Select(p => p.Grad));
    }

    [Fact]
    public void The_graph_shows_layers_and_outputs()
    {
        var model = Model(Activation.ReLU);
        var output = model.Forward(Points)[4][1];
        Assert.Equal(Operation.BatchOutput, output.Operation);
        var last = Assert.Single(output.Operands);
        Assert.Equal(Operation.LayerBatch, last.Operation);
        Assert.True(double.IsNaN(last.Data));
        Assert.Equal(model.Layers[1].Parameters, last.Operands.Take(model.Layers[1].ParameterCount));
        Assert.Equal(Operation.LayerBatch, last.Operands[^1].Operation);
        Assert.Equal(model.Layers[0].Parameters, last.Operands[^1].Operands);
    }

    [Fact]
    public void Bad_rows_are_refused()
    {
        var model = Model(Activation.ReLU);
        Assert.Contains("takes 3 inputs and was given 2 in examples[1]", Assert.Throws<ArgumentException>("examples", () => model.Forward([[1.0, 2, 3], [1.0, 2]])).Message);
        Assert.Throws<ArgumentException>("examples", () => model.Forward(new double[][] { null! }));
        Assert.Empty(model.Forward(Array.Empty<double[]>()));
    }

    [Fact]
    public void A_module_of_ones_own_runs_example_by_example()
    {
        var chain = new Sequential(new Layer(3, 2, Activation.Tanh, new PythonRandom(3)), new Scale(2));
        Assert.Equal(10, chain.ParameterCount);
        var rows = chain.Forward(Points);
        Assert.Equal(chain.Forward(Points[5])[1].Data, rows[5][1].Data);
        Sum(rows).Backward();
        Assert.Equal(rows.Sum(row => Math.Abs(row[0].Operands[1].Data)) > 0, chain.Parameters[8].Grad != 0);
        chain.ZeroGrad();
        Assert.All(chain.Parameters, p => Assert.False(p.HasGrad));
        Assert.StartsWith("Sequential of [Layer of [TanhNeuron(3), TanhNeuron(3)], ", chain.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("modules", () => new Sequential());
    }

    private static MLP Model(Activation hidden) =>
        new(3, [5, 2], [hidden, hidden], new PythonRandom(11), Initializers.XavierUniform);

    // Weighted, so that adjoints differ.
    private static Value Sum(Value[][] rows)
    {
        var terms = rows.SelectMany((row, i) => row.Select((y, j) => y * (1 + 0.1 * i - j)));
        return Value.Sum([.. terms]);
    }

    private sealed class Scale(int size) : Module
    {
        private readonly Value[] _factors = [.. Enumerable.Range(0, size).Select(i => new Value(i + 2))];

        public override IReadOnlyList<Value> Parameters => _factors;

        public override Value[] Forward(ReadOnlySpan<Value> inputs)
        {
            var outputs = new Value[size];
            for (var i = 0; i < size; i++)
                outputs[i] = _factors[i] * inputs[i];
            return outputs;
        }
    }
}
