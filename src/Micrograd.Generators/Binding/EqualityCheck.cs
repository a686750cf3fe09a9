using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;

namespace Micrograd.Generators.Binding;

/// <summary>Warns about equality of values that the derivative flows through, in the marked method and in the helpers it reaches.</summary>
internal sealed class EqualityCheck(Module module, IReadOnlyDictionary<string, IReadOnlyList<ActiveTest>> tests, Problems problems)
{
    /// <summary>Follows activity through calls, then reports.</summary>
    public void Run(IReadOnlyList<bool> activeParameters)
    {
        if (tests.Values.All(found => found.Count == 0))
        {
            return;
        }

        foreach (var entry in ModuleActivity.Of(module, activeParameters))
        {
            foreach (var test in tests[entry.Key].Where(test => test.Operands.Items.Any(entry.Value.IsActive)))
            {
                problems.Report(Descriptors.EqualityOfActiveValues, test.Location, test.Operator);
            }
        }
    }
}
