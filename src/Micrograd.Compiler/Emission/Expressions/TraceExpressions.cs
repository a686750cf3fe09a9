using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>Writes operations over <c>Value</c>: active reals are nodes of the graph, everything else stays a plain number.</summary>
internal sealed class TraceExpressions(Function function, KnownTypes types, Activity activity) : ExpressionBuilder(function, types)
{
    private readonly Function _function = function;
    private readonly TraceMemory _memory = new(function, activity, NodeType(types));

    /// <summary>The type of nodes, as it is written here.</summary>
    public IrType Node { get; } = NodeType(types);

    /// <summary>The type of nodes.</summary>
    public static ScalarType NodeType(KnownTypes types) => new ScalarType(ScalarKind.Opaque, types["Value"]);

    /// <inheritdoc/>
    public override IrType TypeOf(ValueId value) => _memory.TypeOf(value) ?? (activity.IsActive(value) ? Node : base.TypeOf(value));

    /// <inheritdoc/>
    public override CSharpExpression NewArray(ValueId array, IReadOnlyList<CSharpExpression> lengths) =>
        _memory.HoldsNodes(array) ? Call(Types["Value"] + ".Zeros", lengths, TypeOf(array)) : base.NewArray(array, lengths);

    /// <inheritdoc/>
    public override CSharpExpression Clear(ValueId memory, CSharpExpression handle) =>
        _memory.HoldsNodes(memory) ? Call(Types["Value"] + ".Clear", [handle], IrType.Boolean) : base.Clear(memory, handle);

    /// <inheritdoc/>
    public override CSharpExpression Copy(Copy copy, CSharpExpression source, CSharpExpression destination) =>
        _memory.HoldsNodes(copy.Destination) && !_memory.HoldsNodes(copy.Source)
            ? Call(Types["Value"] + ".Copy", [source, destination], IrType.Boolean)
            : base.Copy(copy, source, destination);

    /// <inheritdoc/>
    public override CSharpExpression Apply(Apply apply, IReadOnlyList<CSharpExpression> operands)
    {
        if (!activity.IsActive(apply.Result))
        {
            return base.Apply(apply, [.. operands.Select((operand, i) => Plain(operand, apply.Operands[i]))]);
        }

        var shorter = operands.Select(operand => operand.Implicit ?? operand).ToList();
        if (apply.Op == OpCode.Convert)
        {
            return operands[0];
        }

        if (CSharpSpelling.Symbol(apply.Op) is { } symbol)
        {
            return operands.Count == 1
                ? Prefixed(symbol, operands[0], Node)
                : Infix(shorter[0], symbol, CSharpSpelling.PrecedenceOf(apply.Op), shorter[1], Node);
        }

        return IsInstanceMethod(apply.Op)
            ? Invoke(Receiver(operands[0]), InstanceName(apply.Op), shorter.Skip(1))
            : Call(Types["Value"] + "." + CSharpSpelling.MethodName(apply.Op), shorter, Node);
    }

    /// <inheritdoc/>
    public override CSharpExpression? Both(Apply sine, IReadOnlyList<CSharpExpression> operands) => activity.IsActive(sine.Result) ? null : base.Both(sine, operands);

    /// <inheritdoc/>
    public override CSharpExpression Plain(CSharpExpression expression, ValueId value)
    {
        if (expression.Type != Node)
        {
            return expression;
        }

        var data = new CSharpExpression(Precedence.Primary, IrType.Double, [expression.Settled().AtLeast(Precedence.Primary), ".Data"]);
        return _function.TypeOf(value) == IrType.Single ? new(Precedence.Unary, IrType.Single, ["(float)", data]) : data;
    }

    /// <inheritdoc/>
    public override CSharpExpression CallResult(CSharpExpression call, ValueId value) =>
        !_function.TypeOf(value).IsReal ? call : Returned(call) is var node && activity.IsActive(value) ? node : Plain(node, value);

    /// <inheritdoc/>
    public override CSharpExpression Label(CSharpExpression expression, ValueId value, Instruction? definition) =>
        expression.Type == Node && _function.Values[value.Index].Name is { } name && definition is Apply { Op: not OpCode.Convert }
            ? Invoke(expression.Settled().AtLeast(Precedence.Primary), "Named", [CSharpExpression.Primary(IrType.Boolean, $"\"{name}\"")])
            : expression;

    private CSharpExpression Returned(CSharpExpression call) => new(call.Precedence, Node, call.Parts) { Arithmetic = call.Arithmetic };

    private CSharpExpression Receiver(CSharpExpression operand) =>
        operand.Type == Node ? operand.Settled().AtLeast(Precedence.Primary) : Call("new " + Types["Value"], [operand], Node);

    private CSharpExpression Invoke(CSharpExpression receiver, string method, IEnumerable<CSharpExpression> arguments)
    {
        var call = Call("." + method, arguments, Node);
        return new(Precedence.Primary, Node, [receiver, call]) { Arithmetic = receiver.Arithmetic ?? call.Arithmetic };
    }

    private static bool IsInstanceMethod(OpCode op) => op.Arity() == 1 || op is OpCode.Pow or OpCode.LogBase or OpCode.RootN or OpCode.ScaleB;

    private static string InstanceName(OpCode op) => op switch
    {
        OpCode.SinOfSinCos => "Sin",
        OpCode.CosOfSinCos => "Cos",
        OpCode.SinOfSinCosPi => "SinPi",
        OpCode.CosOfSinCosPi => "CosPi",
        _ => CSharpSpelling.MethodName(op)!,
    };
}
