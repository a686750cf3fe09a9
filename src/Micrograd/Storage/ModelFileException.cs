namespace Micrograd.Storage;

/// <summary>A file is not a model that can be loaded: truncated, damaged, of another version, or of another shape. Nothing was changed.</summary>
/// <param name="message">What is wrong, and where.</param>
/// <param name="inner">What was found, if it was an exception.</param>
public sealed class ModelFileException(string message, Exception? inner = null) : Exception(message, inner);
