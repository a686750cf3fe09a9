using Micrograd.Compiler;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>What fuzzing once found stays right.</summary>
public sealed class CounterExampleTests
{
    public static TheoryData<string> Names => [.. CounterExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_answers_agree(string name)
    {
        var program = FuzzedProgram.Of(name, CounterExamples.All[name]);
        var failure = Batch.Run([program], PassOptions.All, comparesPasses: true, new Tally())[0];
        Assert.True(failure is null, $"{failure?.Text}\n{Batch.Generated(program)}");
    }
}
