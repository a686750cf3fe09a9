using Micrograd.Compiler;
using Micrograd.Fuzzing.Programs;
using static Micrograd.Fuzzing.Comparison.Agreement;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Compares, at one point, what must agree: the value of F with every other way to compute it, bit for bit; and its gradient as generated in reverse mode, as
/// generated in forward mode, as the graph has it, as the interpreter has it, and as differences of F show it.</summary>
internal sealed class FiveAnswers(FuzzedProgram program, CompiledMethod compiled, Derived derived, Tally tally)
{
    private readonly Interpreted _interpreted = new(program, derived);

    // Not simplified: coefficients that are added up are rounded to float in that, as in C#.
    private readonly Derived? _rounding = program.IsSingle ? Derived.Of(derived.Method, PassOptions.All with { Simplifies = false, Inlines = false }) : null;
    private readonly int _count = program.InputCount;
    private Derived? _widened;

    /// <summary>What is wrong, or null.</summary>
    /// <param name="inputs">The point.</param>
    /// <param name="n">The integer argument.</param>
    /// <param name="variants">The same derivatives with passes switched off.</param>
    public Failure? Compare(double[] inputs, int n, IEnumerable<(string Name, Derived Derived)> variants)
    {
        var at = Points.Text(inputs, n);
        var left = new double[_count];
        double value;
        try
        {
            value = compiled.F(inputs, n, left);
        }
        catch (Exception thrown)
        {
            tally.Throwing++;
            return OfThrowing(inputs, n, thrown, at);
        }

        tally.Points++;
        var reverse = new double[_count];
        var forward = new double[_count];
        Failure? Wrong(string kind, string text) => new(kind, $"{kind}: {text} {at}; F = {value:R}");

        if (Differs("reverse", left => compiled.Gradient(inputs, n, left, reverse)) is { } byReverse)
        {
            return byReverse;
        }

        var (interpretedReverse, interpretedForward) = (new double[_count], new double[_count]);
        if (Differs("interpreted F", left => _interpreted.F(inputs, n, left)) is { } byF)
        {
            return byF;
        }

        if (Differs("interpreted reverse", left => _interpreted.Gradient(inputs, n, left, interpretedReverse)) is { } byInterpreter)
        {
            return byInterpreter;
        }

        for (var i = 0; i < _count; i++)
        {
            if ((Along("forward", i, compiled.Jvp, forward) ?? Along("interpreted forward", i, _interpreted.Jvp, interpretedForward)) is { } failure)
            {
                return failure;
            }

            if (!Same(reverse[i], interpretedReverse[i]) || !Same(forward[i], interpretedForward[i]))
            {
                return Wrong("interpreter", $"∂{i} is {reverse[i]:R} reverse, {interpretedReverse[i]:R} interpreted, {forward[i]:R} forward, {interpretedForward[i]:R} interpreted");
            }
        }

        _widened ??= _rounding?.Widened();
        Value[] nodes;
        Value graph;
        try
        {
            (nodes, graph) = Graph(inputs, n);
        }
        catch (Exception exception)
        {
            // Without rounding, a number may be one that F refuses.
            tally.Rounded++;
            return _widened is not null && Throws(() => new Interpreted(program, _widened).F(inputs, n, left)) ? null : Wrong("graph throws", $"{exception.GetType().Name}: {exception.Message}");
        }

        if (_widened is not null)
        {
            value = new Interpreted(program, _widened).F(inputs, n, left);
            if (!Same(value, graph.Data))
            {
                // What is a constant to the graph, it computes as F does: with rounding.
                tally.Rounded++;
                return null;
            }

            if (Again(" widened", _widened, reverse, forward) is { } failure)
            {
                return failure;
            }
        }
        else if (!Same(value, graph.Data))
        {
            return Wrong("graph value", $"the graph says {graph.Data:R}");
        }

        if ((OfGraph("reverse and graph", reverse, _widened ?? derived) ?? OfGraph("forward and graph", forward, _widened ?? derived)) is { } disagreement)
        {
            return disagreement;
        }

        foreach (var (name, variant) in variants)
        {
            tally.Variants++;
            var (otherReverse, otherForward) = (new double[_count], new double[_count]);
            var other = _widened is null ? variant : variant.Widened();
            var failure = Again($" without {name}", other, otherReverse, otherForward)
                ?? OfGraph($"reverse without {name}", otherReverse, other) ?? OfGraph($"forward without {name}", otherForward, other);
            if (failure is not null)
            {
                return failure;
            }
        }

        return OfDifferences();

        Failure? Again(string kind, Derived other, double[] otherReverse, double[] otherForward)
        {
            var interpreted = new Interpreted(program, other);
            var failure = Differs("reverse" + kind, left => interpreted.Gradient(inputs, n, left, otherReverse));
            for (var i = 0; i < _count; i++)
            {
                failure ??= Along("forward" + kind, i, interpreted.Jvp, otherForward);
            }

            return failure;
        }

        Failure? Differs(string kind, Func<double[], double> run)
        {
            var otherLeft = new double[_count];
            double other;
            try
            {
                other = run(otherLeft);
            }
            catch (Exception exception)
            {
                return Wrong(kind, exception.ToString());
            }

            return !Same(value, other) ? Wrong(kind + " value", $"the value is {other:R}")
                : !left.Zip(otherLeft, Same).All(same => same) ? Wrong(kind + " arrays", $"arrays hold [{string.Join(", ", otherLeft)}] instead of [{string.Join(", ", left)}]")
                : null;
        }

        Failure? Along(string kind, int i, Func<double[], int, double[], double[], double[], double> jvp, double[] partials)
        {
            var (tangent, result) = (Points.Unit(_count, i), new double[1]);
            var failure = Differs(kind, left => jvp(inputs, n, left, tangent, result));
            partials[i] = result[0];
            return failure ?? (tangent.SequenceEqual(Points.Unit(_count, i)) ? null : Wrong(kind + " direction", $"the direction holds [{string.Join(", ", tangent)}] after ∂{i}"));
        }

        Failure? OfGraph(string kind, double[] partials, Derived derived)
        {
            var check = GradientCheck.Compare("F", value, value, graph, [.. nodes.Select((node, i) => new CheckedInput($"∂{i}", inputs[i], partials[i], node, _ => double.NaN))]);
            for (var i = 0; i < _count; i++)
            {
                var slope = nodes[i].Grad;

                if (!check.Rows[i].Passed && double.IsFinite(slope) && !Close(partials[i], slope) && (!double.IsNaN(partials[i]) || !Interpreted.HasInfinities(program, derived, inputs, n, Points.Unit(_count, i))))
                {
                    if (CanBeRounding(i, partials[i]))
                    {
                        tally.Overflowing++;
                        continue;
                    }

                    if (_widened is not null && Math.Abs(partials[i] - slope) <= 1e-6 * (1 + Math.Abs(slope)) && RoundsInGraph(i))
                    {
                        tally.Rounded++;
                        continue;
                    }

                    return Wrong(kind, $"∂{i} is {partials[i]:R}, and {slope:R} in the graph");
                }
            }

            return null;
        }

        // What cancels in the derivative is so large that its size overflows, or almost, though the derivative does not: rounding may leave any number, and another order infinity.
        bool CanBeRounding(int i, double partial)
        {
            graph.PropagateMagnitudes();
            var magnitude = nodes[i].Grad;
            graph.Backward();
            return !double.IsFinite(magnitude) || (!double.IsFinite(partial) && magnitude > 1e300);
        }

        // What is a constant to the graph, it computes with rounding to float.
        bool RoundsInGraph(int i) => Unless(() => Interpreted.RoundsConstants(program, _rounding!, _widened!, inputs, Beside(i, 0.1), n), false);

        Failure? OfDifferences()
        {
            var path = GraphPath.Of(graph);
            var magnitude = GraphPath.Magnitude(graph);
            for (var i = 0; i < _count; i++)
            {
                tally.Partials++;
                tally.Nonzero += reverse[i] == 0 ? 0 : 1;
                tally.Undefined += double.IsFinite(nodes[i].Grad) ? 0 : 1;
                var slope = IsSmooth(i, path, SmoothSlope.Step) && IsSmooth(i, path, -SmoothSlope.Step) ? SmoothSlope.At(F(i), inputs[i], magnitude) : null;
                if (slope is not { } found || !double.IsFinite(reverse[i]))
                {
                    tally.Rough++;
                    continue;
                }

                tally.Differences++;
                if (!SmoothSlope.IsOf(reverse[i], found, step => SmoothSlope.At(F(i), inputs[i], magnitude, step)) && !TakesSteps(i, SmoothSlope.Step) && !TakesSteps(i, -SmoothSlope.Step))
                {
                    return Wrong("differences", $"∂{i} is {reverse[i]:R}, and {found.Slope:R} ± {found.Error:G2} by differences");
                }
            }

            return null;
        }

        // (Rounded to float, F is a staircase.)
        Func<double, double> F(int i) => x => Unless(() => _widened is null ? compiled.F(Moved(i, x), n, new double[_count]) : Graph(Moved(i, x), n).Graph.Data, double.NaN);

        double[] Moved(int i, double x)
        {
            double[] moved = [.. inputs];
            moved[i] = x;
            return moved;
        }

        double[] Beside(int i, double step) => Moved(i, inputs[i] + (step * Math.Max(1, Math.Abs(inputs[i]))));

        bool TakesSteps(int i, double step) => Interpreted.TakesSteps(program, _widened ?? derived, inputs, Beside(i, step), n);

        // The same path close by, and there almost the same slope: differences cannot see a wave that is shorter than their step.
        bool IsSmooth(int i, int path, double step)
        {
            var (others, close) = Unless(() => Graph(Beside(i, step), n), ([], null!));
            if (close is null || GraphPath.Of(close) != path)
            {
                return false;
            }

            close.Backward();
            return Math.Abs(others[i].Grad - nodes[i].Grad) <= 1e-2 * (1 + Math.Abs(nodes[i].Grad));
        }
    }

    /// <summary>What throws in F throws in its derivatives.</summary>
    private Failure? OfThrowing(double[] inputs, int n, Exception thrown, string at)
    {
        return Answers("reverse", () => compiled.Gradient(inputs, n, new double[_count], new double[_count]))
            ?? Answers("forward", () => compiled.Jvp(inputs, n, new double[_count], Points.Unit(_count, 0), new double[1]))
            ?? Answers("interpreted reverse", () => _interpreted.Gradient(inputs, n, new double[_count], new double[_count]))
            ?? Answers("interpreted forward", () => _interpreted.Jvp(inputs, n, new double[_count], Points.Unit(_count, 0), new double[1]));

        Failure? Answers(string kind, Func<double> run)
        {
            try
            {
                return new Failure(kind + " does not throw", $"{kind} is {run():R} where F throws {thrown.GetType().Name} {at}");
            }
            catch (Exception)
            {
                return null;
            }
        }
    }

    private static bool Throws(Action run) => Unless(
        () =>
        {
            run();
            return false;
        },
        true);

    private (Value[] Nodes, Value Graph) Graph(double[] inputs, int n)
    {
        Value[] nodes = [.. inputs.Select(input => new Value(input))];
        return (nodes, compiled.Trace([.. nodes], n));
    }
}
