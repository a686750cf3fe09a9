using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>A value under construction, with operators, so that derivative rules read as mathematics. Ones and zeros never reach the code: <c>1 * x</c> is
/// <c>x</c>, constants are folded.</summary>
public readonly struct Expr
{
    private readonly FunctionBuilder _builder;

    /// <summary>Wraps a value of the function that <paramref name="builder"/> builds.</summary>
    public Expr(FunctionBuilder builder, ValueId id) => (_builder, Id) = (builder, id);

    /// <summary>The value.</summary>
    public ValueId Id { get; }

    /// <summary>Its type.</summary>
    public IrType Type => _builder[Id].Type;

    /// <summary>Sum.</summary>
    public static Expr operator +(Expr a, Expr b) => a.Fold(b, (x, y) => x + y) ?? a.Binary(OpCode.Add, b);

    /// <summary>Sum with a constant.</summary>
    public static Expr operator +(Expr a, double b) => a + a.Constant(b);

    /// <summary>Sum with a constant.</summary>
    public static Expr operator +(double a, Expr b) => b.Constant(a) + b;

    /// <summary>Difference.</summary>
    public static Expr operator -(Expr a, Expr b) => a.Fold(b, (x, y) => x - y) ?? a.Binary(OpCode.Subtract, b);

    /// <summary>Difference with a constant.</summary>
    public static Expr operator -(Expr a, double b) => a - a.Constant(b);

    /// <summary>Difference with a constant.</summary>
    public static Expr operator -(double a, Expr b) => b.Constant(a) - b;

    /// <summary>Negation.</summary>
    public static Expr operator -(Expr a) => a.IsConstant(out var x) ? a.Constant(-x) : a.Unary(OpCode.Negate);

    /// <summary>Product; a factor of exactly 1 disappears, of −1 becomes a sign.</summary>
    public static Expr operator *(Expr a, Expr b) =>
        a.Fold(b, (x, y) => x * y) is { } folded ? folded
        : a.IsConstant(out var left) && left == 1 ? b
        : b.IsConstant(out var right) && right == 1 ? a
        : left == -1 ? -b
        : right == -1 ? -a
        : a.Binary(OpCode.Multiply, b);

    /// <summary>Product with a constant.</summary>
    public static Expr operator *(Expr a, double b) => a * a.Constant(b);

    /// <summary>Product with a constant.</summary>
    public static Expr operator *(double a, Expr b) => b.Constant(a) * b;

    /// <summary>Quotient.</summary>
    public static Expr operator /(Expr a, Expr b) =>
        a.Fold(b, (x, y) => x / y) ?? (b.IsConstant(out var divisor) && divisor == 1 ? a : a.Binary(OpCode.Divide, b));

    /// <summary>Quotient with a constant.</summary>
    public static Expr operator /(Expr a, double b) => a / a.Constant(b);

    /// <summary>Quotient with a constant.</summary>
    public static Expr operator /(double a, Expr b) => b.Constant(a) / b;

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator >(Expr a, Expr b) => a.Compare(OpCode.Greater, b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator <(Expr a, Expr b) => a.Compare(OpCode.Less, b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator >(Expr a, double b) => a > a.Constant(b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator <(Expr a, double b) => a < a.Constant(b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator >=(Expr a, Expr b) => a.Compare(OpCode.GreaterOrEqual, b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator <=(Expr a, Expr b) => a.Compare(OpCode.LessOrEqual, b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator >=(Expr a, double b) => a >= a.Constant(b);

    /// <summary>Comparison, to a <c>bool</c>.</summary>
    public static Expr operator <=(Expr a, double b) => a <= a.Constant(b);

    /// <summary><c>this == b</c>, to a <c>bool</c>.</summary>
    public Expr EqualTo(Expr b) => Compare(OpCode.Equal, b);

    /// <summary><c>this == b</c>, to a <c>bool</c>.</summary>
    public Expr EqualTo(double b) => Compare(OpCode.Equal, Constant(b));

    /// <summary>A constant of this value's type.</summary>
    public Expr Constant(double value) => new(_builder, _builder.Real(value, Type));

    /// <summary>Whether it is a constant that derivation made, and which.</summary>
    public bool IsConstant(out double value) => _builder.IsRealConstant(Id, out value);

    /// <summary>A function of one argument, of the argument's type.</summary>
    public Expr Unary(OpCode op) => new(_builder, _builder.Apply(op, Type, [Id]));

    /// <summary>A function of two arguments, of this argument's type.</summary>
    public Expr Binary(OpCode op, Expr other) => new(_builder, _builder.Apply(op, Type, [Id, other.Id]));

    /// <summary>A test of one argument such as <see cref="OpCode.IsNegative"/>, to a <c>bool</c>.</summary>
    public Expr Test(OpCode op) => new(_builder, _builder.Apply(op, IrType.Boolean, [Id]));

    /// <summary>Converts to another type; to its own type it is itself.</summary>
    public Expr ConvertTo(IrType type) => Type == type ? this : new(_builder, _builder.Apply(OpCode.Convert, type, [Id]));

    /// <summary>For a <c>bool</c>: <c>this ? then : otherwise</c>; only the arm taken is evaluated.</summary>
    public Expr Select(IrType type, Func<Expr> then, Func<Expr> otherwise) =>
        new(_builder, _builder.Select(Id, type, () => then().Id, () => otherwise().Id));

    private Expr Compare(OpCode op, Expr other) => new(_builder, _builder.Apply(op, IrType.Boolean, [Id, other.Id]));

    private Expr? Fold(Expr other, Func<double, double, double> operation) =>
        IsConstant(out var a) && other.IsConstant(out var b) ? Constant(operation(a, b)) : null;
}
