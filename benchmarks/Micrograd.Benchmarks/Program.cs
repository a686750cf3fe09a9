using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/Micrograd.Benchmarks -- --filter "*BlackScholes*"
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
