using Micrograd.Generators.Tests.Infrastructure;
using Micrograd.Reliability.Outcomes;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Mutations;

/// <summary>
/// Programs that are wrong, or that hold what is not supported: no exception, and each marked method of a program that compiles ends in generated code that compiles or in a
/// diagnostic, never in both, never in neither. <c>MICROGRAD_MUTANTS=200</c> tries more of them.
/// </summary>
public sealed class MutationTests
{
    private const int MutantsPerSeed = 100;

    /// <summary>Mutants are added to it: what is known of the framework is kept.</summary>
    private static readonly CSharpCompilation Empty = Compilations.Create();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, int.Parse(Environment.GetEnvironmentVariable("MICROGRAD_MUTANTS") ?? "20"))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_mutant_is_differentiated_or_diagnosed(int seed)
    {
        var failures = new List<string>();
        var counts = new int[Enum.GetValues<OutcomeKind>().Length];
        for (var i = 0; i < MutantsPerSeed; i++)
        {
            var number = seed * MutantsPerSeed + i;
            var program = ValidProgram.All[number * 7919 % ValidProgram.All.Count];
            var mutant = new Mutator(number).Mutate(program.Source);
            var outcome = await ProgramOutcome.Of(Empty.AddSyntaxTrees([.. program.Others.Prepend(mutant).Select((source, file) => Compilations.Parse(source, $"/src/File{file}.cs"))]));
            foreach (var method in outcome.Methods)
            {
                counts[(int)method.Kind]++;
            }

            if (outcome.Problems.Count > 0)
            {
                failures.Add($"mutant {number} of {program.Name}\n{string.Join("\n", outcome.Problems)}\n{mutant}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {MutantsPerSeed} mutants:\n\n" + string.Join("\n\n", failures));

        // The mutants are worth trying: a good part of each kind.
        Assert.All([OutcomeKind.Differentiated, OutcomeKind.Diagnosed, OutcomeKind.LeftToCompiler], kind => Assert.InRange(counts[(int)kind], MutantsPerSeed / 12, int.MaxValue));
    }
}
