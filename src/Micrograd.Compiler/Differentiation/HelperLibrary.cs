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

    /// <summary>Whether the instructions push on, pop from or reserve on the tape, themselves or in what they call.</summary>
    public bool UseTape(IEnumerable<Instruction> instructions) => instructions.SelectMany(Traversal.SelfAndNested).Any(instruction =>
        instruction is Push or Pop or Reserve
        || (instruction is Call call && (_derived.Values.FirstOrDefault(derived => derived.Forward == call.Callee || derived.Pullback == call.Callee)?.UsesTape ?? false)));

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

        var derived = new DerivedHelper(
            UniqueName.For(callee + "Forward", _functions.ContainsKey), UniqueName.For(callee + "Pullback", _functions.ContainsKey));
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
    public EquatableArray<Function> Reached(Function main) => CallGraph.Reached(main, name => _functions[name]);
}
