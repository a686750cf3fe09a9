using BenchmarkDotNet.Attributes;

namespace Micrograd.Benchmarks;

/// <summary>Price and five Greeks: what each way of getting them costs.</summary>
[MemoryDiagnoser]
public class BlackScholesBenchmarks
{
    private const double Step = 1e-5;
    private double _spot = 105;
    private double _strike = 100;
    private double _vol = 0.3;
    private double _years = 1;
    private double _rate = 0.02;

    [Benchmark(Baseline = true)]
    public double Price() => Options.Call(_spot, _strike, _vol, _years, _rate);

    [Benchmark]
    public Options.CallGradient PriceWithGradient() => Options.CallWithGradient(_spot, _strike, _vol, _years, _rate);

    [Benchmark]
    public Options.CallGradient CentralDifferences() => new(
        Options.Call(_spot, _strike, _vol, _years, _rate),
        (Options.Call(_spot + Step, _strike, _vol, _years, _rate) - Options.Call(_spot - Step, _strike, _vol, _years, _rate)) / (2 * Step),
        (Options.Call(_spot, _strike + Step, _vol, _years, _rate) - Options.Call(_spot, _strike - Step, _vol, _years, _rate)) / (2 * Step),
        (Options.Call(_spot, _strike, _vol + Step, _years, _rate) - Options.Call(_spot, _strike, _vol - Step, _years, _rate)) / (2 * Step),
        (Options.Call(_spot, _strike, _vol, _years + Step, _rate) - Options.Call(_spot, _strike, _vol, _years - Step, _rate)) / (2 * Step),
        (Options.Call(_spot, _strike, _vol, _years, _rate + Step) - Options.Call(_spot, _strike, _vol, _years, _rate - Step)) / (2 * Step));

    [Benchmark]
    public double ValueGraph()
    {
        var spot = new Value(_spot);
        Options.CallTrace(spot, _strike, _vol, _years, _rate).Backward();
        return spot.Grad;
    }
}
