using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Analyzers;

/// <summary>Calls that remain calls in derived code, of the helper's derivative.</summary>
internal static class CallRemarks
{
    /// <summary>Remarks on a module after inlining.</summary>
    public static IEnumerable<Diagnostic> On(Module inlined, IReadOnlyList<bool> activeParameters, SourceMap sources)
    {
        // What takes or returns arrays is inlined when it is differentiated.
        inlined = Inliner.InlineArrays(inlined);
        foreach (var entry in ModuleActivity.Of(inlined, activeParameters))
        {
            var function = inlined[entry.Key];
            foreach (var call in function.Body.Descendants().OfType<Call>().Where(call => call.Arguments.Items.Any(entry.Value.IsActive)))
            {
                if (sources.Find(function, call) is { } syntax)
                {
                    var (reason, remedy) = Explain(Inliner.ReasonToCall(inlined, inlined[call.Callee]));
                    yield return Diagnostic.Create(Descriptors.CallRemains, syntax.GetLocation(), call.Callee, reason, remedy);
                }
            }
        }
    }

    private static (string Reason, string Remedy) Explain(CallReason reason) => reason switch
    {
        CallReason.Recursive => ("calls itself", "write it as a loop"),
        CallReason.Loop => ("has a loop", "write the loop in the caller"),
        CallReason.Throws => ("always throws", "throw in the caller"),
        _ => ($"has more than {Inliner.MaxOperations} operations", "split it into smaller methods"),
    };
}
