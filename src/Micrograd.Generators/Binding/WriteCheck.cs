using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;

namespace Micrograd.Generators.Binding;

/// <summary>Refuses what writes elements of an array that the method does not own: one in a field. Follows arrays through helpers.</summary>
internal sealed class WriteCheck(Module module, IReadOnlyDictionary<string, IReadOnlyList<MemoryUse>> uses, Problems problems)
{
    private readonly Dictionary<string, HashSet<int>> _written = uses.Keys.ToDictionary(name => name, _ => new HashSet<int>());
    private readonly Dictionary<string, MemoryRoots> _roots = [];

    /// <summary>Reports every such write.</summary>
    public void Run()
    {
        if (uses.Values.All(found => found.Count == 0))
        {
            return;
        }

        foreach (var function in module.Helpers.Items.Prepend(module.Main))
        {
            _roots.Add(function.Name, new MemoryRoots(function, name => _roots[name]));
        }

        // Which parameters a helper writes, itself or through others.
        while (uses.Where(entry => Spread(entry.Key, entry.Value)).ToArray().Length > 0)
        {
        }

        foreach (var entry in uses)
        {
            foreach (var use in entry.Value.Where(use => Writes(use) && _roots[entry.Key].Of(use.Memory).Any(root => root is MemoryRoot.Field)))
            {
                problems.Report(
                    Descriptors.Unsupported,
                    use.Location,
                    "A write into an array that is not the method's own",
                    "Arrays in fields and properties are constants to the derivative: write into a parameter or a local array");
            }
        }
    }

    private bool Writes(MemoryUse use) => use.Callee is null || _written[use.Callee].Contains(use.Parameter);

    private bool Spread(string function, IReadOnlyList<MemoryUse> found)
    {
        var changed = false;
        foreach (var use in found.Where(Writes))
        {
            foreach (var root in _roots[function].Of(use.Memory).OfType<MemoryRoot.Parameter>())
            {
                changed |= _written[function].Add(root.Index);
            }
        }

        return changed;
    }
}
