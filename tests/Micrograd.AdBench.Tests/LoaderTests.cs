using Micrograd.AdBench.Ba;
using Micrograd.AdBench.Gmm;
using Micrograd.AdBench.Hand;
using Micrograd.AdBench.Lstm;

namespace Micrograd.AdBench.Tests;

/// <summary>The sizes of the instances that come with the project, and what the loaders say of files that are none.</summary>
public sealed class LoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adbench").FullName;

    [Fact]
    public void Instances_have_the_sizes_they_are_named_after()
    {
        var gmm = GmmInstance.Load(Instances.PathOf("gmm/gmm_1k_d10_K25.txt"));
        Assert.Equal((25, 250, 25 * 55, 10000, 1.0, 0), (gmm.Alphas.Length, gmm.Means.Length, gmm.Icf.Length, gmm.X.Length, gmm.Gamma, gmm.M));

        var bundle = BundleInstance.Load(Instances.PathOf("ba/ba1_n49_m7776_p31843.txt"));
        Assert.Equal((49, 7776, 31843), (bundle.CameraCount, bundle.PointCount, bundle.ObservationCount));
        Assert.Equal((49 - 1, 48), (bundle.CameraOf[48], bundle.PointOf[48]));

        var lstm = LstmInstance.Load(Instances.PathOf("lstm/lstm_l4_c1024.txt"));
        Assert.Equal((4 * 8 * 14, 42, 8 * 14, 1024 * 14), (lstm.Main.Length, lstm.Extra.Length, lstm.State.Length, lstm.Sequence.Length));

        var model = HandModel.Load(Instances.PathOf("hand/model"));
        Assert.Equal((22, 544, 1084), (model.Parents.Length, model.Positions.Length / 3, model.Triangles.Length / 3));
        Assert.Equal(800, HandInstance.LoadSimple(Instances.PathOf("hand/simple/hand5_t26_c800.txt"), model).Correspondences.Length);
        Assert.Equal(1600, HandInstance.LoadComplicated(Instances.PathOf("hand/complicated/hand5_t26_c800.txt"), model).U.Length);
    }

    [Fact]
    public void Chance_is_the_same_for_the_same_seed()
    {
        Assert.Equal(GmmInstance.Generate(3, 2, 4, seed: 5).Icf, GmmInstance.Generate(3, 2, 4, seed: 5).Icf);
        Assert.NotEqual(GmmInstance.Generate(3, 2, 4, seed: 5).Icf, GmmInstance.Generate(3, 2, 4, seed: 6).Icf);
        Assert.Equal(LstmInstance.Generate(1, 2, 3, seed: 5).Main, LstmInstance.Generate(1, 2, 3, seed: 5).Main);
    }

    [Theory]
    [InlineData("", "(1): the file ends before the dimension D.")]
    [InlineData("2 x 1", "(1): the number of Gaussians K must be an integer, not 'x'.")]
    [InlineData("2\n0\n1", "(2): the number of Gaussians K must be at least 1, not 0.")]
    [InlineData("1 1 1\n0\n0", "(3): the file ends after 0 of 1 numbers for icf.")]
    [InlineData("1 1 1\n0 0 0 NaN 1 0", "(2): points must be a finite number, not 'NaN'.")]
    [InlineData("1 1 1\n0 0 0 0\n1 -1", "(3): m must be at least 0, not -1.")]
    [InlineData("1 1 1\n0 0 0 0\n1 0\n7", "(4): the file should end before '7'.")]
    public void Mixtures(string text, string message) => Refused(text, message, path => GmmInstance.Load(path));

    [Theory]
    [InlineData("1 1", "(1): the file ends before the number of observations p.")]
    [InlineData("1 1 1\n1 2 3", "(2): the file ends after 3 of 11 numbers for the camera.")]
    [InlineData("1 1 1\n1 2 3 4 5 6 7 8 9 10 11\n1 2 3\n1\n1 2 3", "(5): the file should end before '3'.")]
    public void Bundles(string text, string message) => Refused(text, message, path => BundleInstance.Load(path));

    [Theory]
    [InlineData("1 1 1", "(1): the number of characters c must be at least 2, not 1.")]
    [InlineData("1 2 1\n\n0 0 0 0 0 0 0 0\n\n0 0 0\n\n0 zero", "(7): state must be a finite number, not 'zero'.")]
    public void Networks(string text, string message) => Refused(text, message, path => LstmInstance.Load(path));

    [Theory]
    [InlineData("1 25", "(1): the size of the pose must be at least 26 and less than 27, not 25.")]
    [InlineData("1 26\n544 0 0 0", "(2): the vertex of point 0 must be at least 0 and less than 544, not 544.")]
    public void Hands(string text, string message)
    {
        var model = HandModel.Load(Instances.PathOf("hand/model"));
        Refused(text, message, path => HandInstance.LoadSimple(path, model));
    }

    [Theory]
    [InlineData("bones.txt", "wrist:0", "(1): the parent must be at least -1 and less than 0, not 0.")]
    [InlineData("bones.txt", "wrist:-1:1:0:0:0:0:1:0:0:0:0:1:0:0:0:0:2", "(1): the base relative must end with the row 0:0:0:1.")]
    [InlineData("vertices.txt", "0:0:0:0:0:0:0:0:1:22:1", "(1): the bone of a weight must be at least 0 and less than 22, not 22.")]
    [InlineData("vertices.txt", "0:0:0:0:0:0:0:0:2:1:1", "(1): the line ends before the bone of a weight.")]
    [InlineData("triangles.txt", "1:2:3\n1:2:3:4", "(2): the line should end before '4'.")]
    public void Models(string file, string text, string message)
    {
        foreach (var name in new[] { "bones.txt", "vertices.txt", "triangles.txt" })
        {
            File.Copy(Path.Combine(Instances.PathOf("hand/model"), name), Path.Combine(_folder, name));
        }

        Refused(text, message, path => HandModel.Load(_folder), file);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Refused(string text, string message, Action<string> load, string file = "instance.txt")
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, text);

        Assert.Equal(path + message, Assert.Throws<InvalidDataException>(() => load(path)).Message);
    }
}
