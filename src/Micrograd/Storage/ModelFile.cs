using System.Text.Json;
using Micrograd.Networks;

namespace Micrograd.Storage;

/// <summary>
/// Saves and loads networks, as JSON or as safetensors. A file is written whole or not at all; a file that cannot be loaded changes nothing.
/// </summary>
public static class ModelFile
{
    /// <summary>Writes a network as JSON, with all digits.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="ArgumentException">A parameter is not a finite number.</exception>
    /// <exception cref="IOException">The file cannot be written; one that existed is as before.</exception>
    public static void SaveJson(MLP model, string path) => AtomicFile.Write(path, ToJson(model));

    /// <summary>Reads a network from JSON.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ModelFileException">It is not such a file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MLP LoadJson(string path) => FromJson(File.ReadAllBytes(path));

    /// <summary>Reads the parameters of a network of the same layers from JSON.</summary>
    /// <param name="model">The network; changed only if all is well.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is not such a file, or the network in it is of other sizes or activations.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void LoadJson(MLP model, string path) => CopyInto(model, LoadJson(path));

    /// <summary>Writes a network as safetensors: <c>layers.0.weight</c> [neurons, inputs], <c>layers.0.bias</c> [neurons], ….</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="type">How numbers are stored.</param>
    /// <exception cref="ArgumentException">A parameter is not a finite number, as F32 not one that fits.</exception>
    /// <exception cref="IOException">The file cannot be written; one that existed is as before.</exception>
    public static void SaveSafeTensors(MLP model, string path, NumberType type = NumberType.F64) => AtomicFile.Write(path, ToSafeTensors(model, type));

    /// <summary>Reads a network from safetensors.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ModelFileException">It is not such a file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MLP LoadSafeTensors(string path) => FromSafeTensors(File.ReadAllBytes(path));

    /// <summary>Reads the parameters of a network of the same layers from safetensors.</summary>
    /// <param name="model">The network; changed only if all is well.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is not such a file, or the network in it is of other sizes or activations.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void LoadSafeTensors(MLP model, string path) => CopyInto(model, LoadSafeTensors(path));

    /// <summary>A network as JSON.</summary>
    /// <param name="model">The network.</param>
    /// <returns>The text, in UTF-8.</returns>
    /// <exception cref="ArgumentException">A parameter is not a finite number.</exception>
    public static byte[] ToJson(MLP model)
    {
        CheckFinite(model);
        var document = new ModelDocument
        {
            Format = ModelDocument.CurrentFormat,
            Version = ModelDocument.CurrentVersion,
            Inputs = model.InputCount,
            Layers = [.. model.Layers.Select(layer => new LayerDocument
            {
                Activation = layer.Activation,
                Weights = [.. layer.Neurons.Select(neuron => neuron.Weights.Select(weight => weight.Number).ToArray())],
                Biases = [.. layer.Neurons.Select(neuron => neuron.Bias.Number)],
            })],
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, ModelJsonContext.Default.ModelDocument);
    }

    /// <summary>A network from JSON.</summary>
    /// <param name="json">The text, in UTF-8.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ModelFileException">It is not such a text.</exception>
    public static MLP FromJson(ReadOnlySpan<byte> json)
    {
        ModelDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, ModelJsonContext.Default.ModelDocument) ?? throw new ModelFileException("The file is the JSON value null.");
        }
        catch (JsonException exception)
        {
            throw new ModelFileException($"This is not a network in JSON: {exception.Message}", exception);
        }

        if (document.Format != ModelDocument.CurrentFormat)
            throw new ModelFileException($"The format is '{document.Format}'; it must be '{ModelDocument.CurrentFormat}'.");
        CheckVersion(document.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return ModelLayers.Build(document.Inputs, document.Layers);
    }

    /// <summary>A network as safetensors.</summary>
    /// <param name="model">The network.</param>
    /// <param name="type">How numbers are stored.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">A parameter is not a finite number, as F32 not one that fits.</exception>
    public static byte[] ToSafeTensors(MLP model, NumberType type = NumberType.F64)
    {
        CheckFinite(model);
        var tensors = new List<Tensor>();
        for (var i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            double[] weights = [.. layer.Neurons.SelectMany(neuron => neuron.Weights).Select(weight => weight.Number)];
            tensors.Add(new($"layers.{i}.weight", [layer.OutputCount, layer.InputCount], weights));
            tensors.Add(new($"layers.{i}.bias", [layer.OutputCount], [.. layer.Neurons.Select(neuron => neuron.Bias.Number)]));
        }

        return SafeTensors.Write(tensors, type, new Dictionary<string, string>
        {
            ["format"] = ModelDocument.CurrentFormat,
            ["version"] = $"{ModelDocument.CurrentVersion}",
            ["activations"] = string.Join(",", model.Layers.Select(layer => layer.Activation)),
        });
    }

    /// <summary>A network from safetensors.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ModelFileException">It is not such a file.</exception>
    public static MLP FromSafeTensors(ReadOnlyMemory<byte> bytes) => ModelLayers.Build(SafeTensors.Read(bytes));

    internal static void CheckVersion(string version)
    {
        if (version != $"{ModelDocument.CurrentVersion}")
            throw new ModelFileException($"The version is {version}; this reads version {ModelDocument.CurrentVersion}.");
    }

    private static void CheckFinite(MLP model)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (var i = 0; i < model.ParameterCount; i++)
        {
            if (!double.IsFinite(model.Parameters[i].Number))
                throw new ArgumentException($"Parameter {i} is {model.Parameters[i].Number}; a model that is saved has finite numbers only.", nameof(model));
        }
    }

    private static void CopyInto(MLP model, MLP loaded)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.ToString() != loaded.ToString())
            throw new ModelFileException($"The network in the file is another one: {ModelLayers.Describe(loaded)}; this one is {ModelLayers.Describe(model)}.");
        model.SetParameters(loaded.GetParameters());
    }
}
