using Micrograd.Compiler;
using Micrograd.Fuzzing;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;
using Micrograd.Generators.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>1,750 random programs; <c>dotnet run -c Release --project tests/Micrograd.Fuzzing -- --long 200000</c> runs more.</summary>
public sealed class FuzzTests(ITestOutputHelper output) : FuzzCampaign(output)
{
    public static TheoryData<int> Firsts => [.. Enumerable.Range(0, 7).Select(i => i * ProgramsEach)];

    [Theory]
    [MemberData(nameof(Firsts))]
    public void Five_answers_agree(int first) => Run(PassOptions.All, comparesPasses: false, first, ProgramsEach);

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
}
