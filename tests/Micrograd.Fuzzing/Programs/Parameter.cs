namespace Micrograd.Fuzzing.Programs;

/// <summary>A parameter of a random method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its type.</param>
/// <param name="Start">Where its numbers start among all that the method is differentiated by.</param>
internal sealed record Parameter(string Name, ParameterForm Form, int Start)
{
    /// <summary>How many numbers <see cref="ParameterForm.LongSpan"/> holds.</summary>
    public const int LongLength = 12;

    private const int ArrayLength = 5;
    private const int FirstRow = 3;
    private const int StructCount = 3;
    private const int Columns = 3;

    /// <summary>How many numbers it is.</summary>
    public int Count => Form switch
    {
        ParameterForm.Real => 1,
        ParameterForm.Vector => 2,
        ParameterForm.LongSpan => LongLength,
        ParameterForm.Matrix => 2 * Columns,
        _ => IsOfStructs ? 2 * StructCount : ArrayLength,
    };

    /// <summary>Whether it is memory.</summary>
    public bool IsArray => Form >= ParameterForm.Array;

    /// <summary>Whether it is an array or span of numbers.</summary>
    public bool IsOfNumbers => Form is ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan or ParameterForm.LongSpan;

    /// <summary>Whether it is an array of structs.</summary>
    public bool IsOfStructs => Form >= ParameterForm.VectorArray;

    /// <summary>The fields of the structs in it.</summary>
    public IReadOnlyList<string> Fields => Form is ParameterForm.BoxArray or ParameterForm.BoxSpan ? ["A", "B"] : ["X", "Y"];

    /// <summary>Its type in C#.</summary>
    public string Type => Form switch
    {
        ParameterForm.Real => "double",
        ParameterForm.Vector => "Vec",
        ParameterForm.Array => "double[]",
        ParameterForm.Span => "Span<double>",
        ParameterForm.ReadOnlySpan or ParameterForm.LongSpan => "ReadOnlySpan<double>",
        ParameterForm.Jagged => "double[][]",
        ParameterForm.Matrix => "double[,]",
        ParameterForm.VectorArray => "Vec[]",
        ParameterForm.VectorSpan => "Span<Vec>",
        ParameterForm.BoxArray => "Box[]",
        _ => "Span<Box>",
    };

    /// <summary>Where each of its numbers stands in it, as C# writes it after its name.</summary>
    public IEnumerable<string> Places => Enumerable.Range(0, Count).Select(i => Form switch
    {
        ParameterForm.Real => "",
        ParameterForm.Vector => "." + Fields[i],
        ParameterForm.Jagged => i < FirstRow ? $"[0][{i}]" : $"[1][{i - FirstRow}]",
        ParameterForm.Matrix => $"[{i / Columns}, {i % Columns}]",
        _ when IsOfStructs => $"[{i / 2}].{Fields[i % 2]}",
        _ => $"[{i}]",
    });

    /// <summary>An expression that makes it of the numbers in an array.</summary>
    /// <param name="from">The array.</param>
    public string Made(string from) => Form switch
    {
        ParameterForm.Real => $"{from}[{Start}]",
        ParameterForm.Vector => $"new Vec({from}[{Start}], {from}[{Start + 1}])",
        ParameterForm.Jagged => $"new[] {{ {Part(from, 0, FirstRow)}, {Part(from, FirstRow, Count)} }}",
        ParameterForm.Matrix => $"new[,] {{ {string.Join(", ", Enumerable.Range(0, 2).Select(row => $"{{ {string.Join(", ", Enumerable.Range(0, Columns).Select(column => $"{from}[{Start + (row * Columns) + column}]"))} }}"))} }}",
        _ when IsOfStructs => $"new[] {{ {string.Join(", ", Enumerable.Range(0, StructCount).Select(i => $"new {(Fields[0] == "A" ? "Box" : "Vec")}({from}[{Start + (2 * i)}], {from}[{Start + (2 * i) + 1}])"))} }}",
        _ => Part(from, 0, Count),
    };

    /// <summary>The lengths of rows, of an array of arrays.</summary>
    public static IReadOnlyList<int> Rows => [FirstRow, ArrayLength - FirstRow];

    private string Part(string from, int start, int end) => $"{from}[{Start + start}..{Start + end}]";
}
