namespace Micrograd;

/// <summary>
/// A graph as a flat list of instructions, made by <see cref="Value.Compile(ReadOnlySpan{Value}, ReadOnlySpan{Value}, bool)"/>: it computes the same
/// result and the same gradients for other inputs, bit for bit, several times faster than making the graph again, and allocates nothing.
/// </summary>
/// <remarks>
/// Every leaf that is neither an input nor a parameter is a constant with the number it had, and so are the examples of a layer over a batch. It has buffers of
/// its own: one thread at a time.
/// </remarks>
/// <example>
/// <code>
/// var program = loss.Compile(inputs: [x, y], parameters: [.. model.Parameters]);
/// for (var step = 0; step &lt; 1000; step++)
/// {
///     var now = program.Forward([1.5, -0.5]);      // with the parameters' Data of now
///     optimizer.ZeroGrad();
///     program.Backward();                          // adds to the parameters' Grad
///     optimizer.Step(0.1);
/// }
/// </code>
/// </example>
public sealed partial class CompiledGraph
{
    private readonly Instruction[] _instructions;
    private readonly int[] _lists;
    private readonly Networks.LayerBatch[] _batches;
    private readonly Value[] _parameters;
    private readonly double[] _data;
    private readonly double[] _adjoints;
    private readonly int _leaves;
    private readonly int _result;
    private bool _hasRun;
    private bool _hasGradient;

    internal CompiledGraph(
        Instruction[] instructions, int[] lists, Networks.LayerBatch[] batches, double[] leaves, int inputs, Value[] parameters, int result)
    {
        _instructions = instructions;
        _lists = lists;
        _batches = batches;
        _parameters = parameters;
        _leaves = leaves.Length;
        _result = result;
        _data = new double[leaves.Length + instructions.Length];
        leaves.CopyTo(_data, 0);
        _adjoints = new double[_data.Length];
        InputCount = inputs;
    }

    /// <summary>How many inputs <see cref="Forward"/> takes.</summary>
    public int InputCount { get; }

    /// <summary>How many parameters it reads, and adds gradients to.</summary>
    public int ParameterCount => _parameters.Length;

    /// <summary>How many instructions there are: one for each computed value of the graph, but for written-out sums of products, which are one.</summary>
    public int InstructionCount => _instructions.Length;

    /// <summary>The result of the last <see cref="Forward"/>.</summary>
    /// <exception cref="InvalidOperationException">There was none yet.</exception>
    public double Result => _hasRun ? _data[_result] : throw new InvalidOperationException("There is no result before Forward.");

    /// <summary>∂result/∂input for each input, at the last <see cref="Forward"/>; overwritten by the next <see cref="Backward"/>.</summary>
    /// <exception cref="InvalidOperationException">There was no <see cref="Backward"/> since the last <see cref="Forward"/>.</exception>
    public ReadOnlySpan<double> InputGradient =>
        _hasGradient ? _adjoints.AsSpan(0, InputCount) : throw new InvalidOperationException("There is no gradient before Backward.");

    /// <summary>Computes the result for other inputs and the <see cref="Value.Data"/> that the parameters have now.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>, in the order they were given.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong.</exception>
    public double Forward(params ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This program takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));

        inputs.CopyTo(_data);
        for (var i = 0; i < _parameters.Length; i++)
            _data[InputCount + i] = _parameters[i].Number;
        Evaluate(_data, _leaves);
        _hasRun = true;
        _hasGradient = false;
        return _data[_result];
    }

    /// <summary>
    /// Computes the derivatives at the last <see cref="Forward"/>: adds those with respect to the parameters to their <see cref="Value.Grad"/>, as
    /// <see cref="Value.Backward"/> does, and leaves those with respect to the inputs in <see cref="InputGradient"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/> yet.</exception>
    public void Backward()
    {
        if (!_hasRun)
            throw new InvalidOperationException("Backward needs the numbers that Forward computes: call it first.");

        Array.Clear(_adjoints);
        for (var i = 0; i < _parameters.Length; i++)
            _adjoints[InputCount + i] = _parameters[i].Grad;
        foreach (var batch in _batches)
            batch.Begin();
        _adjoints[_result] += 1;
        Propagate(_data, _adjoints);
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i].Grad = _adjoints[InputCount + i];
        _hasGradient = true;
    }

    /// <summary>Whether another program does the same with the same constants: what is compared when graphs made at several points must agree.</summary>
    internal bool HasShapeOf(CompiledGraph other) =>
        _instructions.AsSpan().SequenceEqual(other._instructions) &&
        _lists.AsSpan().SequenceEqual(other._lists) &&
        _result == other._result &&
        _leaves == other._leaves &&
        Constants.SequenceEqual(other.Constants) &&
        _batches.Length == other._batches.Length &&
        _batches.Zip(other._batches).All(pair => pair.First.IsSameAs(pair.Second));

    // double.Equals, so that NaN is the same constant as NaN.
    private ReadOnlySpan<double> Constants => _data.AsSpan(InputCount + _parameters.Length, _leaves - InputCount - _parameters.Length);
}
