using Micrograd.Compiler;
using Micrograd.Fuzzing;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;
using Micrograd.Generators.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Random programs whose derivatives are the same with passes switched off.</summary>
public sealed class PassFuzzTests(ITestOutputHelper output) : FuzzCampaign(output)
{
    public static TheoryData<string> Passes => [.. Derived.Without.Select(without => without.Name)];

    [Fact]
    public void Derivatives_with_passes_switched_off_agree() => Run(PassOptions.All, comparesPasses: true, 7 * ProgramsEach, ProgramsEach);

    [Theory]
    [MemberData(nameof(Passes))]
    public void Code_generated_with_a_pass_switched_off_agrees(string name) =>
        Run(Derived.Without.Single(without => without.Name == name).Passes, comparesPasses: false, 8 * ProgramsEach, 50);
}
