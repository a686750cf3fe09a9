namespace Micrograd.Fuzzing.Programs;

/// <summary>A parameter of a random method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its type.</param>
/// <param name="Start">Where its numbers start among all that the method is differentiated by.</param>
internal sealed record Parameter(string Name, ParameterForm Form, int Start)
{
    private const int ArrayLength = 5;

    /// <summary>How many numbers it is.</summary>
    public int Count => Form switch { ParameterForm.Real => 1, ParameterForm.Vector => 2, _ => ArrayLength };

    /// <summary>Whether it is memory.</summary>
    public bool IsArray => Form >= ParameterForm.Array;

    /// <summary>Its type in C#.</summary>
    public string Type => Form switch
    {
        ParameterForm.Real => "double",
        ParameterForm.Vector => "Vec",
        ParameterForm.Array => "double[]",
        ParameterForm.Span => "Span<double>",
        _ => "ReadOnlySpan<double>",
    };
}
