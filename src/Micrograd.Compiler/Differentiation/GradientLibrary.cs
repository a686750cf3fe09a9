using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The helpers of the module under reverse differentiation: the primal ones, and one with its gradient for each set of arguments that want
/// adjoints. With respect to one argument forward mode is cheapest and saves nothing; otherwise it is reverse mode. A helper is differentiated where it is called, so that a call costs one value and one gradient however deep the calls nest, and leaves nothing
/// on the tape.</summary>
internal sealed class GradientLibrary : ICallTangents
{
    private readonly Module _primal;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Function> _functions = [];

    /// <summary>Starts with the primal.</summary>
    /// <param name="primal">The module.</param>
    /// <param name="activeParameters">Those of main.</param>
    /// <param name="name">Name of main's derivative, which recursive calls of main with the same active arguments use.</param>
    /// <param name="passes">Which passes run.</param>
    public GradientLibrary(Module primal, IReadOnlyList<bool> activeParameters, string name, PassOptions passes)
    {
        (_primal, Passes) = (primal, passes);
        foreach (var function in primal.Helpers.Items.Concat([primal.Main]))
        {
            _functions[function.Name] = function;
        }

        _functions[name] = primal.Main;
        _names.Add(Key(primal.Main, activeParameters), name);
    }

    /// <inheritdoc/>
    public PassOptions Passes { get; }

    /// <summary>The primal function of that name.</summary>
    public Function Primal(string name) => _primal[name];

    /// <summary>The name of <paramref name="callee"/>'s derivative for the given arguments.</summary>
    public string Derive(string callee, IReadOnlyList<bool> wanted)
    {
        var key = Key(_primal[callee], wanted);
        if (_names.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = UniqueName.For(callee + "WithGradient", _functions.ContainsKey);
        _names.Add(key, name);
        _functions.Add(name, _primal[callee]);
        _functions[name] = wanted.Count(want => want) == 1
            ? new TangentFunction(_primal[callee], [new TangentSeeds(wanted, Name: null)], this).Build(name, isSeeded: true)
            : new GradientFunction(_primal[callee], wanted, this, isHelper: true).Build(name);
        return name;
    }

    /// <inheritdoc/>
    /// <remarks>Tangent of the result: partials times tangents of the arguments.</remarks>
    public void Emit(Call call, FunctionBuilder builder, IReadOnlyList<Direction> directions)
    {
        var wanted = call.Arguments.Items.Select(argument => directions.Any(direction => direction.Find(argument) is not null)).ToList();
        if (!wanted.Contains(true) || Primal(call.Callee).Body.End is Throw)
        {
            builder.Emit(call);
            return;
        }

        var partials = new CallPartials(call, Primal(call.Callee), wanted, builder, IsSingular(call.Callee));
        builder.Emit(partials.Forward(Derive(call.Callee, wanted)));
        foreach (var direction in directions)
        {
            Expr? sum = null;
            foreach (var (argument, partial) in partials.Partials)
            {
                if (direction.Find(argument) is { } tangent)
                {
                    var share = partials.Share(new Expr(builder, tangent), new Expr(builder, partial)).ConvertTo(builder[call.Returned[0]].Type);
                    sum = sum is { } others ? others + share : share;
                }
            }

            if (sum is { } total)
            {
                direction.Set(call.Returned[0], total.Id);
            }
        }
    }

    /// <summary>Whether a partial derivative of the function may be infinite at the edge of its domain.</summary>
    public bool IsSingular(string name) => CallGraph.Reached(_primal[name], callee => _primal[callee]).Items.Append(_primal[name])
        .SelectMany(function => function.Body.Descendants())
        .Any(instruction => instruction is Apply apply && RuleBook.For(apply.Op).IsSingular);

    /// <summary>The module of <paramref name="main"/> and the helpers it reaches, in order of first call. Who calls a user of the tape hands it on.</summary>
    public Module ModuleOf(Function main)
    {
        var helpers = CallGraph.Reached(main, name => _functions[name]).Items.Select(helper => WithTape(helper, TapeUse.Is(helper))).ToDictionary(helper => helper.Name);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var helper in helpers.Values.Where(helper => !helper.UsesTape && CallsUser(helper)).ToList())
            {
                helpers[helper.Name] = WithTape(helper, true);
                changed = true;
            }
        }

        return new Module(
            WithTape(main, TapeUse.Is(main) || CallsUser(main)).Compact(),
            CallGraph.Reached(main, name => _functions[name]).Items.Select(helper => helpers[helper.Name].Compact()).ToEquatableArray());

        // (A recursive main opens the tape itself.)
        bool CallsUser(Function function) =>
            function.Body.Descendants().OfType<Call>().Any(call => call.Callee != main.Name && helpers[call.Callee].UsesTape);
    }

    private static Function WithTape(Function function, bool usesTape) => function with { UsesTape = usesTape };

    private static string Key(Function function, IReadOnlyList<bool> wanted) => function.Name + "/" + string.Concat(
        wanted.Select((want, i) => want && function.TypeOf(function.Parameters[i]).IsReal ? '1' : '0'));
}
