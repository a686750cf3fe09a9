using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The helpers of the module under differentiation: the primal ones, and a derived pair for each set of arguments that want adjoints.</summary>
internal sealed class HelperLibrary
{
    private readonly Module _primal;
    private readonly HashSet<string> _recursive;
    private readonly Dictionary<string, DerivedHelper> _derived = [];
    private readonly Dictionary<string, Function> _functions = [];

    public HelperLibrary(Module primal)
    {
        _primal = primal;
        _recursive = CallGraph.Recursive(primal);
        foreach (var function in primal.Helpers.Items.Concat([primal.Main]))
        {
            _functions[function.Name] = function;
        }
    }

    /// <summary>Whether the function can reach itself.</summary>
    public bool IsRecursive(string name) => _recursive.Contains(name);

    /// <summary>Whether calling the function uses the tape.</summary>
    public bool UsesTape(string name) => _functions.TryGetValue(name, out var function) && function.UsesTape;

    /// <summary>Whether the function always throws: nothing comes back that could be reversed.</summary>
    public bool AlwaysThrows(string name) => _primal[name].Body.End is Throw;

    /// <summary>The forward part and pullback of <paramref name="callee"/> for the given arguments.</summary>
    public DerivedHelper Derive(string callee, IReadOnlyList<bool> wanted)
    {
        var key = callee + ":" + string.Concat(wanted.Select(want => want ? '1' : '0'));
        if (_derived.TryGetValue(key, out var known))
        {
            return known;
        }

        var derived = new DerivedHelper(Unique(callee + "Forward"), Unique(callee + "Pullback"));
        _derived.Add(key, derived);
        _functions.Add(derived.Forward, _primal[callee]);
        _functions.Add(derived.Pullback, _primal[callee]);
        var isRecursive = IsRecursive(callee);
        derived.UsesTape = isRecursive;
        var (forward, pullback) = new HelperFunction(_primal[callee], wanted, this, derived, isRecursive).Build();
        _functions[derived.Forward] = forward;
        _functions[derived.Pullback] = pullback;
        return derived;
    }

    /// <summary>The helpers that <paramref name="main"/> reaches, in order of first call.</summary>
    public EquatableArray<Function> Reached(Function main)
    {
        var names = new List<string>();
        var seen = new HashSet<string>();
        Visit(main);
        return names.Select(name => _functions[name]).ToEquatableArray();

        void Visit(Function function)
        {
            foreach (var call in function.Body.AllInstructions().OfType<Call>())
            {
                if (seen.Add(call.Callee))
                {
                    names.Add(call.Callee);
                    Visit(_functions[call.Callee]);
                }
            }
        }
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; _functions.ContainsKey(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }
}
