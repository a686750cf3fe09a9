using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>A value under construction, with operators, so that derivative rules read as mathematics. Ones and zeros never reach the code: <c>1 * x</c> is
/// <c>x</c>, and constants are folded unless they have a name (<c>Math.PI</c>) that says more than the number.</summary>
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
    public static Expr operator -(Expr a) => a.IsNumber(out var x) ? a.Constant(-x) : a.Unary(OpCode.Negate);

    /// <summary>Product; a factor of exactly 1 disappears, of −1 becomes a sign, and a constant 0 is a structural zero: so is the product.</summary>
    public static Expr operator *(Expr a, Expr b) =>
        a.Fold(b, (x, y) => x * y) is { } folded ? folded
        : a.IsConstant(out var left) && left == 1 ? b
        : b.IsConstant(out var right) && right == 1 ? a
        : a.IsZero || b.IsZero ? a.Constant(0)
        : left == -1 ? -b
        : right == -1 ? -a
        : a.Binary(OpCode.Multiply, b);

    /// <summary>Product with a constant.</summary>
    public static Expr operator *(double a, Expr b) => b.Constant(a) * b;

    /// <summary>Quotient.</summary>
    public static Expr operator /(Expr a, Expr b) =>
        a.Fold(b, (x, y) => x / y) ?? (b.IsConstant(out var divisor) && divisor == 1 ? a : a.Binary(OpCode.Divide, b));

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

    /// <summary>π in this value's type.</summary>
    public Expr Pi => new(_builder, _builder.Real(Math.PI, Type, Type switch { ScalarType { Kind: ScalarKind.Generic } => null, _ => Type == IrType.Single ? "MathF.PI" : "Math.PI" }));

    /// <summary>NaN in this value's type.</summary>
    public Expr NaN => new(_builder, _builder.Real(double.NaN, Type, Type.Name + ".NaN"));

    /// <summary>Whether it is the constant 0, a structural zero.</summary>
    public bool IsZero => IsConstant(out var value) && value == 0;

    /// <summary>A constant of this value's type.</summary>
    public Expr Constant(double value) => new(_builder, _builder.Real(value, Type));

    /// <summary>0 in another type.</summary>
    public Expr Zero(IrType type) => new(_builder, _builder.Real(0, type));

    /// <summary>Whether it is a real constant, the user's or one that derivation made, and which.</summary>
    public bool IsConstant(out double value) => _builder.IsRealConstant(Id, out value);

    /// <summary>A function of one argument, of the argument's type.</summary>
    public Expr Unary(OpCode op) => new(_builder, _builder.Evaluated.TryGetValue((op, Id), out var known) ? known : _builder.Apply(op, Type, [Id]));

    /// <summary>A function of two arguments, of this argument's type.</summary>
    public Expr Binary(OpCode op, Expr other) => new(_builder, _builder.Apply(op, Type, [Id, other.Id]));

    /// <summary>A test of one argument such as <see cref="OpCode.IsNegative"/>, to a <c>bool</c>.</summary>
    public Expr Test(OpCode op) => new(_builder, _builder.Apply(op, IrType.Boolean, [Id]));

    /// <summary>For a <c>bool</c>: the opposite.</summary>
    public Expr Not() => Unary(OpCode.Not);

    /// <summary>Converts to another type; to its own type it is itself. An integer constant becomes a real one.</summary>
    public Expr ConvertTo(IrType type) =>
        Type == type ? this
        : type.IsReal && Type is ScalarType { IsInteger: true } && _builder.IsConstant(Id, out var integer) ? new(_builder, _builder.Real(integer.Bits, type))
        : new(_builder, _builder.Apply(OpCode.Convert, type, [Id]));

    /// <summary>For a <c>bool</c>: <c>this ? then : otherwise</c>; only the arm taken is evaluated.</summary>
    public Expr Select(IrType type, Func<Expr> then, Func<Expr> otherwise) =>
        new(_builder, _builder.Select(Id, type, () => then().Id, () => otherwise().Id));

    /// <summary>For a <c>bool</c>: <c>this &amp;&amp; other</c>; <paramref name="other"/> is evaluated only if this holds.</summary>
    public Expr And(Func<Expr> other)
    {
        var builder = _builder;
        return Select(IrType.Boolean, other, () => new(builder, builder.Integer(0, IrType.Boolean)));
    }

    /// <summary>For a <c>bool</c>: <c>this || other</c>; <paramref name="other"/> is evaluated only if this does not hold.</summary>
    public Expr Or(Func<Expr> other)
    {
        var builder = _builder;
        return Select(IrType.Boolean, () => new(builder, builder.Integer(1, IrType.Boolean)), other);
    }

    /// <summary>A constant stands on the right: <c>x &gt; 0</c>, not <c>0 &lt; x</c>.</summary>
    private Expr Compare(OpCode op, Expr other) =>
        IsConstant(out _) && !other.IsConstant(out _)
            ? other.Compare(op.Mirrored(), this)
            : new(_builder, _builder.Apply(op, IrType.Boolean, [Id, other.Id]));

    private Expr? Fold(Expr other, Func<double, double, double> operation) =>
        IsNumber(out var a) && other.IsNumber(out var b) ? Constant(operation(a, b)) : null;

    private bool IsNumber(out double value) => IsConstant(out value) && _builder.IsConstant(Id, out var literal) && literal.IsNumber;
}
