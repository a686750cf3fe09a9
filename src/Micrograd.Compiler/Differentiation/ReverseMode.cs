using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Reverse mode: from a function, the function that computes its value and its gradient.</summary>
public static class ReverseMode
{
    /// <summary>Differentiates <paramref name="primal"/>.</summary>
    /// <param name="primal">A verified module whose main yields one real.</param>
    /// <param name="activeParameters">Which parameters of main to differentiate with respect to.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <returns>A module whose main has main's parameters and yields <c>value, ∂value/∂p…</c>, one per active parameter, in order.</returns>
    public static Module Gradient(Module primal, IReadOnlyList<bool> activeParameters, string name)
    {
        var helpers = new HelperLibrary(primal);
        var main = primal.Main.Body.End is Throw || !helpers.IsRecursive(primal.Main.Name)
            ? new GradientFunction(primal.Main, activeParameters, helpers).Build(name)
            : RecursiveGradient(primal.Main, activeParameters, helpers, name);
        return new Module(main.Compact(), helpers.Reached(main).Items.Select(Compaction.Compact).ToEquatableArray());
    }

    /// <summary>A recursive function is derived as a helper of itself; its gradient runs the forward part, then the pullback.</summary>
    private static Function RecursiveGradient(Function main, IReadOnlyList<bool> activeParameters, HelperLibrary helpers, string name)
    {
        var builder = new FunctionBuilder();
        var parameters = main.Parameters.Items
            .Select(parameter => builder.NewValue(main.TypeOf(parameter), main.Values[parameter.Index].Name))
            .ToEquatableArray();
        var wanted = activeParameters.Select((active, i) => active && main.TypeOf(main.Parameters[i]).IsReal).ToList();
        var derived = helpers.Derive(main.Name, wanted);
        var results = new List<ValueId>();
        var body = builder.Block([], () =>
        {
            var value = builder.NewValue(main.ResultTypes[0]);
            builder.Emit(new Call([value], derived.Forward, parameters));
            results.Add(value);
            builder.Role = ValueRole.Derivative;
            var seed = builder.Real(1, main.ResultTypes[0]);
            var adjoints = parameters.Items.Where((_, i) => wanted[i])
                .Select(parameter => builder.NewValue(builder[parameter].Type, AdjointName.Of(builder[parameter])))
                .ToEquatableArray();
            builder.Emit(new Call(adjoints, derived.Pullback, [seed]));
            results.AddRange(adjoints);
            return new Yield(results.ToEquatableArray());
        });
        return builder.Build(name, parameters, results.Select(result => builder[result].Type).ToEquatableArray(), body, usesTape: true);
    }
}
