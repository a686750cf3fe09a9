using BenchmarkDotNet.Attributes;

namespace Micrograd.Benchmarks.Engine;

/// <summary>Drawing a tangle of two thousand values, each the sum of a recent one and any before.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
public class GraphDrawing
{
    private readonly Value _tangle = Tangle(2000);

    /// <summary>The picture.</summary>
    [Benchmark]
    public string Svg() => _tangle.ToSvg();

    /// <summary>The page, with every step of Backward.</summary>
    [Benchmark]
    public string Html() => _tangle.ToHtml();

    private static Value Tangle(int count)
    {
        var random = new Random(1);
        var values = new List<Value> { 1, 2, 3 };
        while (values.Count < count)
            values.Add(values[random.Next(Math.Max(0, values.Count - 30), values.Count)] + values[random.Next(values.Count)]);
        var sum = Value.Sum([.. values]);
        sum.Backward();
        return sum;
    }
}
