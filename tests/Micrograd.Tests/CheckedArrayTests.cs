namespace Micrograd.Tests;

public class CheckedArrayTests
{
    [Fact]
    public void Each_element_is_an_input_of_its_own()
    {
        var x = CheckedArray.Of("x", [1.0, 2, 3]);
        Fill(x.Gradient, 2, 4, 6);
        var inputs = x.Inputs(values => values.Sum(value => value * value)).ToArray();
        Assert.Equal(["x[0]", "x[1]", "x[2]"], inputs.Select(input => input.Name));
        Assert.Equal([1, 2, 3], inputs.Select(input => input.At));
        Assert.Equal([2, 4, 6], inputs.Select(input => input.Generated));
        Assert.Equal(1 + 100 + 9, inputs[1].Function(10));
        Assert.Equal(14, inputs[1].Function(2));
        Assert.Same(inputs[2].Node, x.Nodes()[2]);
    }

    [Fact]
    public void A_function_that_writes_into_its_array_sees_a_fresh_copy_each_time()
    {
        var x = CheckedArray.Of("x", [1.0, 2]);
        var input = x.Inputs(values => values[0]++ + values[1]++).First();
        Assert.Equal(3, input.Function(1));
        Assert.Equal(3, input.Function(1));
        x.Copy()[0] = 9;
        x.Nodes()[0] = 9;
        Assert.Equal(1, x.Copy()[0]);
        Assert.Equal(1, x.Nodes()[0].Data);
    }

    [Fact]
    public void A_matrix_is_named_by_row_and_column()
    {
        var m = CheckedArray.Of("m", new double[,] { { 1, 2 }, { 3, 4 } });
        var inputs = m.Inputs(values => values[0, 1] * values[1, 0]).ToArray();
        Assert.Equal(["m[0,0]", "m[0,1]", "m[1,0]", "m[1,1]"], inputs.Select(input => input.Name));
        Assert.Equal([1, 2, 3, 4], inputs.Select(input => input.Node.Data));
        Assert.Equal(21, inputs[1].Function(7));
    }

    [Fact]
    public void Rows_of_an_array_of_arrays_are_copied_too()
    {
        var rows = CheckedArray.Of("r", (double[][])[[1, 2], [], [3]]);
        var inputs = rows.Inputs(values => values[2][0]++ * values[0][1]).ToArray();
        Assert.Equal(["r[0][0]", "r[0][1]", "r[2][0]"], inputs.Select(input => input.Name));
        Assert.Equal(6, inputs[0].Function(5));
        Assert.Equal(6, inputs[0].Function(5));
        Assert.Equal(12, inputs[1].Function(4));
        Assert.Equal([2, 0, 1], rows.Gradient.Select(row => row.Length));
    }

    [Fact]
    public void Single_precision_is_rounded_where_it_is_written()
    {
        var x = CheckedArray.Of("x", (float[])[1, 2]);
        Assert.Equal(0.1f, x.Inputs(values => values[0]).First().Function(0.1));
        var m = CheckedArray.Of("m", new float[,] { { 1 } });
        Assert.Equal(0.1f, m.Inputs(values => values[0, 0]).First().Function(0.1));
        var rows = CheckedArray.Of("r", (float[][])[[1]]);
        Assert.Equal(0.1f, rows.Inputs(values => values[0][0]).First().Function(0.1));
    }

    [Fact]
    public void Copies_share_nothing()
    {
        int[] run = [1];
        int[,] matrix = { { 1 } };
        int[][] rows = [[1]];
        CheckedArray.Copy(run)[0] = CheckedArray.Copy(matrix)[0, 0] = CheckedArray.Copy(rows)[0][0] = 2;
        Assert.Equal((1, 1, 1), (run[0], matrix[0, 0], rows[0][0]));
        Assert.Equal([1], CheckedArray.Copy((ReadOnlySpan<int>)run));
        Assert.Equal([1], CheckedArray.Copy(run.AsSpan()));
        Assert.Throws<ArgumentNullException>(() => CheckedArray.Copy((int[])null!));
    }

    [Fact]
    public void A_long_table_shows_the_worst_rows_and_how_many_more_there_are()
    {
        var wrong = Check(100, 73, 1e-3);
        Assert.False(wrong.Passed);
        Assert.Equal(100, wrong.Rows.Count);
        var lines = wrong.ToString().Split('\n');
        Assert.Equal(2 + 40 + 1, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("x[73]", StringComparison.Ordinal) && line.EndsWith("FAILED", StringComparison.Ordinal));
        Assert.Equal("and 60 more, all ok, none worse", lines[^1]);
        Assert.Contains("∂F/∂x[73] at", Assert.Throws<GradientCheckException>(wrong.ThrowIfFailed).Message);

        Assert.Equal(2 + 40, Check(40, -1, 0).ToString().Split('\n').Length);
    }

    [Fact]
    public void Failures_that_the_table_leaves_out_are_counted()
    {
        var x = CheckedArray.Of("x", new double[50]);
        var nodes = x.Nodes();
        Array.Fill(x.Gradient, 2);
        var check = GradientCheck.Compare("F", 0, 0, Value.Sum(nodes), [.. x.Inputs(values => values.Sum())]);
        Assert.EndsWith("and 10 more, 10 of them FAILED", check.ToString());
    }

    private static GradientCheck Check(int count, int wrong, double by)
    {
        var x = CheckedArray.Of("x", [.. Enumerable.Range(0, count).Select(i => i / 7.0)]);
        var nodes = x.Nodes();
        for (var i = 0; i < count; i++)
            x.Gradient[i] = 1 + (i == wrong ? by : 0);
        var at = x.Copy().Sum();
        return GradientCheck.Compare("F", at, at, Value.Sum(nodes), [.. x.Inputs(values => values.Sum())]);
    }

    private static void Fill(double[] array, params double[] values) => values.CopyTo(array, 0);
}
