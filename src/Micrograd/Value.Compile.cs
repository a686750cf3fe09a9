using Micrograd.Randomness;

namespace Micrograd;

/// <content>Programs that replay a graph.</content>
public sealed partial class Value
{
    /// <summary>Whether <see cref="Data"/> was read, since it was made or set, by someone who could have decided by it what to make next.</summary>
    internal bool WasRead => _wasRead;

    /// <summary>The operands and what else there is, for translation.</summary>
    internal (Value? First, Value? Second, NodeExtras? More) Parts => (_first, _second, _more);

    /// <summary>A program that computes this value and its derivatives for other inputs, without making the graph again.</summary>
    /// <remarks>
    /// <para>
    /// It repeats the operations of this graph; where numbers decided which operations there are, it would repeat the decision. A choice can only be made by
    /// reading <see cref="Data"/>: so this refuses where Data of an input, a parameter or a value in between was read since it was made or set.
    /// (Setting a leaf's Data forgets that it was read; reading the result itself does not matter.) <see cref="Max"/>, <see cref="Relu"/>, <see cref="Clamp"/> and
    /// the like are operations and decide anew each time.
    /// </para>
    /// <para>
    /// What cannot be seen: decisions by numbers kept elsewhere, and Data read before it was set last. <see cref="Compile(Func{Value[], Value}, ReadOnlySpan{double}, ReadOnlySpan{Value}, int)"/>
    /// finds those by making the graph at several points.
    /// </para>
    /// </remarks>
    /// <param name="inputs">Leaves whose numbers are given at each run.</param>
    /// <param name="parameters">Leaves whose <see cref="Data"/> of the time is used at each run, and to whose <see cref="Grad"/> is added.</param>
    /// <param name="shapeIsFixed">Whether you know that no number decided the graph's shape, although Data was read: to show it, say.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentException">An input or parameter is not a leaf, or stands twice; or a layer over a batch has parameters that are not among <paramref name="parameters"/>.</exception>
    /// <exception cref="InvalidOperationException">Data was read, so that a number may have decided the shape.</exception>
    public CompiledGraph Compile(ReadOnlySpan<Value> inputs, ReadOnlySpan<Value> parameters = default, bool shapeIsFixed = false) =>
        GraphCompiler.Compile(this, inputs, parameters, shapeIsFixed);

    /// <summary>
    /// A program for the graph that a function makes, after making it at several points and finding the same graph each time: other inputs and parameters, a
    /// little and a lot away, and with their signs changed.
    /// </summary>
    /// <remarks>A decision that comes out alike at all the points is not found; more probes find more. The parameters have their numbers back afterwards.</remarks>
    /// <param name="build">Makes the graph from inputs, the same way each time.</param>
    /// <param name="inputs">The inputs' numbers at the first point.</param>
    /// <param name="parameters">Leaves that <paramref name="build"/> uses besides.</param>
    /// <param name="probes">How many other points, at least 1.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probes"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The graph is another one, or has another constant in it, at another point.</exception>
    public static CompiledGraph Compile(
        Func<Value[], Value> build, ReadOnlySpan<double> inputs, ReadOnlySpan<Value> parameters = default, int probes = 8)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentOutOfRangeException.ThrowIfLessThan(probes, 1);
        var program = CompileAt(build, inputs, parameters);
        var numbers = new double[parameters.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = parameters[i]._data;
        var random = new XorShift64Star(0x5EED);
        try
        {
            for (var probe = 0; probe < probes; probe++)
            {
                var point = new double[inputs.Length];
                for (var i = 0; i < point.Length; i++)
                    point[i] = Elsewhere(inputs[i], probe, random);
                for (var i = 0; i < numbers.Length; i++)
                    parameters[i].Data = Elsewhere(numbers[i], probe, random);
                if (!CompileAt(build, point, parameters).HasShapeOf(program))
                {
                    throw new InvalidOperationException(
                        $"The graph depends on the numbers: with inputs [{string.Join(", ", point)}] it is not the one that it is with [{string.Join(", ", inputs.ToArray())}]. " +
                        "Something read Data and decided by it, or put it back in as a constant. Use Max, Min, Clamp, Relu or Abs instead of if, and values instead of Data.");
                }
            }
        }
        finally
        {
            for (var i = 0; i < numbers.Length; i++)
                parameters[i].Data = numbers[i];
        }

        return program;
    }

    private static CompiledGraph CompileAt(Func<Value[], Value> build, ReadOnlySpan<double> inputs, ReadOnlySpan<Value> parameters)
    {
        var leaves = new Value[inputs.Length];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = new(inputs[i]);
        var result = build([.. leaves]) ?? throw new InvalidOperationException("build returned null instead of a value.");
        return GraphCompiler.Compile(result, leaves, parameters, shapeIsFixed: true);
    }

    // First the other sign, then farther and farther away: a thousandth, a tenth, as much, ten times as much.
    private static double Elsewhere(double x, int probe, IRandomSource random) =>
        probe == 0 ? -x : x + random.Uniform(-1, 1) * (1 + Math.Abs(x)) * Math.Pow(10, (probe - 1) % 4 switch { 0 => -3, 1 => -1, 2 => 0, _ => 1 });
}
