using System.Text.Json.Serialization;

namespace Micrograd.Storage;

/// <summary>A network as JSON.</summary>
internal sealed class ModelDocument
{
    public const string CurrentFormat = "micrograd-mlp";
    public const int CurrentVersion = 1;

    [JsonRequired]
    public string Format { get; set; } = "";

    [JsonRequired]
    public int Version { get; set; }

    [JsonRequired]
    public int Inputs { get; set; }

    [JsonRequired]
    public LayerDocument[] Layers { get; set; } = [];
}
