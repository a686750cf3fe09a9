namespace Micrograd.Tests;

/// <summary>Buffers that share memory are refused, whichever they are.</summary>
public sealed class BuffersTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(3, 1)]
    public void One_of_several_that_overlaps_is_named(int which, int start)
    {
        var memory = new double[6];
        double[][] others = [new double[2], new double[2], new double[2], new double[2]];
        var written = memory.AsSpan(1, 2);
        ReadOnlySpan<double> Other(int i) => i == which ? memory.AsSpan(start, 2) : others[i];
        try
        {
            Buffers.Separate<double>(written, Other(0), Other(1), Other(2), Other(3));
        }
        catch (ArgumentException exception)
        {
            Assert.Contains($"Other({which})", exception.Message);
            return;
        }

        Assert.Fail("They overlap.");
    }

    [Fact]
    public void Neighbours_and_empty_buffers_share_nothing()
    {
        var memory = new double[6];
        var left = memory.AsSpan(0, 3);
        var right = memory.AsSpan(3, 3);
        Buffers.Separate<double>(left, right, memory.AsSpan(1, 0), []);
        Buffers.Separate<double>(right, left, memory.AsSpan(6), new double[1], memory.AsSpan(4, 0));
        Buffers.Separate<double>(memory.AsSpan(2, 0), left, right);
    }

    [Fact]
    public void Whatever_overlaps_is_refused_and_nothing_else()
    {
        var memory = new double[5];
        var parts = Enumerable.Range(0, 6).SelectMany(start => Enumerable.Range(0, 6 - start).Select(length => (start, length))).ToList();
        foreach (var (first, firstLength) in parts)
        {
            foreach (var (second, secondLength) in parts)
            {
                Assert.Equal(memory.AsSpan(first, firstLength).Overlaps(memory.AsSpan(second, secondLength)), IsRefused(first, firstLength, second, secondLength));
            }
        }

        bool IsRefused(int first, int firstLength, int second, int secondLength)
        {
            try
            {
                Buffers.Separate<double>(memory.AsSpan(first, firstLength), new double[2], memory.AsSpan(second, secondLength));
                return false;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }
    }
}
