using Micrograd.Data;
using Micrograd.Randomness;

namespace Micrograd.Tests.Data;

public class DataSetTests
{
    [Fact]
    public void Splits_and_batches_take_every_example_once()
    {
        var data = DataSets.Circles(23);
        var (training, validation) = data.Split(0.7);
        Assert.Equal((16, 7), (training.Count, validation.Count));
        Assert.Equal(data.Points.ToArray(), training.Points.ToArray().Concat(validation.Points.ToArray()));
        DataSet[] batches = [.. data.Batches(10)];
        Assert.Equal([10, 10, 3], batches.Select(batch => batch.Count));
        Assert.Equal(data.Targets.ToArray(), batches.SelectMany(batch => batch.Targets.ToArray()));
        Assert.Equal((1, 1), (DataSets.Xor().Slice(0, 2).Split(0.001).Training.Count, DataSets.Xor().Slice(0, 2).Split(0.999).Validation.Count));
    }

    [Fact]
    public void Shuffling_keeps_points_and_targets_together()
    {
        var data = new DataSet([[0], [1], [2], [3], [4], [5]], [0, 10, 20, 30, 40, 50]);
        var shuffled = data.Shuffled(new XorShift64Star(3));
        Assert.Equal(shuffled.Points.ToArray().Select(point => 10 * point[0]), shuffled.Targets.ToArray());
        Assert.NotEqual(data.Targets.ToArray(), shuffled.Targets.ToArray());
        Assert.Equal(data.Targets.ToArray(), shuffled.Targets.ToArray().Order());
        Assert.Equal(shuffled.Targets.ToArray(), data.Shuffled(new XorShift64Star(3)).Targets.ToArray());
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentException>("points", () => new DataSet([], []));
        Assert.Throws<ArgumentException>("targets", () => new DataSet([[1]], [1, 2]));
        Assert.Contains("points[1] has 2 inputs and points[0] has 1", Assert.Throws<ArgumentException>("points", () => new DataSet([[1], [1, 2]], [1, 2])).Message);
        Assert.Throws<ArgumentException>("points", () => new DataSet([null!], [1]));
        var xor = DataSets.Xor();
        Assert.Throws<ArgumentOutOfRangeException>("count", () => xor.Slice(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => xor.Slice(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => xor.Slice(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("trainingShare", () => xor.Split(1));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => xor.Batches(0));
        Assert.Throws<InvalidOperationException>(() => xor.Slice(0, 1).Split(0.5));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => DataSets.Moons(10, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => DataSets.Circles(1));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => DataSets.Spiral(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => DataSets.Circles(10, factor: 1));
    }

    [Fact]
    public void Small_sets()
    {
        Assert.Equal([1, -1, -1, 1], DataSets.FourRows().Targets.ToArray());
        Assert.Equal([3, -1, 0.5], DataSets.FourRows().Points[1]);
        for (var i = 0; i < 4; i++)
            Assert.Equal(DataSets.Xor().Points[i][0] != DataSets.Xor().Points[i][1], DataSets.Xor().Targets[i] == 1);
    }

    [Fact]
    public void Shapes_without_noise()
    {
        var circles = DataSets.Circles(40, noise: 0, factor: 0.3);
        var moons = DataSets.Moons(41, noise: 0);
        for (var i = 0; i < 40; i++)
            Assert.Equal(circles.Targets[i] > 0 ? 0.3 : 1, Math.Sqrt(circles.Points[i].Sum(x => x * x)), 1e-15);
        for (var i = 0; i < 41; i++)
        {
            var (x, y) = (moons.Points[i][0], moons.Points[i][1]);
            Assert.Equal(1, moons.Targets[i] < 0 ? Math.Sqrt(x * x + y * y) : Math.Sqrt((x - 1) * (x - 1) + (y - 0.5) * (y - 0.5)), 1e-15);
        }

        Assert.Equal(20, moons.Targets.ToArray().Count(target => target < 0));
        var spiral = DataSets.Spiral(50, 4, noise: 0);
        Assert.Equal([0, 1, 2, 3], spiral.Targets.ToArray().Distinct());
        Assert.Equal(0, spiral.Points[50][0]);
        Assert.Equal(1, Math.Sqrt(spiral.Points[99].Sum(x => x * x)), 1e-15);
    }

    [Fact]
    public void Yin_and_yang_and_dots_in_turn_inside_the_disc()
    {
        var data = DataSets.YinYang(new XorShift64Star(7), 300);
        for (var i = 0; i < data.Count; i++)
        {
            var (x, y) = (data.Points[i][0], data.Points[i][1]);
            Assert.Equal(i % 3, data.Targets[i]);
            Assert.True(x * x + y * y <= 4 + 1e-12);
            var inDot = Math.Min(Math.Abs(x - 1), Math.Abs(x + 1)) is var dx && Math.Sqrt(dx * dx + y * y) < 0.4;
            Assert.Equal(inDot, data.Targets[i] == 2);
        }
    }

    [Fact]
    public void Csv_with_header_quotes_and_target_in_front()
    {
        var data = Csv.Parse("y;a;b\n1;\"2.5\";-3e2\n\n-1; 0.5 ;7\r\n", targetColumn: 0, hasHeader: true, separator: ';');
        Assert.Equal([1, -1], data.Targets.ToArray());
        Assert.Equal([2.5, -300], data.Points[0]);
        Assert.Equal([0.5, 7], data.Points[1]);

        var path = Path.GetTempFileName();
        File.WriteAllText(path, "1,2,3\n4,5,6\n");
        Assert.Equal([3, 6], Csv.Load(path).Targets.ToArray());
        Assert.Equal([4, 5], Csv.Load(path).Points[1]);
        File.Delete(path);
    }

    [Theory]
    [InlineData("1,2\n3,x\n", "text, line 2, column 2: 'x' is not a finite number")]
    [InlineData("a,b\n1,2\n", "pass hasHeader: true")]
    [InlineData("1,2\n3,4,5\n", "line 2: 3 columns, where the first row has 2")]
    [InlineData("1,NaN\n", "'NaN' is not a finite number")]
    [InlineData("1,1e999\n", "is not a finite number")]
    [InlineData("1\n2\n", "at least one input")]
    [InlineData("\n\n", "no examples")]
    [InlineData("", "no examples")]
    public void Csv_that_is_wrong_says_where(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Csv.Parse(text)).Message);

    [Fact]
    public void Csv_target_column_must_exist()
    {
        Assert.Contains("target column 5", Assert.Throws<FormatException>(() => Csv.Parse("1,2\n", targetColumn: 5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("targetColumn", () => Csv.Parse("1,2\n", targetColumn: -2));
    }
}
