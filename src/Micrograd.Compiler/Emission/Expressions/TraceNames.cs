using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>In a trace, arrays of one name may be arrays of nodes and arrays of numbers: these cannot share a variable, and get names of their own.</summary>
internal static class TraceNames
{
    /// <summary>The function with such names.</summary>
    /// <param name="function">A primal function.</param>
    /// <param name="active">Which parameters are active.</param>
    public static Function Apart(Function function, IReadOnlyList<bool> active)
    {
        var memory = new TraceMemory(function, Activity.Of(function, active), IrType.Double);
        var values = function.Values.Items.ToArray();
        HashSet<ValueId> defined = [.. function.Parameters.Items, .. function.Body.Descendants().SelectMany(instruction => instruction.Results.Items)];
        var groups = Enumerable.Range(0, values.Length).Where(i => values[i] is { Name: not null, Type: ArrayType } && defined.Contains(new ValueId(i)))
            .GroupBy(i => values[i].Name).Where(group => group.Select(i => memory.HoldsNodes(new ValueId(i))).Distinct().Count() > 1);
        foreach (var i in groups.SelectMany(group => group))
        {
            if (!function.Parameters.Items.Contains(new ValueId(i)))
            {
                values[i] = values[i] with { Name = values[i].Name + (memory.HoldsNodes(new ValueId(i)) ? "Nodes" : "Data") };
            }
        }

        return function with { Values = values.ToEquatableArray() };
    }
}
