using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Who calls whom.</summary>
public static class CallGraph
{
    /// <summary>The functions of a module that can reach themselves.</summary>
    public static HashSet<string> Recursive(Module module)
    {
        var callees = module.Helpers.Items.Concat([module.Main]).ToDictionary(
            function => function.Name,
            function => function.Body.Descendants().OfType<Call>().Select(call => call.Callee).Distinct().ToList());
        return [.. callees.Keys.Where(name => Reaches(callees, name))];
    }

    /// <summary>The functions that <paramref name="main"/> reaches, itself not included, in order of first call.</summary>
    public static EquatableArray<Function> Reached(Function main, Func<string, Function> functionOf)
    {
        var reached = new List<Function>();
        var seen = new HashSet<string> { main.Name };
        Visit(main);
        return reached.ToEquatableArray();

        void Visit(Function function)
        {
            foreach (var call in function.Body.Descendants().OfType<Call>())
            {
                if (seen.Add(call.Callee))
                {
                    reached.Add(functionOf(call.Callee));
                    Visit(reached[reached.Count - 1]);
                }
            }
        }
    }

    private static bool Reaches(Dictionary<string, List<string>> callees, string target)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(callees[target]);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (name == target)
            {
                return true;
            }

            if (seen.Add(name))
            {
                foreach (var callee in callees[name])
                {
                    open.Push(callee);
                }
            }
        }

        return false;
    }
}
