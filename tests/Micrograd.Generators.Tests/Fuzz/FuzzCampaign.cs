using Micrograd.Compiler;
using Micrograd.Fuzzing;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;
using Micrograd.Generators.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Runs random programs. Classes of tests run beside each other, their tests one after another.</summary>
public abstract class FuzzCampaign(ITestOutputHelper output)
{
    protected const int Seed = 1;
    protected const int ProgramsEach = 250;

    private protected Tally Run(PassOptions passes, bool comparesPasses, int first, int count, Subject subject = Subject.Gradient)
    {
        var report = new StringWriter();
        var campaign = new Campaign(Seed, subject, passes, comparesPasses, report);
        campaign.Run(first, count, TimeSpan.MaxValue);
        output.WriteLine(report.ToString());
        var tally = campaign.Tally;
        Assert.True(campaign.Found.Count == 0, report.ToString());
        Assert.Equal(count, tally.Programs);

        // Enough was there to be compared.
        Assert.True(tally.Nonzero > 0.3 * tally.Partials && tally.Differences > 0.9 * tally.Partials && tally.Throwing < 0.01 * tally.Points, tally.ToString());
        return tally;
    }
}
