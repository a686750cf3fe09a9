using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>All that is decided about a function before a line of it is written.</summary>
internal sealed class FunctionPlan
{
    private FunctionPlan(FunctionShape shape, Folding folding, Scopes scopes, VariableAssignment variables, Declarations declarations)
    {
        Shape = shape;
        Folding = folding;
        Scopes = scopes;
        Variables = variables;
        Declarations = declarations;
    }

    /// <summary>Where everything stands.</summary>
    public FunctionShape Shape { get; }

    /// <summary>What is part of expressions.</summary>
    public Folding Folding { get; }

    /// <summary>Braces.</summary>
    public Scopes Scopes { get; }

    /// <summary>Which values share variables.</summary>
    public VariableAssignment Variables { get; }

    /// <summary>Where variables are declared.</summary>
    public Declarations Declarations { get; }

    /// <summary>Decides.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">Names of its parameters.</param>
    /// <param name="fixedParameters">Parameters that may not be assigned to.</param>
    /// <param name="outs">How many results leave through <c>out</c> parameters.</param>
    /// <param name="namesValue">Whether an unnamed first result gets a variable <c>value</c>.</param>
    /// <param name="reserved">Names that text in the body refers to.</param>
    /// <param name="outNames">Names of the <c>out</c> parameters of the functions it calls.</param>
    public static FunctionPlan For(
        Function function, IReadOnlyList<string> parameters, ISet<ValueId> fixedParameters, int outs, bool namesValue, IEnumerable<string> reserved,
        Func<string, IReadOnlyList<string>>? outNames = null)
    {
        function = namesValue ? ResultCopy.Insert(function) : function;
        var shape = new FunctionShape(function);
        var results = namesValue ? Results(shape.Body).Where(value => function.Values[value.Index].Name is null && IsComputed(shape, value)).ToList() : [];
        var folding = new Folding(shape, new HashSet<ValueId>(results));
        var scopes = new Scopes(shape, folding);
        var liveness = new Liveness(shape, folding, outs);
        var variables = new VariableAssignment(shape, folding, liveness, outs, fixedParameters, scopes);
        var declarations = new Declarations(shape, folding, liveness, variables, scopes);
        var isTaken = parameters.Contains("value") || function.Values.Items.Any(value => value.Name == "value");
        var wishes = results.Distinct().ToDictionary(value => value, _ => isTaken ? "result" : "value");
        foreach (var call in function.Body.Descendants().OfType<Call>())
        {
            Suggest(call, outNames?.Invoke(call.Callee) ?? [], wishes);
        }

        new NameAllocator(shape, variables, declarations, scopes).Run(parameters, reserved, wishes);
        return new FunctionPlan(shape, folding, scopes, variables, declarations);
    }

    /// <summary>What a call saves is named after the callee and its own name for it: <c>cdf_t</c>.</summary>
    private static void Suggest(Call call, IReadOnlyList<string> outNames, Dictionary<ValueId, string> wishes)
    {
        var stem = OperationNames.For(call, IrType.Double);
        for (var i = 1; i < call.Returned.Count && i <= outNames.Count; i++)
        {
            wishes[call.Returned[i]] = stem + "_" + outNames[i - 1];
        }
    }

    private static IEnumerable<ValueId> Results(BlockShape block)
    {
        if (block.ReturningArms is { } arms)
        {
            return arms.Blocks.SelectMany(Results);
        }

        return block.Returned is { Count: > 0 } returned ? [returned[0]] : [];
    }

    private static bool IsComputed(FunctionShape shape, ValueId value) => shape.Definitions[value.Index]?.Instruction is not (null or Constant);
}
