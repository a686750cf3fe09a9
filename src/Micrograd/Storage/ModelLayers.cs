using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Storage;

/// <summary>Makes a network of what a file says, after checking all of it.</summary>
internal static class ModelLayers
{
    public static MLP Build(int inputs, LayerDocument[] layers)
    {
        if (layers.Length == 0)
            throw new ModelFileException("There are no layers.");
        var parameters = new List<double>();
        var width = inputs;
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i] ?? throw new ModelFileException($"Layer {i} is null.");
            if (layer.Weights.Length == 0 || layer.Weights.Length != layer.Biases.Length)
                throw new ModelFileException($"Layer {i} has {layer.Weights.Length} rows of weights and {layer.Biases.Length} biases; there must be one of each per neuron.");
            if (!Enum.IsDefined(layer.Activation))
                throw new ModelFileException($"Layer {i} has activation {layer.Activation}, which there is not.");
            for (var j = 0; j < layer.Weights.Length; j++)
            {
                if (layer.Weights[j] is not { } row || row.Length != width || width == 0)
                    throw new ModelFileException($"Neuron {j} of layer {i} has {layer.Weights[j]?.Length ?? 0} weights; it has {width} inputs.");
                parameters.AddRange(row);
                parameters.Add(layer.Biases[j]);
            }

            width = layer.Weights.Length;
        }

        var bad = parameters.FindIndex(number => !double.IsFinite(number));
        if (bad >= 0)
            throw new ModelFileException($"Parameter {bad} is {parameters[bad]}; a model has finite numbers only.");
        int[] sizes = [.. layers.Select(layer => layer.Weights.Length)];
        Activation[] activations = [.. layers.Select(layer => layer.Activation)];
        var model = new MLP(inputs, sizes, activations, new XorShift64Star(1));
        model.SetParameters([.. parameters]);
        return model;
    }

    public static MLP Build(SafeTensorsFile file)
    {
        if (Text(file, "format") != ModelDocument.CurrentFormat)
            throw new ModelFileException($"The format is '{Text(file, "format")}'; it must be '{ModelDocument.CurrentFormat}'.");
        ModelFile.CheckVersion(Text(file, "version"));
        var activations = Text(file, "activations").Split(',');
        if (file.Tensors.Count != 2 * activations.Length)
            throw new ModelFileException($"There are {activations.Length} activations and {file.Tensors.Count} tensors; there must be a weight and a bias per layer.");
        LayerDocument[] layers = [.. activations.Select((name, i) => Layer(file, name, i))];
        return Build(layers[0].Weights is [{ } row, ..] ? row.Length : 0, layers);
    }

    public static string Describe(MLP model) =>
        $"{model.InputCount} → {string.Join(" → ", model.Layers.Select(layer => $"{layer.OutputCount} {layer.Activation}"))}";

    private static string Text(SafeTensorsFile file, string key) =>
        file.Metadata.TryGetValue(key, out var text) ? text : throw new ModelFileException($"The file's __metadata__ has no '{key}'.");

    private static LayerDocument Layer(SafeTensorsFile file, string activation, int i)
    {
        if (!Enum.TryParse<Activation>(activation, out var parsed) || parsed.ToString() != activation)
            throw new ModelFileException($"Layer {i} has activation '{activation}', which there is not.");
        var weight = Tensor(file, $"layers.{i}.weight", dimensions: 2);
        var bias = Tensor(file, $"layers.{i}.bias", dimensions: 1);
        var (rows, columns) = (weight.Shape[0], weight.Shape[1]);
        return new()
        {
            Activation = parsed,
            Weights = [.. Enumerable.Range(0, columns == 0 ? 0 : rows).Select(j => weight.Data[(j * columns)..((j + 1) * columns)])],
            Biases = bias.Data,
        };
    }

    private static Tensor Tensor(SafeTensorsFile file, string name, int dimensions)
    {
        var tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw new ModelFileException($"There is no tensor '{name}'.");
        if (tensor.Shape.Count != dimensions)
            throw new ModelFileException($"{name} has shape [{string.Join(", ", tensor.Shape)}]; it must have {dimensions} dimensions.");
        return tensor;
    }
}
