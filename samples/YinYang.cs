// A network of 8 tanh neurons learns the yin-yang disc: three classes, softmax cross-entropy, AdamW. Everything comes from the seed 42.
//     dotnet run samples/YinYang.cs
using System.Globalization;
using System.Runtime.CompilerServices;
using Micrograd.Data;
using Micrograd.Drawing;
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

// What EurekaLabsAI/micrograd printed: validation losses with six decimals, training losses with all digits.
var log = new Queue<string>(File.ReadLines(Data("yinyang-log.txt")).Where(line => line.StartsWith("step ")));
var worst = 0.0;
var sameValidation = true;
for (var step = 0; log.Count > 0; step++)
{
    if (step % 10 == 0)
    {
        var line = $"step {step + 1}/100, val loss {Loss.SoftmaxCrossEntropy(model.Forward(validation.Points), validation.Targets).Data:F6}";
        Console.WriteLine(line);
        sameValidation &= line == log.Dequeue();
    }

    var loss = Loss.SoftmaxCrossEntropy(model.Forward(training.Points), training.Targets);
    loss.Backward();
    optimizer.Step(0.1);
    optimizer.ZeroGrad();

    Console.WriteLine($"step {step + 1}/100, train loss {loss.Data:R}");
    worst = Math.Max(worst, Math.Abs(loss.Data / double.Parse(log.Dequeue().Split(' ')[^1]) - 1));
}

var agrees = worst <= 1e-9 && sameValidation;
Console.WriteLine($"\nits own log: losses {(agrees ? "agree" : "DIFFER")}, relative difference at most {worst:G2}; validation losses {(sameValidation ? "equal" : "DIFFER")}\n");

// What the network says of each point of the plane, and on it the data.
var picture = DecisionBoundary.Of(model, [.. training.Points], [.. training.Targets]);
Console.Write(picture.ToTerminal(columns: 60));
File.WriteAllText(Path.Combine(Directory.CreateDirectory("artifacts").FullName, "yinyang.svg"), picture.ToSvg("Yin, yang and dots"));
return agrees ? 0 : 1;

static string Data(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "data", file);
