using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Statements that refuse buffers of the wrong length, null arrays and memory that overlaps, before anything is written.</summary>
/// <param name="signature">F.</param>
/// <param name="types">How types are written.</param>
internal sealed class BufferChecks(MethodSignature signature, KnownTypes types)
{
    private const int MostAtOnce = 4;

    private readonly List<Statement> _lengths = [];
    private readonly List<string> _written = [.. signature.Parameters.Items.Where(parameter => IsChecked(parameter) && parameter.IsWritten).Select(parameter => parameter.Name)];
    private readonly List<string> _read = [.. signature.Parameters.Items.Where(parameter => IsChecked(parameter) && !parameter.IsWritten).Select(parameter => parameter.Name)];

    private readonly Dictionary<string, ArrayType> _types = signature.Parameters.Items.Where(parameter => parameter.Type is ArrayType).ToDictionary(parameter => parameter.Name, parameter => (ArrayType)parameter.Type);

    /// <summary>Whether an array is checked: one of reals.</summary>
    public static bool IsChecked(ParameterSignature parameter) => parameter.Type is MemoryType { HoldsReals: true };

    /// <summary>Requires a buffer as long as an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="isWritten">Whether the method writes to the buffer.</param>
    public BufferChecks Match(string array, string buffer, bool isWritten)
    {
        _lengths.Add(Call("Match", array, buffer));
        (isWritten ? _written : _read).Add(buffer);
        _types[buffer] = _types[array];
        return this;
    }

    /// <summary>Requires a buffer of so many rows and columns.</summary>
    public BufferChecks Jacobian(string rows, string columns, string buffer)
    {
        _lengths.Add(new Line([$"{types["Buffers"]}.Jacobian({rows}, {columns}, {CSharpIdentifier.Escape(buffer)});"]));
        _written.Add(buffer);
        return this;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Statement> Statements() => _lengths.Count == 0 ? [] : [.. _lengths, .. Separations(), new BlankLine()];

    /// <summary>Those of lengths, which also refuse null.</summary>
    public IReadOnlyList<Statement> Lengths() => _lengths;

    /// <summary>Those of overlap: what is written shares memory with nothing.</summary>
    public IEnumerable<Statement> Separations()
    {
        for (var i = 0; i < _written.Count; i++)
        {
            var others = _read.Concat(_written.Skip(i + 1)).Where(other => MayOverlap(_written[i], other)).ToList();
            var inGroups = IsFlat(_written[i]) ? others.Where(IsFlat).ToList() : [];
            foreach (var other in others.Except(inGroups))
            {
                yield return Call("Separate", _written[i], other);
            }

            for (var first = 0; first < inGroups.Count; first += MostAtOnce)
            {
                yield return Call("Separate", [_written[i], .. inGroups.Skip(first).Take(MostAtOnce)]);
            }
        }
    }

    // Arrays of different element types are different objects, and so are a matrix and an array of arrays.
    private bool MayOverlap(string a, string b) =>
        !_types.TryGetValue(a, out var x) || !_types.TryGetValue(b, out var y)
        || (x.Element == y.Element && x.Struct == y.Struct && !(x.Form != y.Form && x.Form is ArrayForm.Matrix or ArrayForm.Jagged && y.Form is ArrayForm.Matrix or ArrayForm.Jagged));

    private bool IsFlat(string name) => !_types.TryGetValue(name, out var type) || type.Form is not (ArrayForm.Matrix or ArrayForm.Jagged);

    private Line Call(string what, params string[] names) => new([$"{types["Buffers"]}.{what}({string.Join(", ", names.Select(CSharpIdentifier.Escape))});"]);
}
