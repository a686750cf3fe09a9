namespace Micrograd.Tests;

/// <summary>Sums of products that were written out are one instruction of a program, with the bits of the graph.</summary>
public class CompiledChainTests
{
    [Fact]
    public void A_neuron_as_micrograd_writes_it_is_one_instruction_and_its_activation()
    {
        Value[] w = [0.3, -0.7, 1.9], x = [2.0, 0.1, -3.3];
        Value b = 0.25;
        var sum = b;
        for (var i = 0; i < w.Length; i++)
            sum += w[i] * x[i];
        var program = sum.Tanh().Compile(x, [.. w, b], shapeIsFixed: true);
        Assert.Equal(2, program.InstructionCount);
        AssertSameBits(sum.Tanh(), [.. x, .. w, b], program, 3);
    }

    [Fact]
    public void Values_used_elsewhere_or_in_two_products_are_kept_apart()
    {
        Value a = 1.1, b = -0.3, c = 0.7, d = 2.3;

        // The first product is used again.
        var product = a * b;
        Assert.Equal(6, Count(d + product + c * d + product.Exp()));

        // The sum in the middle is used again.
        var middle = c + a * b;
        Assert.Equal(6, Count((middle + c * d).Exp() * middle));

        // a is in two products, so there are two chains of one each.
        Assert.Equal(4, Count(d + a * b + a * c));

        // d is what is added to, and in a product.
        Assert.Equal(4, Count(d + a * b + c * d));

        // Twice in one product is no matter, and either side of the addition will do.
        Assert.Equal(1, Count(a * a + d + b * b));

        int Count(Value result)
        {
            var program = result.Compile([a, b, c, d], shapeIsFixed: true);
            AssertSameBits(result, [a, b, c, d], program, 4);
            return program.InstructionCount;
        }
    }

    [Fact]
    public void Random_graphs_have_the_same_bits()
    {
        var shortened = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            Value[] leaves = [.. Enumerable.Range(0, 6).Select(_ => new Value(random.NextDouble() * 4 - 2))];
            var values = new List<Value>(leaves);
            var sum = leaves[0];
            for (var i = 0; i < 60; i++)
            {
                var (one, other) = (values[random.Next(values.Count)], values[random.Next(values.Count)]);
                sum = random.Next(6) switch
                {
                    0 => sum + one,
                    1 => (sum * 0.5).Tanh(),
                    2 => one * other + sum,
                    _ => sum + one * other,
                };
                if (random.Next(4) == 0)
                    values.Add(sum.Tanh());
            }

            var program = sum.Compile(leaves, shapeIsFixed: true);
            shortened += program.InstructionCount < sum.ResultsFirst().Count ? 1 : 0;
            AssertSameBits(sum, leaves, program, leaves.Length);
        }

        Assert.InRange(shortened, 400, 500);
    }

    private static void AssertSameBits(Value result, Value[] leaves, CompiledGraph program, int inputs)
    {
        foreach (var leaf in leaves)
            leaf.Grad = 0;
        result.Backward();
        double[] expected = [.. leaves.Select(leaf => leaf.Grad)];
        foreach (var leaf in leaves)
            leaf.Grad = 0;
        Assert.Equal(result.Data, program.Forward([.. leaves.Take(inputs).Select(leaf => leaf.Data)]));
        program.Backward();
        Assert.Equal(expected, program.InputGradient.ToArray().Concat(leaves.Skip(inputs).Select(leaf => leaf.Grad)));
    }
}
