// A network of 8 tanh neurons learns the yin-yang disc: three classes, softmax cross-entropy, AdamW. Everything comes from the seed 42.
//     dotnet run samples/YinYang.cs
using System.Globalization;
using System.Runtime.CompilerServices;
using Micrograd.Data;
using Micrograd.Networks;
using Micrograd.Randomness;
using Micrograd.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var random = new XorShift64Star(42);
var data = DataSets.YinYang(random);
var (training, validation) = (data.Slice(0, 80), data.Slice(80, 10));
var model = new MLP(2, [8, 3], [Activation.Tanh, Activation.Linear], random, Initializers.FanIn);
var optimizer = new AdamW(model.Parameters, beta2: 0.95, weightDecay: 1e-4);
Console.WriteLine($"{model.ParameterCount} parameters, {training.Count} points to learn from");

// The losses that EurekaLabsAI/micrograd printed.
string[] log = [.. File.ReadLines(Data("yinyang-log.txt")).Where(line => line.Contains("train loss"))];
var worst = 0.0;
for (var step = 0; step < log.Length; step++)
{
    if (step % 10 == 0)
        Console.WriteLine($"step {step + 1}/100, val loss {Loss.SoftmaxCrossEntropy(model.Forward(validation.Points), validation.Targets).Data:F6}");

    var loss = Loss.SoftmaxCrossEntropy(model.Forward(training.Points), training.Targets);
    loss.Backward();
    optimizer.Step(0.1);
    optimizer.ZeroGrad();

    Console.WriteLine($"step {step + 1}/100, train loss {loss.Data:R}");
    worst = Math.Max(worst, Math.Abs(loss.Data / double.Parse(log[step].Split(' ')[^1]) - 1));
}

Console.WriteLine($"\nits own log: losses {(worst <= 1e-9 ? "agree" : "DIFFER")}, relative difference at most {worst:G2}\n");

// The disc, a character per point: what the network says.
for (var y = 2.0; y >= -2; y -= 0.2)
    Console.WriteLine(string.Concat(Enumerable.Range(0, 41).Select(column => Symbol(-2 + 0.1 * column, y))));
return worst <= 1e-9 ? 0 : 1;

char Symbol(double x, double y)
{
    var logits = model.Forward([x, y]);
    return x * x + y * y > 4.02 ? ' ' : ".+@"[Enumerable.Range(0, 3).MaxBy(i => logits[i].Data)];
}

static string Data(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "data", file);
