using System.Text.Json.Serialization;
using Micrograd.Networks;

namespace Micrograd.Storage;

/// <summary>A layer as JSON.</summary>
internal sealed class LayerDocument
{
    [JsonRequired]
    public Activation Activation { get; set; }

    /// <summary>A row of weights per neuron.</summary>
    [JsonRequired]
    public double[][] Weights { get; set; } = [];

    /// <summary>A bias per neuron.</summary>
    [JsonRequired]
    public double[] Biases { get; set; } = [];
}
