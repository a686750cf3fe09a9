using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>Finds the operation behind a method of <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>. Methods that give the same bits
/// (<c>double.Max</c> and <c>Math.Max</c>) are the same operation.</summary>
public static class FunctionCatalog
{
    private const string Cast = "The conversion is generic; write a cast, such as (int)x or (double)n, whose derivative is known.";
    private const string Text = "Text is not differentiable; read the number before the call and pass it in as a parameter.";

    private static readonly ILookup<string, OpCode> Functions = OpCodeInfo.All.Where(op => !op.IsOperator()).ToLookup(op => CSharpSpelling.MethodName(op)!);

    private static readonly Dictionary<string, OpCode> Operators = new()
    {
        ["op_Equality"] = OpCode.Equal,
        ["op_Inequality"] = OpCode.NotEqual,
        ["op_LessThan"] = OpCode.Less,
        ["op_LessThanOrEqual"] = OpCode.LessOrEqual,
        ["op_GreaterThan"] = OpCode.Greater,
        ["op_GreaterThanOrEqual"] = OpCode.GreaterOrEqual,
    };

    private static readonly Dictionary<string, string> Obstacles = new()
    {
        ["ConvertToInteger"] = Cast,
        ["ConvertToIntegerNative"] = Cast,
        ["CreateChecked"] = Cast,
        ["CreateSaturating"] = Cast,
        ["CreateTruncating"] = Cast,
        ["Parse"] = Text,
        ["TryParse"] = Text,
        ["BigMul"] = "The product of two words is not an operation of the compiler; convert to a wider integer and multiply.",
    };

    /// <summary>The operation behind a method.</summary>
    /// <param name="type">The declaring type as C# writes it: <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c>.</param>
    /// <param name="method">The method's name; operators by their metadata name.</param>
    /// <param name="parameters">Types of its parameters, in order. <c>MidpointRounding</c> is an enum; what the compiler does not know is <see cref="ScalarKind.Opaque"/>.</param>
    /// <returns>Null where the catalog does not know the method.</returns>
    public static FunctionEntry? Find(string type, string method, IReadOnlyList<ScalarType> parameters)
    {
        if (Obstacles.TryGetValue(method, out var obstacle))
        {
            return new([], null, obstacle);
        }

        if (parameters.Count == 0)
        {
            return null;
        }

        var operand = parameters[0];
        IReadOnlyList<OpCode> operations = operand.IsReal
            ? OfReals(type, method, parameters)
            : operand.IsInteger && type == "Math" && parameters.All(parameter => parameter == operand) ? OfIntegers(method, operand, parameters.Count) : [];
        return operations.Count == 0 ? null : new(operations, ResultType(operations[0], operand));
    }

    /// <summary>Type of the result of an operation whose first operand is of type <paramref name="operand"/>; a cast has the type it says.</summary>
    public static ScalarType ResultType(OpCode op, ScalarType operand) =>
        op.IsComparison() || op.IsTest() ? IrType.Boolean
        : op is OpCode.Sign or OpCode.ILogB ? IrType.Int32
        : operand;

    private static IReadOnlyList<OpCode> OfReals(string type, string method, IReadOnlyList<ScalarType> parameters) =>
        type is "double" or "float" && Operators.TryGetValue(method, out var comparison) ? [comparison]
        : method == "Clamp" ? [type is "double" or "float" ? OpCode.ClampNaN : OpCode.Clamp]
        : [.. Functions[method == "Ieee754Remainder" ? "IEEERemainder" : method].Where(op => Takes(op, parameters))];

    private static bool Takes(OpCode op, IReadOnlyList<ScalarType> parameters) =>
        op.Arity() == parameters.Count && Enumerable.Range(0, parameters.Count).All(i => op.KindOf(i) switch
        {
            OperandKind.Integer => parameters[i] == IrType.Int32,
            OperandKind.Rounding => parameters[i].IsEnum,
            _ => parameters[i] == parameters[0],
        });

    /// <summary>The few methods of <c>Math</c> on integers; narrower ones than <c>int</c> have no arithmetic of their own in C#.</summary>
    private static IReadOnlyList<OpCode> OfIntegers(string method, ScalarType operand, int count)
    {
        var isSigned = operand.Kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64;
        return (method, count) switch
        {
            ("Max", 2) => [OpCode.Max],
            ("Min", 2) => [OpCode.Min],
            ("Clamp", 3) => [OpCode.Clamp],
            ("Abs", 1) when isSigned => [OpCode.Abs],
            ("Sign", 1) when isSigned => [OpCode.Sign],
            ("DivRem", 2) when operand.Kind >= ScalarKind.Int32 => [OpCode.Divide, OpCode.Remainder],
            _ => [],
        };
    }
}
