using System.Text.RegularExpressions;
using Micrograd.Compiler.Tests.Snapshots;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>Generated code of representative functions: read by people, compiled, run, and checked against the function, the graph and central differences.</summary>
public sealed partial class GoldenTests
{
    public static TheoryData<string> Names => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_is_as_reviewed(string name)
    {
        var golden = new GoldenCase(name);
        using var compiled = new CompiledCase(golden);
        Snapshot.Verify(string.Join("\n", compiled.Files), Path.Combine("Cases", name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_right_and_allocate_nothing(string name)
    {
        using var compiled = new CompiledCase(new GoldenCase(name));
        foreach (var point in compiled.Points)
        {
            if (point.Call.Throws)
            {
                var expected = Assert.ThrowsAny<Exception>(() => point.Primal());
                var thrown = Assert.ThrowsAny<Exception>(() => point.Gradient());
                Assert.Equal((expected.GetType(), expected.Message), (thrown.GetType(), thrown.Message));
                continue;
            }

            var (value, generated) = (point.Primal(), point.Gradient());
            Assert.True(BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(generated), $"{point.Call.Primal} is {value:R}, its derivative says {generated:R}.");
            point.Check?.Invoke().ThrowIfFailed();

            // A function that returns a new array allocates it, and its gradient no more than that.
            var allocated = Allocated(point.Gradient);
            Assert.True(allocated == 0 || (point.Check is null && allocated <= Allocated(point.Primal)), $"{point.Call.Gradient} allocates {allocated} bytes in 100 calls.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_saved_that_the_reverse_part_does_not_need(string name)
    {
        var golden = new GoldenCase(name);
        using var compiled = new CompiledCase(golden);
        var text = string.Join("\n", compiled.Files);
        Assert.Equal(golden.Saves, Saved().Matches(text).SelectMany(match => match.Groups["name"].Captures).Select(capture => capture.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.True(golden.Saves.Count > 0 || !text.Contains("Tape.Open") || Workspace().IsMatch(text), "A tape is opened and not needed.");
    }

    private static long Allocated(Func<double> call)
    {
        for (var i = 0; i < 100; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Arrays that F makes.</summary>
    [GeneratedRegex(@"\btape\w*\.((Doubles|Singles|NewDoubles|NewSingles)\(|(Of|NewOf)<)")]
    private static partial Regex Workspace();

    [GeneratedRegex(@"\.Push\(((?<name>@?\w+)(, )?)+\)|_at\w*\[[^\]]+\] = (?<name>@?\w+);", RegexOptions.ExplicitCapture)]
    private static partial Regex Saved();
}
