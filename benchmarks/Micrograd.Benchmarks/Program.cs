using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/Micrograd.Benchmarks -- --filter '*MoonsStep*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
