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
    /// <param name="resultNames">Names for results that are computed and have none; empty to fold them into the <c>return</c>.</param>
    /// <param name="reserved">Names that text in the body refers to.</param>
    /// <param name="outNames">Names of the <c>out</c> parameters of the functions it calls.</param>
    public static FunctionPlan For(
        Function function, IReadOnlyList<string> parameters, ISet<ValueId> fixedParameters, int outs, IReadOnlyList<string> resultNames, IEnumerable<string> reserved,
        Func<string, IReadOnlyList<string>>? outNames = null)
    {
        function = resultNames.Count > 0 ? ResultCopy.Insert(function) : function;
        var shape = new FunctionShape(IndexCopies.Insert(function));
        var wishes = new Dictionary<ValueId, string>();
        NameResults(shape, shape.Body, resultNames, wishes);
        var folding = new Folding(shape, new HashSet<ValueId>(wishes.Keys));
        var scopes = new Scopes(shape, folding);
        var liveness = new Liveness(shape, folding, outs);
        var variables = new VariableAssignment(shape, folding, liveness, outs, fixedParameters, scopes);
        var declarations = new Declarations(shape, folding, liveness, variables, scopes);
        foreach (var call in shape.Function.Body.Descendants().OfType<Call>())
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

    private static void NameResults(FunctionShape shape, BlockShape block, IReadOnlyList<string> names, Dictionary<ValueId, string> wishes)
    {
        foreach (var inner in block.ReturningArms?.Blocks ?? [])
        {
            NameResults(shape, inner, names, wishes);
        }

        if (block.ReturningArms is not null || block.Returned is not { } returned)
        {
            return;
        }

        for (var i = 0; i < returned.Count && i < names.Count; i++)
        {
            if (shape[returned[i]].Name is null && IsComputed(shape, returned[i]) && !wishes.ContainsKey(returned[i]))
            {
                wishes.Add(returned[i], names[i]);
            }
        }
    }

    private static bool IsComputed(FunctionShape shape, ValueId value) => shape.Definitions[value.Index]?.Instruction is not (null or Constant);
}
