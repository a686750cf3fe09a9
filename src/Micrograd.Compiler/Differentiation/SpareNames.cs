using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Names for adjoints of unnamed values: <c>d_sum</c> for the adjoint of an unnamed sum. Only those that are read more than once, and so become
/// variables, take theirs; the others fold into expressions.</summary>
internal sealed class SpareNames(FunctionBuilder builder, Definitions definitions)
{
    private readonly Dictionary<ValueId, string> _names = [];

    /// <summary>Notes that <paramref name="adjoint"/> is the adjoint of <paramref name="primal"/>.</summary>
    public void Add(ValueId adjoint, ValueId primal) =>
        _names[adjoint] = "d_" + OperationNames.For(definitions[primal], builder[primal].Type);

    /// <summary>Names what is read more than once in the finished body.</summary>
    public void Give(Block body)
    {
        var uses = body.Reads().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        foreach (var pair in _names)
        {
            if (builder[pair.Key].Name is null && uses.TryGetValue(pair.Key, out var count) && count > 1)
            {
                builder[pair.Key] = builder[pair.Key] with { Name = pair.Value };
            }
        }
    }
}
