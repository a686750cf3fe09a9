using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Where the arrays of a function come from.</summary>
/// <param name="function">The function.</param>
/// <param name="ofCallee">The same of the functions that it calls.</param>
internal sealed class MemoryRoots(Function function, Func<string, MemoryRoots> ofCallee)
{
    private readonly Dictionary<ValueId, Instruction> _definitions = function.Body.Descendants()
        .SelectMany(instruction => instruction.Results.Select(result => (result, instruction)))
        .ToDictionary(pair => pair.result, pair => pair.instruction);

    private bool _isOpen;

    /// <summary>The roots that a handle may have: what a helper returns has those of what it returns.</summary>
    public IEnumerable<MemoryRoot> Of(ValueId memory)
    {
        if (!_definitions.TryGetValue(memory, out var definition))
        {
            return function.Parameters.Items.IndexOf(memory) is >= 0 and var index ? [new MemoryRoot.Parameter(index)] : [];
        }

        return definition switch
        {
            View view => Of(view.Source),
            External => [new MemoryRoot.Field()],
            Call call => ofCallee(call.Callee).Returned(call.Returned.Items.IndexOf(memory))
                .SelectMany(root => root is MemoryRoot.Parameter parameter ? Of(call.Arguments[parameter.Index]) : [root]),
            _ => [new MemoryRoot.Own()],
        };
    }

    /// <summary>The roots of a result.</summary>
    private IReadOnlyList<MemoryRoot> Returned(int index)
    {
        if (_isOpen || function.Body.End is not Yield end)
        {
            return [];
        }

        // A recursive helper returns in the end what one of its calls returned without it.
        _isOpen = true;
        MemoryRoot[] roots = [.. Of(end.Values[index])];
        _isOpen = false;
        return roots;
    }
}
