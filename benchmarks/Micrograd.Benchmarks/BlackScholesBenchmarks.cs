using BenchmarkDotNet.Attributes;

namespace Micrograd.Benchmarks;

/// <summary>Price and five Greeks of a book of options, in and out of the money: what each way of getting them costs an option.</summary>
[MemoryDiagnoser]
public class BlackScholesBenchmarks
{
    private const int Size = 64;
    private const double Step = 1e-5;
    private readonly double[] _spots = [.. Enumerable.Range(0, Size).Select(i => 70.0 + ((i * 37) % Size))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Size)]
    public double Price()
    {
        var sum = 0.0;
        foreach (var spot in _spots)
        {
            sum += Options.Call(spot, 100, 0.3, 1, 0.02);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Size)]
    public double PriceWithGradient()
    {
        var sum = 0.0;
        foreach (var spot in _spots)
        {
            var g = Options.CallWithGradient(spot, 100, 0.3, 1, 0.02);
            sum += g.Value + g.Spot + g.Strike + g.Vol + g.Years + g.Rate;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Size)]
    public double CentralDifferences()
    {
        var sum = 0.0;
        foreach (var spot in _spots)
        {
            sum += Options.Call(spot, 100, 0.3, 1, 0.02)
                + (Options.Call(spot + Step, 100, 0.3, 1, 0.02) - Options.Call(spot - Step, 100, 0.3, 1, 0.02))
                + (Options.Call(spot, 100 + Step, 0.3, 1, 0.02) - Options.Call(spot, 100 - Step, 0.3, 1, 0.02))
                + (Options.Call(spot, 100, 0.3 + Step, 1, 0.02) - Options.Call(spot, 100, 0.3 - Step, 1, 0.02))
                + (Options.Call(spot, 100, 0.3, 1 + Step, 0.02) - Options.Call(spot, 100, 0.3, 1 - Step, 0.02))
                + (Options.Call(spot, 100, 0.3, 1, 0.02 + Step) - Options.Call(spot, 100, 0.3, 1, 0.02 - Step));
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Size)]
    public double ValueGraph()
    {
        var sum = 0.0;
        foreach (var at in _spots)
        {
            var (spot, strike, vol, years, rate) = (new Value(at), new Value(100), new Value(0.3), new Value(1), new Value(0.02));
            Options.CallTrace(spot, strike, vol, years, rate).Backward();
            sum += spot.Grad + strike.Grad + vol.Grad + years.Grad + rate.Grad;
        }

        return sum;
    }
}
