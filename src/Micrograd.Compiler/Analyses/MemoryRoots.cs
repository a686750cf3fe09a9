using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>What memory a handle belongs to: the parameter, allocation or field that it is a view of.</summary>
public sealed class MemoryRoots
{
    private readonly Dictionary<ValueId, ValueId> _sources = [];

    /// <summary>Follows the views of a function.</summary>
    public MemoryRoots(Function function)
    {
        foreach (var view in function.Body.Descendants().OfType<View>())
        {
            _sources[view.Result] = view.Source;
        }
    }

    /// <summary>The root of a handle; a root is its own.</summary>
    public ValueId Of(ValueId memory)
    {
        while (_sources.TryGetValue(memory, out var source))
        {
            memory = source;
        }

        return memory;
    }
}
