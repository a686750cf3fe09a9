using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Inlining;

/// <summary>Puts small helpers in the place of their calls, where they cost least and read best. The others are called, and differentiated as a forward
/// part and a pullback.</summary>
public static class Inliner
{
    /// <summary>Larger helpers are called.</summary>
    public const int MaxOperations = 12;

    /// <summary>Inlines small helpers throughout a module.</summary>
    public static Module Run(Module module) => Run(module, IsSmall);

    /// <summary>Inlines what cannot be differentiated as a call of its own: helpers that take or return memory, or yield more than one value.</summary>
    public static Module InlineArrays(Module module) =>
        module.Helpers.All(helper => !NeedsCaller(helper)) ? module : Run(module, NeedsCaller);

    /// <summary>Whether a helper is differentiated in its caller only.</summary>
    public static bool NeedsCaller(Function function) =>
        function.ResultTypes.Count > 1 || (function.ResultTypes.Count == 0 && function.Body.End is Yield) || function.ResultTypes.Items.Any(type => type is MemoryType)
        || function.Parameters.Any(parameter => function.TypeOf(parameter) is MemoryType);

    /// <summary>Inlines throughout a module, callees before callers; helpers that nobody calls any more are dropped.</summary>
    private static Module Run(Module module, Func<Function, bool> isInlined)
    {
        var recursive = CallGraph.Recursive(module);
        var done = new Dictionary<string, Function>();
        var main = Visit(module.Main);
        return new Module(main, CallGraph.Reached(main, name => done[name]));

        Function Visit(Function function)
        {
            if (done.TryGetValue(function.Name, out var known))
            {
                return known;
            }

            // Recursive calls find the function as it was; it is not inlined anyway.
            done.Add(function.Name, function);
            foreach (var callee in Calls(function).Select(call => call.Callee).Distinct())
            {
                Visit(module[callee]);
            }

            return done[function.Name] = new CallReplacement(
                function, callee => !recursive.Contains(callee) && isInlined(done[callee]) ? done[callee] : null).Run();
        }
    }

    /// <summary>Why a helper that is left after inlining is called.</summary>
    /// <param name="module">The module after inlining.</param>
    /// <param name="helper">One of its functions.</param>
    public static CallReason ReasonToCall(Module module, Function helper) =>
        CallGraph.Recursive(module).Contains(helper.Name) ? CallReason.Recursive : ReasonToCall(helper) ?? CallReason.Large;

    private static CallReason? ReasonToCall(Function function) =>
        function.Body.End is not Yield ? CallReason.Throws
        : function.Body.Descendants().Any(instruction => instruction is For or While) ? CallReason.Loop
        : function.Body.Descendants().Count(instruction => instruction is Apply or Call) > MaxOperations ? CallReason.Large
        : null;

    private static bool IsSmall(Function function) => !NeedsCaller(function) && ReasonToCall(function) is null;

    private static IEnumerable<Call> Calls(Function function) => function.Body.Descendants().OfType<Call>();
}
