using Micrograd.Compiler;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing;

/// <summary>Makes a program that fails smaller, as long as it fails in the same way.</summary>
internal static class Shrinking
{
    private const int CandidatesAtOnce = 24;

    /// <summary>The smallest found.</summary>
    /// <param name="program">What fails.</param>
    /// <param name="failure">How.</param>
    /// <param name="passes">With which passes.</param>
    /// <param name="attempts">How many programs may be tried.</param>
    public static (FuzzedProgram Program, Failure Failure) Smallest(FuzzedProgram program, Failure failure, PassOptions passes, int attempts = 4000)
    {
        var comparesPasses = failure.Kind.Contains("without", StringComparison.Ordinal);
        for (var found = true; found && attempts > 0;)
        {
            found = false;
            foreach (var candidates in program.Members.Smaller().Select(members => program with { Members = members }).Chunk(CandidatesAtOnce))
            {
                attempts -= candidates.Length;
                var failures = Batch.Run(candidates, passes, comparesPasses, new Tally());
                if (Array.FindIndex([.. failures], other => other?.Kind == failure.Kind) is >= 0 and var i)
                {
                    (program, failure, found) = (candidates[i], failures[i]!, true);
                    break;
                }

                if (attempts <= 0)
                {
                    break;
                }
            }
        }

        return (program, failure);
    }
}
