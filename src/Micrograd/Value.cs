using System.Globalization;
using System.Runtime.CompilerServices;

namespace Micrograd;

/// <summary>
/// A number that remembers how it was computed, so that <see cref="Backward"/> can tell how it depends on every number it came from.
/// </summary>
/// <remarks>
/// <para>
/// Values form a graph: arithmetic on values makes new values whose <see cref="Operands"/> are the old ones. The graph is never changed
/// afterwards; only <see cref="Grad"/>, <see cref="Label"/> and the <see cref="Data"/> of leaves are written.
/// </para>
/// <para>
/// Different graphs can be used on different threads at the same time. Values that two graphs share have one <see cref="Grad"/>: calling
/// <see cref="Backward"/> on both at the same time is a race.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var a = new Value(2, "a");
/// var b = new Value(-3, "b");
/// var loss = (a * b + 10).Tanh();
/// loss.Backward();
/// Console.WriteLine(a.Grad);      // ∂loss/∂a
/// </code>
/// </example>
public sealed partial class Value
{
    // One node is 64 bytes, a cache line: what only few nodes need is in _more.
    private readonly Value? _first;
    private readonly Value? _second;
    private More? _more;
    private double _data;
    private double _grad;

    // The low 8 bits are the operation, the others tell by which traversal the node was seen last (Value.Backward.cs).
    private ulong _mark;

    /// <summary>A leaf: an input, a parameter or a constant.</summary>
    /// <param name="data">Its number.</param>
    /// <param name="label">Its name in drawings and messages, if it has one.</param>
    public Value(double data, string? label = null)
    {
        _data = data;
        if (label is not null)
            Label = label;
    }

    private Value(double data, Operation operation, Value operand)
    {
        _data = data;
        _mark = (ulong)operation;
        _first = operand;
    }

    private Value(double data, Operation operation, Value first, Value second)
        : this(data, operation, first) => _second = second;

    private Value(double data, Operation operation, Value first, Value second, Value third)
        : this(data, operation, first, second) => _more = new() { Third = third };

    private Value(double data, Operation operation, Value operand, double constant)
        : this(data, operation, operand) => _more = new() { Constant = constant };

    private Value(double data, Operation operation, Value[] operands)
    {
        _data = data;
        _mark = (ulong)operation;
        _more = new() { Operands = operands };
    }

    /// <summary>
    /// The number. Of a leaf it may be set, as training does: <c>p.Data -= learningRate * p.Grad</c>. Graphs made from the leaf
    /// before keep what they computed from its old number and must be made again.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is set on a value that was computed from others.</exception>
    public double Data
    {
        get => _data;
        set
        {
            if (!IsLeaf)
            {
                throw new InvalidOperationException(
                    $"Data of {this} cannot be set, because it was computed ({Operation}) from other values. " +
                    "Set the Data of the leaves it depends on and compute it again.");
            }

            _data = value;
        }
    }

    /// <summary>
    /// The derivative of the value on which <see cref="Backward"/> was called with respect to this one. On leaves the derivatives of
    /// successive calls add up until <see cref="ZeroGrad"/>, or until 0 is assigned; on computed values it is that of the last call. 0 at first.
    /// </summary>
    public double Grad
    {
        get => _grad;
        set => _grad = value;
    }

    /// <summary>The name in drawings and messages; <see langword="null"/> if it has none.</summary>
    public string? Label
    {
        get => _more?.Label;
        set
        {
            if (value is not null || _more is not null)
                (_more ??= new()).Label = value;
        }
    }

    /// <summary>How this value was computed.</summary>
    public Operation Operation => (Operation)(byte)_mark;

    /// <summary>Whether this is an input, a parameter or a constant, rather than the result of an operation.</summary>
    public bool IsLeaf => Operation == Operation.Leaf;

    /// <summary>The values this one was computed from, in the order of the operation's arguments; of a leaf none. A new list at each call.</summary>
    public IReadOnlyList<Value> Operands
    {
        get
        {
            if (_more?.Operands is { } operands)
                return Array.AsReadOnly(operands);
            if (_first is null)
                return [];
            if (_second is null)
                return [_first];
            return _more?.Third is { } third ? [_first, _second, third] : [_first, _second];
        }
    }

    /// <summary>
    /// The constant of an operation that has one: the exponent of <see cref="Pow(double)"/>, the n of <see cref="RootN"/> and
    /// <see cref="ScaleB"/>; otherwise <see langword="null"/>.
    /// </summary>
    public double? Constant => Operation is Operation.PowConstant or Operation.RootN or Operation.ScaleB ? _more!.Constant : null;

    /// <summary>A constant.</summary>
    /// <param name="data">Its number.</param>
    public static implicit operator Value(double data) => new(data);

    /// <summary>Gives this value a label unless it has one.</summary>
    /// <param name="label">The label.</param>
    /// <returns>This value.</returns>
    public Value Named(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (Label is null)
            Label = label;
        return this;
    }

    /// <summary>Label, number, gradient and operation, as in <c>Value(L: data=-8, grad=1, Multiply)</c>, independent of the culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var label = Label is { } name ? name + ": " : "";
        var operation = IsLeaf ? "" : $", {Operation}";
        return string.Create(CultureInfo.InvariantCulture, $"Value({label}data={_data:R}, grad={_grad:R}{operation})");
    }

    // The number of an argument, or an exception that names the argument.
    private static double Of(Value value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value._data;
    }

    /// <summary>What only few nodes have: a label, a third operand or many, a constant.</summary>
    private sealed class More
    {
        public string? Label;
        public Value? Third;
        public Value[]? Operands;
        public double Constant;
    }
}
