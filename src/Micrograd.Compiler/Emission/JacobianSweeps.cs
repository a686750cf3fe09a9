using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation.Lanes;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;
using Micrograd.Compiler.Simplification;

namespace Micrograd.Compiler.Emission;

/// <summary>The sweeps for a Jacobian of results in an array: several columns in one forward sweep, several rows in one reverse sweep, one in each lane of a vector.</summary>
/// <param name="Columns">Takes F's parameters, then tangents as vectors. Null where one reverse sweep gives all rows, and more results than inputs cannot be.</param>
/// <param name="ColumnLanes">How many columns at once.</param>
/// <param name="Rows">Takes F's parameters, then cotangents and gradients as vectors; yields the partial derivatives by the active scalars as vectors. If it <see cref="HasAllRows"/>: takes F's parameters, then a Jacobian for each active one.</param>
/// <param name="RowLanes">How many rows at once.</param>
internal sealed record JacobianSweeps(Module? Columns, LaneSpelling ColumnLanes, Module Rows, LaneSpelling RowLanes)
{
    /// <summary>Whether one call of <see cref="Rows"/> gives all rows, on one forward part.</summary>
    public bool HasAllRows { get; init; }

    /// <summary>Whether <see cref="Columns"/> does nothing to the tangents of the results but store them: then each goes to its columns of the Jacobian at once. Of one active array, the last parameter.</summary>
    public bool StoresColumns => Columns is { Main: var main } && ColumnLanes.Count == MostLanes
        && main.Parameters.Items[main.Parameters.Count - 1] is var tangent && main.Body.Descendants().Where(instruction => instruction.Operands().Contains(tangent))
            .All(instruction => instruction is Store store && store.Memory == tangent && store.Indices.Count == 1);

    private const int MostLanes = 8;

    /// <summary>The sweeps of a method; null where its parameters or what it computes are not made for lanes.</summary>
    /// <param name="method">The method.</param>
    /// <param name="jvp">Its tangent function.</param>
    /// <param name="vjp">Derives its pullback, which may change the cotangents; told whether gradients hold zeros.</param>
    public static JacobianSweeps? Of(DifferentiableMethod method, Module jvp, Func<bool, Module> vjp)
    {
        var parameters = method.Signature.Parameters.Items;
        if (method.Signature.ReturnType is not null || parameters.Count(parameter => parameter.IsOutput) != 1 || !parameters.All(IsSuited))
        {
            return null;
        }

        var types = new KnownTypes(method.Signature.ShadowedNames);
        var active = parameters.Where(parameter => parameter.IsActive).ToList();
        var columns = Spelling(active.TrueForAll(parameter => parameter.Type is ScalarType) ? active.Count : MostLanes);
        var results = RowsOf(method.Primal.Main, parameters);
        var rows = Spelling(results ?? MostLanes);
        var isActive = parameters.Select(parameter => parameter.IsActive).ToList();
        var output = parameters.ToList().FindIndex(parameter => parameter.IsOutput);
        if (results is > 0 and <= MostLanes and var count && KnownElements(method.Primal, parameters) is { } known && known + active.Count(parameter => parameter.IsActiveScalar) > count
            && Widen(vjp(true), rows) is { } sweep && OneSweep.Of(sweep.Main, isActive, output, count, rows) is { } whole)
        {
            return new JacobianSweeps(null, columns, sweep with { Main = whole }, rows) { HasAllRows = true };
        }

        if (Widen(jvp, columns) is not { } forward || Widen(vjp(false), rows) is not { } reverse)
        {
            return null;
        }

        reverse = SavedRows.Run(reverse);
        var all = SharedForward.Of(reverse.Main, isActive, output, rows);
        return new JacobianSweeps(ClearedOnce.Run(forward, parameters.Length), columns, all is null ? reverse : reverse with { Main = all }, rows) { HasAllRows = all is not null };

        Module? Widen(Module module, LaneSpelling spelling) => LaneWidening.Widen(
            module, [.. module.Main.Parameters.Items.Select((_, i) => i >= parameters.Length)], [.. module.Main.ResultTypes.Items.Select(_ => true)], spelling);

        LaneSpelling Spelling(int needed)
        {
            var count = needed <= 2 ? 2 : needed <= 4 ? 4 : MostLanes;
            return new LaneSpelling(count, types[LaneSpelling.ClassOf(count)], types["Lanes"], types[LaneSpelling.RowsOf(count)]);
        }
    }

    /// <summary>How many elements of active arrays the function may read, if that is known of all; null if not.</summary>
    private static int? KnownElements(Module primal, IReadOnlyList<ParameterSignature> parameters)
    {
        var main = ArrayPreparation.Run(primal, PassOptions.All).Main;
        var places = new KnownPlaces(main);
        var lengths = main.Parameters.Items.Where((_, i) => parameters[i].IsActiveMemory).Select(places.LengthOf).ToList();
        return lengths.TrueForAll(length => length is not null) ? lengths.Sum() : null;
    }

    private static bool IsSuited(ParameterSignature parameter) =>
        (!parameter.IsActive && !parameter.IsOutput)
        || (parameter.Struct is null && (parameter.Type == IrType.Double || parameter.Type is ArrayType { Form: ArrayForm.Array or ArrayForm.Span or ArrayForm.ReadOnlySpan } array && array.Element == IrType.Double));

    /// <summary>How many results the function writes, if it writes each at a place of its own that is known, and the last one in any case; null if not.</summary>
    private static int? RowsOf(Function main, IReadOnlyList<ParameterSignature> parameters)
    {
        var roots = new MemoryRoots(main);
        var constants = main.Integers();
        var rows = 0L;
        foreach (var instruction in main.Body.Descendants().Where(instruction => instruction.Written() is { } memory && IsOutput(roots.Of(memory))))
        {
            if (instruction is not Store { Indices.Count: 1 } store || !IsOutput(store.Memory) || !constants.TryGetValue(store.Indices[0], out var index))
            {
                return null;
            }

            rows = Math.Max(rows, index + 1);
        }

        // The last one exists whenever the function returns.
        return main.Body.Instructions.Any(instruction => instruction is Store store && IsOutput(store.Memory) && constants[store.Indices[0]] == rows - 1) ? (int)rows : null;

        bool IsOutput(ValueId memory) => main.Parameters.Items.IndexOf(memory) is >= 0 and var i && parameters[i].IsOutput;
    }
}
