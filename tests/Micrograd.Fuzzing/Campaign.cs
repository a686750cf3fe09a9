using System.Diagnostics;
using Micrograd.Compiler;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing;

/// <summary>A run over many random programs.</summary>
/// <param name="seed">Which ones.</param>
/// <param name="subject">What they are asked about.</param>
/// <param name="passes">With which passes the code is generated.</param>
/// <param name="comparesPasses">Whether derivatives with each pass switched off are compared too.</param>
/// <param name="output">Where progress and findings are told.</param>
internal sealed class Campaign(int seed, Subject subject, PassOptions passes, bool comparesPasses, TextWriter output)
{
    private const int ProgramsAtOnce = 50;
    private const int MostOfAKind = 3;
    private readonly Dictionary<string, int> _kinds = [];

    /// <summary>What was compared.</summary>
    public Tally Tally { get; } = new();

    /// <summary>The failures, each as small as it could be made, and how many more there were of its kind.</summary>
    public List<(FuzzedProgram Program, Failure Failure)> Found { get; } = [];

    /// <summary>How many programs failed, by kind.</summary>
    public IReadOnlyDictionary<string, int> Kinds => _kinds;

    /// <summary>Runs the programs <paramref name="first"/>, …; stops when the time is over.</summary>
    public void Run(int first, int count, TimeSpan time)
    {
        // Room for recursion that follows the nesting of programs.
        var thread = new Thread(() => RunHere(first, count, time), 64 << 20);
        thread.Start();
        thread.Join();
    }

    private void RunHere(int first, int count, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        for (var start = first; start < first + count && watch.Elapsed < time; start += ProgramsAtOnce)
        {
            FuzzedProgram[] programs = [.. Enumerable.Range(start, Math.Min(ProgramsAtOnce, first + count - start)).Select(index => RandomMethod.Of(seed, index, subject))];
            var failures = Batch.Run(programs, passes, comparesPasses, Tally);
            for (var i = 0; i < programs.Length; i++)
            {
                if (failures[i] is { } failure)
                {
                    Report(programs[i], failure);
                }
            }

            if (watch.Elapsed - told > TimeSpan.FromMinutes(1))
            {
                told = watch.Elapsed;
                Tell(told);
            }
        }

        Tell(watch.Elapsed);
    }

    private void Tell(TimeSpan elapsed)
    {
        output.WriteLine($"{Tally} in {elapsed:hh\\:mm\\:ss}. {_kinds.Values.Sum():N0} failures{string.Concat(_kinds.Select(kind => $"; {kind.Value} of '{kind.Key}'"))}.");
        output.Flush();
    }

    private void Report(FuzzedProgram program, Failure failure)
    {
        _kinds[failure.Kind] = _kinds.GetValueOrDefault(failure.Kind) + 1;
        if (_kinds[failure.Kind] > MostOfAKind)
        {
            output.WriteLine($"{program.Name}: {failure.Kind}, again");
            return;
        }

        var smallest = Shrinking.Smallest(program, failure, passes);
        Found.Add(smallest);
        output.WriteLine($"{program.Name}: {smallest.Failure.Text}\n{smallest.Program}\n");
        output.Flush();
    }
}
