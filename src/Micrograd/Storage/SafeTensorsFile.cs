namespace Micrograd.Storage;

/// <summary>What is in a safetensors file.</summary>
/// <param name="Tensors">The tensors, in the order of their numbers in the file.</param>
/// <param name="Metadata">The texts under <c>__metadata__</c>.</param>
public sealed record SafeTensorsFile(IReadOnlyList<Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata);
