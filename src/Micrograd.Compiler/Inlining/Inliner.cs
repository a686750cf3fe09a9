using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Inlining;

/// <summary>Puts small helpers in the place of their calls, where they cost least and read best. The others are called, and differentiated as a forward
/// part and a pullback.</summary>
public static class Inliner
{
    /// <summary>Larger helpers are called.</summary>
    private const int MaxOperations = 12;

    /// <summary>Inlines throughout a module, callees before callers; helpers that nobody calls any more are dropped.</summary>
    public static Module Run(Module module)
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

            return done[function.Name] = new CallReplacement(function, callee => IsSmall(done[callee]) ? done[callee] : null).Run();
        }

        bool IsSmall(Function function) =>
            !recursive.Contains(function.Name)
            && function.Body.End is Yield
            && function.Body.Descendants().All(instruction => instruction is not (For or While))
            && function.Body.Descendants().Count(instruction => instruction is Apply or Call) <= MaxOperations;
    }

    private static IEnumerable<Call> Calls(Function function) => function.Body.Descendants().OfType<Call>();
}
