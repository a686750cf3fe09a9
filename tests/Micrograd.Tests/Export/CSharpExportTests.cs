using System.Runtime.CompilerServices;
using Micrograd.Export;
using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Tests.Export;

public class CSharpExportTests
{
    private static readonly string[] Files = ["Scoring.cs", "Colours.cs"];

    public static MLP ScoringModel => new(2, [3, 2, 1], [Activation.ReLU, Activation.Tanh, Activation.Linear], new PythonRandom(4));

    public static MLP ColoursModel
    {
        get
        {
            var model = new MLP(1, [2, 3], [Activation.Sigmoid, Activation.Linear], new PythonRandom(8));
            model.Parameters[1].Data = -2;
            model.Parameters[3].Data = 1e-300;
            return model;
        }
    }

    // The files are compiled into these tests. Written again with MICROGRAD_UPDATE=1.
    [Fact]
    public void The_text_is_that_of_the_files()
    {
        string[] texts = [ScoringModel.ToCSharp("Micrograd.Tests.Export.Scoring"), ColoursModel.ToCSharp("Micrograd.Tests.Export.Colours", "Mix")];
        foreach (var (file, text) in Files.Zip(texts))
        {
            if (Environment.GetEnvironmentVariable("MICROGRAD_UPDATE") == "1")
                File.WriteAllText(Here(file), text);
            Assert.Equal(File.ReadAllText(Here(file)), text);
        }
    }

    [Fact]
    public void The_compiled_text_has_the_bits_of_the_graph()
    {
        foreach (var x in new[] { -3.0, -0.4, 0, 0.7, 12 })
        {
            foreach (var y in new[] { -1.0, 0.3, 5 })
                Assert.Equal(ScoringModel.Forward([x, y])[0].Data, Scoring.Predict(x, y));
            var outputs = Colours.Mix(x);
            Assert.Equal(3, outputs.Length);
            for (var i = 0; i < outputs.Length; i++)
                Assert.Equal(ColoursModel.Forward([x])[i].Data, outputs[i], 1e-15);
        }
    }

    [Fact]
    public void Names_without_a_namespace_and_bad_ones()
    {
        Assert.Contains("\npublic static partial class Net\n", ScoringModel.ToCSharp("Net"));
        Assert.DoesNotContain("namespace", ScoringModel.ToCSharp("Net"));
        foreach (var name in new[] { "", "1a", "a-b", "a..b", "A.", "class", "A.new" })
            Assert.Throws<ArgumentException>("typeName", () => ScoringModel.ToCSharp(name));
        Assert.Throws<ArgumentException>("methodName", () => ScoringModel.ToCSharp("Net", "do it"));
        Assert.Throws<ArgumentException>("methodName", () => ScoringModel.ToCSharp("Net", "Net"));
        var broken = ScoringModel;
        broken.Parameters[0].Data = double.NaN;
        Assert.Throws<ArgumentException>("model", () => broken.ToCSharp("Net"));
    }

    private static string Here(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
