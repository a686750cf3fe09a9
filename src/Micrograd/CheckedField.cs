using System.ComponentModel;

namespace Micrograd;

/// <summary>A number in a struct whose gradient is checked.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <param name="Path">How it is reached: <c>.Start.X</c>.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">The same struct with another number there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CheckedField<T>(string Path, Func<T, double> Get, Func<T, double, T> With)
    where T : struct;
