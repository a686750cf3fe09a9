// micrograd's demo: an MLP learns which of two interleaved half moons a point belongs to.
//     dotnet run samples/Moons.cs
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Micrograd;
using Micrograd.Drawing;
using Micrograd.Networks;
using Micrograd.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var moons = JsonDocument.Parse(File.ReadAllBytes(Data("moons.json")));
var points = moons.RootElement.GetProperty("X").EnumerateArray().Select(Numbers).ToArray();
var classes = Numbers(moons.RootElement.GetProperty("y"));
var log = File.ReadAllLines(Data("moons-log.txt"));

var model = new MLP(2, [16, 16, 1], Activation.ReLU);
model.SetParameters(Numbers(moons.RootElement.GetProperty("w")));
var optimizer = new Sgd(model.Parameters);
Console.WriteLine($"{model.Parameters.Count} parameters, {points.Length} points");

var worst = 0.0;
var sameAccuracy = true;
var losses = new List<double>();
for (var step = 0; step < 100; step++)
{
    Value[] scores = [.. model.Forward(points).Select(row => row[0])];
    var loss = Loss.Hinge(scores, classes) + Loss.L2Penalty(model.Parameters, 1e-4);
    var accuracy = scores.Zip(classes).Count(pair => pair.First.Data > 0 == pair.Second > 0) / (double)classes.Length;

    optimizer.ZeroGrad();
    loss.Backward();
    optimizer.Step(learningRate: 1.0 - 0.9 * step / 100);

    Console.WriteLine($"step {step} loss {loss.Data:R}, accuracy {accuracy * 100:F1}%");
    losses.Add(loss.Data);
    var expected = log[step].Split(' ', ',');
    worst = Math.Max(worst, Math.Abs(loss.Data / double.Parse(expected[3]) - 1));
    sameAccuracy &= log[step].EndsWith($"accuracy {accuracy * 100:F1}%", StringComparison.Ordinal);
}

var agrees = worst <= 1e-12 && sameAccuracy;
Console.WriteLine($"\nmicrograd's own log: losses {(agrees ? "agree" : "DIFFER")}, relative difference at most {worst:G2}; accuracies {(sameAccuracy ? "equal" : "DIFFER")}\n");

// What the network says of each point of the plane, and on it the data; and how it went.
var picture = DecisionBoundary.Of(model, points, classes);
Console.Write(picture.ToTerminal());
var folder = Directory.CreateDirectory("artifacts").FullName;
File.WriteAllText(Path.Combine(folder, "moons.svg"), picture.ToSvg("Two moons"));
File.WriteAllText(Path.Combine(folder, "moons-loss.svg"), LossCurve.ToSvg(losses, title: "One hundred steps"));
return agrees ? 0 : 1;

static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

static string Data(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "data", file);
