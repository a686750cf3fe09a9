using Micrograd.Compiler;
using Micrograd.Fuzzing;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;
using Micrograd.Generators.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>2,000 random programs; <c>dotnet run -c Release --project tests/Micrograd.Fuzzing -- --long 200000</c> runs more.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int ProgramsEach = 250;

    public static TheoryData<int> Firsts => [.. Enumerable.Range(0, 7).Select(i => i * ProgramsEach)];

    public static TheoryData<string> Passes => [.. Derived.Without.Select(without => without.Name)];

    [Theory]
    [MemberData(nameof(Firsts))]
    public void Five_answers_agree(int first) => Run(PassOptions.All, comparesPasses: false, first, ProgramsEach);

    [Fact]
    public void Derivatives_with_passes_switched_off_agree() => Run(PassOptions.All, comparesPasses: true, 7 * ProgramsEach, ProgramsEach);

    [Theory]
    [MemberData(nameof(Passes))]
    public void Code_generated_with_a_pass_switched_off_agrees(string name) =>
        Run(Derived.Without.Single(without => without.Name == name).Passes, comparesPasses: false, 8 * ProgramsEach, 50);

    [Fact]
    public void What_is_compared_is_what_the_generator_writes()
    {
        foreach (var program in Enumerable.Range(0, 10).Select(index => RandomMethod.Of(Seed, index)))
        {
            var run = new GeneratorRun();
            run.Run(Compilations.Create(Structs.Source, program.Source("C0")));
            Assert.Equal(run.Files.Values.Single(), Batch.Generated(program));
        }
    }

    [Fact]
    public void A_gradient_that_is_not_the_slope_is_found()
    {
        var program = FuzzedProgram.Of("stopped", FuzzedProgram.Header([]) + " => x * Gradient.Stop(x) + y;");
        var failure = Batch.Run([program], PassOptions.All, comparesPasses: true, new Tally())[0];
        Assert.Equal("differences", failure?.Kind);
    }

    [Fact]
    public void A_program_that_fails_is_made_smaller()
    {
        Fragment[] statements = [.. Enumerable.Range(0, 9).Select(i => Fragment.Statement($"y += {Fragment.Real($"(x * {Fragment.Real($"{i}.5")})")};"))];
        statements[4] = Fragment.Statement($"if ({Fragment.Boolean($"x > 0")})\n{{\n{Fragment.List([statements[4], Fragment.Statement($"try {{ y += 1; }} finally {{ }}")])}\n}}");
        var program = RandomMethod.Of(Seed, 0) with
        {
            Parameters = FuzzedProgram.Of("", FuzzedProgram.Header([]) + " => x;").Parameters,
            Members = Fragment.Of(FragmentKind.Other, $"{FuzzedProgram.Header([])}\n{{\n{Fragment.List(statements)}\nreturn x;\n}}"),
        };
        var failure = Batch.Run([program], PassOptions.All, comparesPasses: false, new Tally())[0]!;
        Assert.Equal("refused MG0002", failure.Kind);
        Assert.Equal(FuzzedProgram.Header([]) + "\n{\ntry { y += 1; } finally { }\nreturn x;\n}", Shrinking.Smallest(program, failure, PassOptions.All).Program.Members.ToString());
    }

    private void Run(PassOptions passes, bool comparesPasses, int first, int count)
    {
        var report = new StringWriter();
        var campaign = new Campaign(Seed, passes, comparesPasses, report);
        campaign.Run(first, count, TimeSpan.MaxValue);
        output.WriteLine(report.ToString());
        var tally = campaign.Tally;
        Assert.True(campaign.Found.Count == 0, report.ToString());
        Assert.Equal(count, tally.Programs);

        // Enough was there to be compared.
        Assert.True(tally.Nonzero > 0.3 * tally.Partials && tally.Differences > 0.9 * tally.Partials && tally.Throwing < 0.01 * tally.Points, tally.ToString());
    }
}
