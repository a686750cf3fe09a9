using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>How a trace holds arrays of active reals: parameters as spans, arrays of its own as arrays of nodes.</summary>
internal sealed class TraceMemory
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly ScalarType _node;
    private readonly MemoryRoots _roots;
    private readonly Dictionary<ValueId, Instruction> _definitions;
    private readonly HashSet<ValueId> _written;

    /// <summary>Looks at what a function does with arrays.</summary>
    public TraceMemory(Function function, Activity activity, ScalarType node)
    {
        (_function, _activity, _node) = (function, activity, node);
        _roots = new MemoryRoots(function);
        var instructions = function.Body.Descendants().ToList();
        _definitions = instructions.Where(instruction => instruction is View or Allocate or External).ToDictionary(instruction => instruction.Results[0]);
        _written = [.. instructions.Select(instruction => instruction.Written()).OfType<ValueId>().Select(_roots.Of), .. Renamed()];
    }

    /// <summary>Whether memory holds nodes; other memory stays plain numbers.</summary>
    public bool HoldsNodes(ValueId value) => _function.TypeOf(value) is ArrayType && _activity.IsActive(_roots.Of(value));

    /// <summary>The type of memory in the trace; null for what is no memory.</summary>
    public ArrayType? TypeOf(ValueId value) => _function.TypeOf(value) is not ArrayType type ? null
        : HoldsNodes(value) ? new ArrayType(_node, FormOf(value, type))
        : type.Form == ArrayForm.Span && _definitions.TryGetValue(value, out var definition) && definition is Allocate ? type with { Form = ArrayForm.Array }
        : type;

    private ArrayForm FormOf(ValueId value, ArrayType type) => type.Form is ArrayForm.Matrix or ArrayForm.Jagged ? type.Form
        : _definitions.TryGetValue(value, out var definition) ? definition switch
        {
            Slice slice => TypeOf(slice.Source)!.IsWritable ? ArrayForm.Span : ArrayForm.ReadOnlySpan,
            _ => ArrayForm.Array,
        }
        : type.Form == ArrayForm.Array ? (_written.Contains(value) ? ArrayForm.Span : ArrayForm.ReadOnlySpan)
        : type.Form;

    /// <summary>Roots that share a variable with another: it must be able to hold either.</summary>
    private IEnumerable<ValueId> Renamed() => Enumerable.Range(0, _function.Values.Count)
        .Where(i => _function.Values[i] is { Name: not null, Type: ArrayType })
        .GroupBy(i => _function.Values[i].Name, i => _roots.Of(new ValueId(i)))
        .Where(roots => roots.Distinct().Skip(1).Any())
        .SelectMany(roots => roots);
}
