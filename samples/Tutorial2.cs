// The second tutorial: a network. Its text is docs/tutorial-2-the-network.md.
//     dotnet run samples/Tutorial2.cs
using System.Globalization;
using Micrograd;
using Micrograd.Drawing;
using Micrograd.Networks;
using Micrograd.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var pictures = Directory.CreateDirectory("artifacts").FullName;

// 1. A network: layers of neurons.
var model = new MLP(3, [4, 4, 1], Activation.Tanh, seed: 7);
Console.WriteLine(model);
Console.WriteLine($"{model.Parameters.Count} parameters");
Console.WriteLine($"before training it says {model.Forward([2.0, 3.0, -1.0])[0].Data:F4}");

// 2. Four examples and what the network should say of each.
double[][] inputs = [[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]];
double[] targets = [1, -1, -1, 1];

// 3. Training: forward, loss, backward, a small step downhill.
var losses = new List<double>();
for (var step = 0; step < 60; step++)
{
    var loss = Value.Sum([.. inputs.Zip(targets, (x, y) => (model.Forward(x)[0] - y).Pow(2))]);
    model.ZeroGrad();
    loss.Backward();
    foreach (var p in model.Parameters)
        p.Data -= 0.05 * p.Grad;
    losses.Add(loss.Data);
    if (step is 0 or 1 or 2 or 9 or 29 or 59)
        Console.WriteLine($"step {step,2}  loss {loss.Data:F6}");
}

Console.WriteLine($"after training it says {string.Join(", ", inputs.Select(x => $"{model.Forward(x)[0].Data:F3}"))}");
File.WriteAllText(Path.Combine(pictures, "tutorial-2-loss.svg"), LossCurve.ToSvg(losses, title: "Four examples, sixty steps"));

// 4. A plane to divide: is a point inside the circle?
var random = new Random(5);
double[][] points = [.. Enumerable.Range(0, 80).Select(_ => new[] { 3 * random.NextDouble() - 1.5, 3 * random.NextDouble() - 1.5 })];
double[] classes = [.. points.Select(p => p[0] * p[0] + p[1] * p[1] < 1 ? 1.0 : -1.0)];

var circle = new MLP(2, [8, 8, 1], Activation.Tanh, seed: 3);
for (var step = 0; step < 150; step++)
{
    Value[] scores = [.. points.Select(p => circle.Forward(p)[0])];
    var loss = Loss.Hinge(scores, classes);
    circle.ZeroGrad();
    loss.Backward();
    foreach (var p in circle.Parameters)
        p.Data -= 0.5 * p.Grad;
    if (step is 0 or 49 or 99 or 149)
        Console.WriteLine($"step {step,3}  loss {loss.Data:F4}  right {scores.Zip(classes).Count(s => s.First.Data * s.Second > 0)} of 80");
}

// 5. What it has learned.
var boundary = DecisionBoundary.Of(circle, points, classes);
File.WriteAllText(Path.Combine(pictures, "tutorial-2-boundary.svg"), boundary.ToSvg("Inside or outside the circle"));
Console.Write(boundary.ToTerminal(columns: 60, color: false));
