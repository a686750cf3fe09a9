using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The helpers of the module under forward differentiation: the primal ones, and a derived one for each set of arguments with tangents.</summary>
internal sealed class TangentLibrary : ICallTangents
{
    private readonly Module _primal;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Function> _functions = [];

    /// <summary>Starts with the primal.</summary>
    /// <param name="primal">The module.</param>
    /// <param name="directions">Those of main.</param>
    /// <param name="name">Name of main's derivative.</param>
    /// <param name="callsItself">Whether recursive calls of main along the same directions use it; they cannot where its tangents are built in or its results differ.</param>
    /// <param name="passes">Which passes run.</param>
    public TangentLibrary(Module primal, IReadOnlyList<TangentSeeds> directions, string name, bool callsItself, PassOptions passes)
    {
        (_primal, Passes) = (primal, passes);
        if (callsItself)
        {
            _names.Add(Key(primal.Main.Name, directions), name);
        }

        foreach (var function in primal.Helpers.Items.Concat([primal.Main]))
        {
            _functions[function.Name] = function;
        }

        _functions[name] = primal.Main;
    }

    /// <inheritdoc/>
    public PassOptions Passes { get; }

    /// <inheritdoc/>
    public void Emit(Call call, FunctionBuilder builder, IReadOnlyList<Direction> directions)
    {
        var along = directions
            .Select(direction => (Direction: direction, Seeds: direction.SeedsOf(call)))
            .Where(item => item.Seeds.Parameters.Contains(true))
            .ToList();
        if (along.Count == 0)
        {
            builder.Emit(call);
            return;
        }

        var arguments = along.SelectMany(item => call.Arguments.Items.Select(item.Direction.Find).OfType<ValueId>()).ToList();
        builder.Emit(call with
        {
            Callee = Derive(call.Callee, [.. along.Select(item => item.Seeds)]),
            Returned =
            [
                .. call.Returned.Items,
                .. along.SelectMany(item => call.Returned.Items.Where(result => builder[result].Type.IsReal).Select(result => item.Direction.New(result))),
            ],
            Arguments = [.. call.Arguments.Items, .. arguments],
        });
    }

    private string Derive(string callee, IReadOnlyList<TangentSeeds> directions)
    {
        var key = Key(callee, directions);
        if (_names.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = UniqueName.For(callee + "Jvp", _functions.ContainsKey);
        _names.Add(key, name);
        _functions.Add(name, _primal[callee]);
        return (_functions[name] = new TangentFunction(_primal[callee], directions, this).Build(name, isSeeded: false)).Name;
    }

    /// <summary>The helpers that <paramref name="main"/> reaches, in order of first call.</summary>
    public EquatableArray<Function> Reached(Function main) => CallGraph.Reached(main, name => _functions[name]);

    private static string Key(string function, IReadOnlyList<TangentSeeds> directions) =>
        function + ":" + string.Join(",", directions.Select(direction => direction.Key));
}
