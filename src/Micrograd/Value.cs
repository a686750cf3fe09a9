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
    private NodeExtras? _more;
    private double _data;
    private double _grad;

    // How many uses of this value a traversal has still to come by; 0 between traversals (Value.Traversal.cs).
    private int _uses;
    private readonly Operation _operation;
    private bool _hasGrad;
    private bool _wasRead;
    private bool _wasStepped;

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
        _operation = operation;
        _first = operand;
    }

    private Value(double data, Operation operation, Value first, Value second)
        : this(data, operation, first) => _second = second;

    private Value(double data, Operation operation, Value first, Value second, Value third)
        : this(data, operation, first, second) => _more = new() { Third = third };

    private Value(double data, Operation operation, Value operand, double constant)
        : this(data, operation, operand) => _more = new() { Constant = constant };

    private Value(double data, Operation operation, Value[] weights, Value[] inputs, Value bias)
        : this(data, operation, bias) => _more = new() { First = weights, Second = inputs };

    private Value(Networks.LayerBatch batch, Value[] parameters, Value? before)
        : this(double.NaN, Operation.LayerBatch, new NodeExtras { First = parameters, Batch = batch }) => _first = before;

    private Value(double data, Operation operation, NodeExtras more)
    {
        _data = data;
        _operation = operation;
        _more = more;
    }

    /// <summary>
    /// The number. Of a leaf it may be set, as training does: <c>p.Data -= learningRate * p.Grad</c>. Graphs made from the leaf
    /// before keep what they computed from its old number and must be made again.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is set on a value that was computed from others.</exception>
    public double Data
    {
        get
        {
            if (!_wasRead)
                _wasRead = true;
            return _data;
        }

        set
        {
            if (!IsLeaf)
            {
                throw new InvalidOperationException(
                    $"Data of {this} cannot be set, because it was computed ({Operation}) from other values. " +
                    "Set the Data of the leaves it depends on and compute it again.");
            }

            _data = value;
            _wasRead = false;
        }
    }

    /// <summary>
    /// The derivative of the value on which <see cref="Backward"/> was called with respect to this one. On leaves the derivatives of
    /// successive calls add up until <see cref="ZeroGrad"/>, or until 0 is assigned; on computed values it is that of the last call. 0 at
    /// first; <see cref="HasGrad"/> tells that 0 from a derivative that is 0.
    /// </summary>
    public double Grad
    {
        get => _grad;
        set
        {
            _grad = value;
            _hasGrad = true;
            _wasStepped &= value != 0;
        }
    }

    /// <summary>
    /// Whether <see cref="Grad"/> means something: a <see cref="Backward"/> has reached this value, or Grad was assigned, since it was made
    /// and since <see cref="ZeroGrad"/>. Drawings leave the gradient blank where it is <see langword="false"/>.
    /// </summary>
    public bool HasGrad => _hasGrad;

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
    public Operation Operation => _operation;

    /// <summary>Whether this is an input, a parameter or a constant, rather than the result of an operation.</summary>
    public bool IsLeaf => _operation == Operation.Leaf;

    /// <summary>The values this one was computed from, in the order of the operation's arguments; of a leaf none. A new list at each call.</summary>
    public IReadOnlyList<Value> Operands => Array.AsReadOnly(OperandArray());

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

    // A new array.
    internal Value[] OperandArray()
    {
        if (_more is { First: not null } more)
            return more.AllOperands(_first);
        if (_first is null)
            return [];
        if (_second is null)
            return [_first];
        return _more?.Third is { } third ? [_first, _second, third] : [_first, _second];
    }
}
