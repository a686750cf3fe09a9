using Micrograd.AdBench.Lstm;

namespace Micrograd.AdBench.Tests.Lstm;

/// <summary><see cref="LstmObjective"/>: values and gradients.</summary>
public class LstmTests
{
    /// <summary>Layers, characters, size.</summary>
    public static TheoryData<int, int, int> Small => new() { { 1, 2, 1 }, { 1, 5, 3 }, { 2, 4, 2 }, { 3, 3, 4 } };

    [Theory]
    [MemberData(nameof(Small))]
    public void Value_is_that_of_the_formula(int layers, int characters, int size)
    {
        var instance = LstmInstance.Generate(layers, characters, size, seed: 1);

        Compare.Close(LstmReference.Loss(instance), Value(instance), 1e-13);
    }

    [Theory]
    [InlineData("lstm/lstm_l2_c1024.txt")]
    [InlineData("lstm/lstm_l4_c1024.txt")]
    public void Value_of_a_great_instance_is_that_of_the_formula(string name)
    {
        var instance = LstmInstance.Load(Instances.PathOf(name));

        Compare.Close(LstmReference.Loss(instance), Value(instance), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Gradient_is_that_of_graph_and_differences(int layers, int characters, int size)
    {
        var (main, extra, state, sequence) = LstmInstance.Generate(layers, characters, size, seed: 2);
        LstmObjective.LossCheck(main, extra, state, sequence).ThrowIfFailed();

        var differences = Differences.Gradient(
            all => LstmObjective.Loss(all.AsSpan(0, main.Length), all.AsSpan(main.Length), state, sequence), [.. main, .. extra]);
        Compare.Close(differences, Gradient(new(main, extra, state, sequence)), 1e-9);
    }

    [Theory]
    [InlineData("lstm/lstm_l2_c1024.txt")]
    [InlineData("lstm/lstm_l4_c1024.txt")]
    public void Gradient_of_a_great_instance_is_that_of_the_graph(string name)
    {
        var instance = LstmInstance.Load(Instances.PathOf(name));
        instance = instance with { Sequence = instance.Sequence[..(20 * instance.Extra.Length / 3)] };
        Value[] main = [.. instance.Main.Select(number => new Value(number))];
        Value[] extra = [.. instance.Extra.Select(number => new Value(number))];
        LstmObjective.LossTrace(main, extra, instance.State, instance.Sequence).Backward();

        Compare.Close([.. main.Concat(extra).Select(value => value.Grad)], Gradient(instance), 1e-12);
    }

    [Fact]
    public void The_state_is_only_read()
    {
        var instance = LstmInstance.Generate(2, 4, 3, seed: 3);
        double[] before = [.. instance.State];
        Gradient(instance);

        Assert.Equal(before, instance.State);
    }

    [Fact]
    public void No_allocation()
    {
        var (main, extra, state, sequence) = LstmInstance.Generate(2, 100, 14, seed: 4);
        var (dMain, dExtra) = (new double[main.Length], new double[extra.Length]);

        Allocation.None(() => LstmObjective.LossWithGradient(main, extra, state, sequence, dMain, dExtra));
    }

    private static double Value(LstmInstance instance) => LstmObjective.Loss(instance.Main, instance.Extra, instance.State, instance.Sequence);

    private static double[] Gradient(LstmInstance instance)
    {
        var (main, extra) = (new double[instance.Main.Length], new double[instance.Extra.Length]);
        var value = LstmObjective.LossWithGradient(instance.Main, instance.Extra, instance.State, instance.Sequence, main, extra);
        Assert.Equal(Value(instance), value);
        return [.. main, .. extra];
    }
}
