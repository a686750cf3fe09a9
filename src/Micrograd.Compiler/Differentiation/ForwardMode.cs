using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Forward mode: from a function, the function that computes its value and its derivatives along directions. A transformation of its own, not reverse
/// mode in disguise; it also differentiates what reverse mode derived (forward over reverse).</summary>
public static class ForwardMode
{
    /// <summary>Differentiates along one direction, which the caller gives.</summary>
    /// <param name="primal">A verified module.</param>
    /// <param name="activeParameters">Which parameters of main have a tangent; only those that are or hold reals can.</param>
    /// <param name="outputs">Which parameters of main are memory that is a result: they have a tangent also where nothing active is written to them.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <param name="callsItself">Whether a recursive main calls itself by that name; otherwise a helper stands in, so that main's results can still be changed.</param>
    /// <returns>A module whose main has main's parameters, then one tangent per active parameter and per array that it writes, and yields main's results, then the tangent of
    /// each real result, in order.</returns>
    public static Module Jvp(Module primal, IReadOnlyList<bool> activeParameters, IReadOnlyList<bool> outputs, string name, bool callsItself = true) =>
        Jvp(primal, activeParameters, outputs, name, callsItself, PassOptions.All);

    /// <summary>As the other, with chosen passes.</summary>
    internal static Module Jvp(Module primal, IReadOnlyList<bool> activeParameters, IReadOnlyList<bool> outputs, string name, bool callsItself, PassOptions passes) =>
        Derive(
            primal,
            [new TangentSeeds([.. primal.Main.Parameters.Select((parameter, i) => activeParameters[i] && primal.Main.TypeOf(parameter).HoldsReals)], Name: null) { Outputs = outputs }],
            name,
            isSeeded: false,
            callsItself,
            passes);

    /// <summary>Differentiates with respect to each active parameter, all in one sweep.</summary>
    /// <param name="primal">A verified module.</param>
    /// <param name="activeParameters">With respect to what.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <returns>A module whose main has main's parameters and yields main's results, then for each active parameter the partial derivative of each
    /// real result.</returns>
    public static Module Partials(Module primal, IReadOnlyList<bool> activeParameters, string name) => Partials(primal, activeParameters, name, PassOptions.All);

    /// <summary>As the other, with chosen passes.</summary>
    internal static Module Partials(Module primal, IReadOnlyList<bool> activeParameters, string name, PassOptions passes)
    {
        var main = primal.Main;
        var directions = Enumerable.Range(0, main.Parameters.Count)
            .Where(i => activeParameters[i] && main.TypeOf(main.Parameters[i]).IsReal)
            .Select(i => new TangentSeeds([.. main.Parameters.Select((_, k) => k == i)], main.Values[main.Parameters[i].Index].Name));
        return Derive(primal, [.. directions], name, isSeeded: true, callsItself: false, passes);
    }

    private static Module Derive(Module primal, IReadOnlyList<TangentSeeds> directions, string name, bool isSeeded, bool callsItself, PassOptions passes)
    {
        primal = ArrayPreparation.Run(primal, passes);
        var helpers = new TangentLibrary(primal, directions, name, callsItself, passes);
        var main = StructArrays.SplitOwn(new TangentFunction(primal.Main, directions, helpers).Build(name, isSeeded), isWorkspace: true);
        main = main with { UsesTape = main.UsesTape || TapeUse.Is(main) };
        return new Module(main.Compact(), helpers.Reached(main).Items.Select(Compaction.Compact).ToEquatableArray());
    }
}
