using BenchmarkDotNet.Running;
using Micrograd.Benchmarks.AdBench;

// dotnet run -c Release --project benchmarks/Micrograd.Benchmarks -- --filter "*BlackScholes*"
// dotnet run -c Release --project benchmarks/Micrograd.Benchmarks -- ratios
if (args is ["ratios"])
{
    Ratios.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
