namespace Micrograd.Tests.Drawing;

/// <summary>Graphs to draw.</summary>
internal static class Graphs
{
    public static Value FirstLesson()
    {
        var e = (new Value(2, "a") * new Value(-3, "b")).Named("e");
        var d = (e + new Value(10, "c")).Named("d");
        return (d * new Value(-2, "f")).Named("L");
    }

    public static Value Neuron()
    {
        Value[] w = [new(-3, "w1"), new(1, "w2")];
        Value[] x = [new(2, "x1"), new(0.5, "x2")];
        return Value.Affine(w, x, new(6, "b")).Named("n").Tanh().Named("o");
    }

    public static Value Readme()
    {
        var a = new Value(-4.0, "a");
        var b = new Value(2.0, "b");
        var c = a + b;
        var d = a * b + b.Pow(3);
        c += c + 1;
        c += 1 + c + -a;
        d += d * 2 + (b + a).Relu();
        d += 3 * d + (b - a).Relu();
        var f = (c - d).Pow(2);
        return f / 2.0 + 10.0 / f;
    }

    /// <summary>A polynomial by Horner's rule: one leaf that is used all along a deep graph.</summary>
    public static Value Horner(int terms)
    {
        var x = new Value(0.5, "x");
        Value sum = 1;
        for (var i = 0; i < terms; i++)
            sum = sum * x + i;
        return sum;
    }

    /// <summary>A tangle: values that use recent and old ones at random.</summary>
    public static Value Tangle(int count)
    {
        var random = new Random(1);
        var values = new List<Value> { 1, 2, 3 };
        while (values.Count < count)
            values.Add(values[random.Next(Math.Max(0, values.Count - 30), values.Count)] + values[random.Next(values.Count)]);
        return Value.Sum([.. values]);
    }
}
