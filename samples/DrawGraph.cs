// micrograd's neuron, drawn: as text for Graphviz and Mermaid, as a picture, and as a page that steps through Backward.
//     dotnet run samples/DrawGraph.cs
using Micrograd;
using Micrograd.Networks;

// Inputs, weights and the bias, chosen so that the numbers are easy on the eye.
var x1 = new Value(2.0, "x1");
var x2 = new Value(0.0, "x2");
var w1 = new Value(-3.0, "w1");
var w2 = new Value(1.0, "w2");
var b = new Value(6.8813735870195432, "b");

var x1w1 = (x1 * w1).Named("x1·w1");
var x2w2 = (x2 * w2).Named("x2·w2");
var sum = (x1w1 + x2w2).Named("x1·w1 + x2·w2");
var n = (sum + b).Named("n");
var o = n.Tanh().Named("o");

var folder = Directory.CreateDirectory("artifacts").FullName;
Write("neuron-before.svg", o.ToSvg());         // the gradients are blank

o.Backward();
Write("neuron.dot", o.ToDot());                // dot -Tpng neuron.dot
Write("neuron.mmd", o.ToMermaid());            // in Markdown: ```mermaid
Write("neuron.svg", o.ToSvg());
Write("neuron.html", o.ToHtml());              // open it in a browser and press the right arrow key

// The same neuron as networks make it: one operation for the weighted sum. Drawings fold it or open it.
var fused = Value.Affine([w1, w2], [x1, x2], b).Tanh().Named("o");
fused.ZeroGrad();
fused.Backward();
Write("neuron-folded.svg", fused.ToSvg());
Write("neuron-opened.svg", fused.ToSvg(new() { OpenFused = true }));

// A network that works on two examples at once is drawn as its neurons are, example by example.
var scores = new MLP(2, [3, 1], Activation.Tanh).Forward([[1.0, 0.5], [-1.0, 2.0]]);
var loss = Loss.Hinge(scores, [1, -1]).Named("loss");
loss.Backward();
Write("network.svg", loss.ToSvg());

void Write(string file, string text)
{
    File.WriteAllText(Path.Combine(folder, file), text);
    Console.WriteLine($"artifacts/{file}   {text.Length} characters");
}
