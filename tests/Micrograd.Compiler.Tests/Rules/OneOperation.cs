using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>One operation as a function, and what the rule book makes of it.</summary>
internal static class OneOperation
{
    /// <summary>y = op(x…).</summary>
    public static Scalar Value(OpCode op, params Scalar[] x) => Interpreter.Run(Function(op, x), x)[0];

    /// <summary>The operand's share g·∂y/∂x; 0 where the rule book says so.</summary>
    public static double Share(OpCode op, int operand, double g, params Scalar[] x) =>
        Share(op, operand, g, x[0].Kind == ScalarKind.Single ? IrType.Single : IrType.Double, x);

    /// <summary>The same for a conversion, whose result has another type than its operand.</summary>
    public static double Share(OpCode op, int operand, double g, ScalarType result, params Scalar[] x)
    {
        var derivative = Derivative(op, operand, result, x.Select(scalar => scalar.Kind).ToArray(), _ => null);
        IrVerifier.Verify(derivative);
        return Interpreter.Run(derivative, [Scalar.OfReal(result.Kind, g), .. x])[0].Real;
    }

    /// <summary>The share of an operand, where some operands are constants in the code; g is one where it has the index −1.</summary>
    public static Function Derivative(OpCode op, int operand, ScalarType result, ScalarKind[] kinds, Func<int, double?> constant) =>
        Sample.Of(
            op.ToString(),
            [("g", result), .. kinds.Select((kind, i) => ($"x{i}", (IrType)ScalarType.Predefined(kind)))],
            (b, p) =>
            {
                var g = constant(-1) is { } known ? new Expr(b, b.Real(known, result)) : new Expr(b, p[0]);
                var x = p.Skip(1).Select((id, i) => new Expr(b, constant(i) is not { } value ? id : b[id].Type.IsReal ? b.Real(value, b[id].Type) : b.Integer((long)value, b[id].Type))).ToArray();
                var y = new Expr(b, b.Apply(op, result, [.. x.Select(e => e.Id)], "y"));
                return [(RuleBook.Contribution(op, operand, g, x, y) ?? g.Zero(x[operand].Type)).Id];
            });

    private static Function Function(OpCode op, Scalar[] x) => Sample.Of(
        op.ToString(),
        [.. x.Select((scalar, i) => ($"x{i}", (IrType)ScalarType.Predefined(scalar.Kind)))],
        (b, p) => [b.Apply(op, FunctionCatalog.ResultType(op, ScalarType.Predefined(x[0].Kind)), [.. p])]);
}
