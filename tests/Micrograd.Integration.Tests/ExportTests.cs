using Micrograd.Data;
using Micrograd.Export;
using Micrograd.Networks;
using Micrograd.Randomness;
using Micrograd.Training;

namespace Micrograd.Integration.Tests;

/// <summary>Networks exported as C#: the generator's derivative of the text is that of the graph.</summary>
/// <remarks>The exported files are compiled into these tests, with the generator. Written again with MICROGRAD_UPDATE=1.</remarks>
public class ExportTests
{
    // Is a point inside the circle? No sines here and none in training, so that every machine has the same weights.
    private static readonly DataSet s_points = Points();

    private static readonly Lazy<MLP> s_disc = new(() =>
    {
        var model = new MLP(2, [8, 4, 1], Activation.ReLU);
        var trainer = new Trainer(model, Loss.Hinge, new Sgd(model.Parameters, momentum: 0.9), new() { Epochs = 60, BatchSize = 20, LearningRate = Schedules.Constant(0.05) });
        trainer.Fit(s_points);
        return model;
    });

    private static MLP Smooth => new(3, [3, 2, 1], [Activation.Tanh, Activation.Sigmoid, Activation.Linear], new PythonRandom(4), Initializers.XavierUniform);

    private static MLP Several => new(2, [3, 3], [Activation.ReLU, Activation.Linear], new PythonRandom(8), Initializers.HeUniform);

    [Theory]
    [InlineData("ExportedDisc.cs")]
    [InlineData("ExportedSmooth.cs")]
    [InlineData("ExportedSeveral.cs")]
    public void The_files_are_what_is_exported(string file)
    {
        var text = file switch
        {
            "ExportedDisc.cs" => s_disc.Value.ToCSharp("Micrograd.Integration.Tests.ExportedDisc"),
            "ExportedSmooth.cs" => Smooth.ToCSharp("Micrograd.Integration.Tests.ExportedSmooth"),
            _ => Several.ToCSharp("Micrograd.Integration.Tests.ExportedSeveral"),
        };
        var path = Path.Combine(Repository.Root, "tests", "Micrograd.Integration.Tests", file);
        if (Environment.GetEnvironmentVariable("MICROGRAD_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void The_network_has_learned()
    {
        var right = s_points.Points.ToArray().Zip(s_points.Targets.ToArray()).Count(pair => ExportedDisc.Predict(pair.First[0], pair.First[1]) * pair.Second > 0);
        Assert.InRange(right, 95, 100);
    }

    [Fact]
    public void The_generated_gradient_of_a_trained_network_is_that_of_the_graph()
    {
        foreach (var point in s_points.Points)
        {
            Value[] inputs = [point[0], point[1]];
            var output = s_disc.Value.Forward(inputs)[0];
            output.Backward();
            var generated = ExportedDisc.PredictWithGradient(point[0], point[1]);

            Assert.Equal(output.Data, generated.Value);
            Close(inputs[0].Grad, generated.X0);
            Close(inputs[1].Grad, generated.X1);
            ExportedDisc.PredictCheck(point[0], point[1]).ThrowIfFailed();
        }
    }

    [Theory]
    [InlineData(0.3, -0.7, 1.1)]
    [InlineData(-2, 0, 5)]
    [InlineData(0, 0, 0)]
    public void So_is_that_of_smooth_activations(double x, double y, double z)
    {
        Value[] inputs = [x, y, z];
        var output = Smooth.Forward(inputs)[0];
        output.Backward();
        var generated = ExportedSmooth.PredictWithGradient(x, y, z);

        Close(output.Data, generated.Value);
        Assert.All(inputs.Zip([generated.X0, generated.X1, generated.X2]), pair => Close(pair.First.Grad, pair.Second));
        ExportedSmooth.PredictCheck(x, y, z).ThrowIfFailed();
    }

    // Biases are 0 here: at the origin every rectifier is at its kink.
    [Theory]
    [InlineData(0.3, -0.7)]
    [InlineData(-1, -2)]
    [InlineData(0, 0)]
    public void The_generated_Jacobian_of_several_outputs_is_that_of_the_graph(double x, double y)
    {
        var (dx, dy) = (new double[3], new double[3]);
        Value[] inputs = [x, y];
        var values = ExportedSeveral.PredictWithJacobian(x, y, dx, dy);
        var outputs = Several.Forward(inputs);
        for (var i = 0; i < outputs.Length; i++)
        {
            inputs[0].Grad = inputs[1].Grad = 0;
            outputs[i].Backward();
            Close(outputs[i].Data, values[i]);
            Close(inputs[0].Grad, dx[i]);
            Close(inputs[1].Grad, dy[i]);
        }
    }

    private static DataSet Points()
    {
        var random = new XorShift64Star(5);
        double[][] points = [.. Enumerable.Range(0, 100).Select(_ => new[] { random.Uniform(-1.5, 1.5), random.Uniform(-1.5, 1.5) })];
        return new(points, [.. points.Select(p => p[0] * p[0] + p[1] * p[1] < 1 ? 1.0 : -1.0)]);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-13 * (1 + Math.Abs(expected)));
}
