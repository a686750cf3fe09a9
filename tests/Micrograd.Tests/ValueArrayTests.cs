namespace Micrograd.Tests;

public class ValueArrayTests
{
    [Fact]
    public void Zeros_are_values_of_their_own()
    {
        var run = Value.Zeros(3);
        Assert.All(run, value => Assert.Equal(0, value.Data));
        Assert.Equal(3, run.Distinct().Count());
        var matrix = Value.Zeros(2, 3);
        Assert.Equal((2, 3), (matrix.GetLength(0), matrix.GetLength(1)));
        Assert.Equal(6, matrix.Cast<Value>().Distinct().Count());
        Assert.Throws<OverflowException>(() => Value.Zeros(-1));
    }

    [Fact]
    public void Clearing_replaces_the_values_and_leaves_them_as_they_are()
    {
        Value[] run = [1, 2];
        var first = run[0];
        Value.Clear(run.AsSpan(0, 1));
        Assert.Equal((0, 2, 1), (run[0].Data, run[1].Data, first.Data));
        var matrix = new Value[,] { { 1, 2 } };
        Value.Clear(matrix);
        Assert.All(matrix.Cast<Value>(), value => Assert.Equal(0, value.Data));
    }

    [Fact]
    public void Numbers_are_copied_as_constants()
    {
        Value[] run = [1, 2, 3];
        Value.Copy([5.0, 6.0], run);
        Assert.Equal([5, 6, 3], run.Select(value => value.Data));
        Value.Copy([0.5f], run);
        Assert.Equal(0.5, run[0].Data);
        Assert.Throws<ArgumentException>(() => Value.Copy([1.0, 2, 3, 4], run));
    }

    [Fact]
    public void Elements_are_named_by_their_place_unless_they_have_a_name()
    {
        Value[] run = [1, new(2, "two")];
        Value.NameElements(run, "x");
        Assert.Equal(["x[0]", "two"], run.Select(value => value.Label));
        var matrix = new Value[,] { { 1, 2 } };
        Value.NameElements(matrix, "m");
        Assert.Equal("m[0,1]", matrix[0, 1].Label);
        Value[][] rows = [[1], [2, 3]];
        Value.NameElements(rows, "r");
        Assert.Equal("r[1][1]", rows[1][1].Label);
    }
}
