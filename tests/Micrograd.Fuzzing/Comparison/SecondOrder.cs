using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Compares, at one point, what must agree of second derivatives: Hessian-vector products along every direction, compiled and interpreted; the Hessian; its
/// symmetry; and differences of the gradient. The value is F's, bit for bit.</summary>
internal sealed class SecondOrder(FuzzedProgram program, CompiledMethod compiled, Derived derived, Tally tally)
{
    private readonly int _count = program.InputCount;

    /// <summary>What is wrong, or null.</summary>
    /// <param name="inputs">The point.</param>
    /// <param name="n">The integer argument.</param>
    public Failure? Compare(double[] inputs, int n)
    {
        if (program.IsSingle)
        {
            return null;
        }

        var (left, gradient) = (new double[_count], new double[_count]);
        double value;
        try
        {
            value = compiled.Gradient(inputs, n, left, gradient);
        }
        catch (Exception)
        {
            return OfThrowing(inputs, n);
        }

        var at = Points.Text(inputs, n);
        Failure Wrong(string kind, string text) => new(kind, $"{kind}: {text} {at}; F = {value:R}");
        var columns = new double[_count][];
        var nodes = inputs.Select(input => new Value(input)).ToArray();
        compiled.Trace(nodes, n).PropagateMagnitudes();

        // What cancels in adjoints is rounded from numbers as large as the magnitudes, and multiplied on with numbers on the way.
        var (amplification, magnitude, isBounded) = (nodes.Max(node => Math.Max(1, node.Grad)), 0.0, true);
        for (var i = 0; i < _count; i++)
        {
            if (Product(Points.Unit(_count, i), out columns[i]) is { } failure)
            {
                return failure;
            }

            if (!Agrees(columns[i][^1], gradient[i]))
            {
                return Wrong("tangent of Hvp", $"∂{i} is {columns[i][^1]:R}, and {gradient[i]:R} in reverse mode");
            }
        }

        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!Agrees(columns[i][j], columns[j][i]))
                {
                    return Wrong("symmetry", $"∂{i}∂{j} is {columns[i][j]:R}, and {columns[j][i]:R}");
                }
            }
        }

        double[] direction = [.. Enumerable.Range(0, _count).Select(i => ((i * 7 % 5) - 1.75) / 2)];
        if (Product(direction, out var mixed) is { } ofMixed)
        {
            return ofMixed;
        }

        for (var i = 0; i < _count; i++)
        {
            var sum = direction.Select((share, j) => share * columns[j][i]).Sum();
            if (!Agrees(mixed[i], sum))
            {
                return Wrong("direction of Hvp", $"component {i} is {mixed[i]:R}, and {sum:R} as the sum of columns");
            }
        }

        return OfHessian() ?? OfDifferences();

        Failure? Product(double[] along, out double[] product)
        {
            product = new double[_count + 1];
            var (otherLeft, interpreted) = (new double[_count], new double[_count + 1]);
            var given = along.ToArray();
            double other;
            (double Magnitude, bool IsBounded) found;
            try
            {
                other = compiled.Hvp!(inputs, n, otherLeft, given, product);
                found = Interpreted.HvpAndMagnitude(program, derived, inputs, n, along, interpreted);
            }
            catch (Exception exception)
            {
                return Wrong("Hvp", exception.ToString());
            }

            magnitude = Math.Max(magnitude, amplification * found.Magnitude);
            isBounded &= found.IsBounded;
            tally.SecondOrder += _count;
            return !Agreement.Same(value, other) ? Wrong("Hvp value", $"the value is {other:R}")
                : Agreement.Difference(left, otherLeft) is >= 0 and var place ? Wrong("Hvp arrays", $"arrays hold {otherLeft[place]:R} instead of {left[place]:R}")
                : Agreement.Difference(product, interpreted) is >= 0 and var row ? Wrong("interpreted Hvp", $"component {row} is {product[row]:R}, and {interpreted[row]:R} interpreted")
                : null;
        }

        // An infinity on the way may meet a 0 here and not there; where none is, both are numbers.
        bool Agrees(double a, double b) => Agreement.Close(a, b, magnitude) || (!isBounded && (!double.IsFinite(a) || !double.IsFinite(b)));

        Failure? OfHessian()
        {
            if (compiled.Hessian is null)
            {
                return null;
            }

            var (ofHessian, hessian) = (new double[_count], new double[_count * _count]);
            var other = compiled.Hessian(inputs, n, left, ofHessian, hessian);
            if (!Agreement.Same(value, other))
            {
                return Wrong("Hessian value", $"the value is {other:R}");
            }

            for (var i = 0; i < hessian.Length; i++)
            {
                if (!Agrees(hessian[i], columns[i / _count][i % _count]))
                {
                    return Wrong("Hessian", $"∂{i / _count}∂{i % _count} is {hessian[i]:R}, and {columns[i / _count][i % _count]:R} as a product");
                }
            }

            return Enumerable.Range(0, _count).Where(i => !Agrees(ofHessian[i], gradient[i])).Select(i => Wrong("gradient of Hessian", $"∂{i} is {ofHessian[i]:R}, and {gradient[i]:R}")).FirstOrDefault();
        }

        Failure? OfDifferences()
        {
            var path = Path(inputs);
            for (var i = 0; i < _count; i++)
            {
                if (!IsSmooth(i, path, SmoothSlope.Step) || !IsSmooth(i, path, -SmoothSlope.Step))
                {
                    continue;
                }

                for (var j = 0; j < _count; j++)
                {
                    var (row, column) = (i, j);
                    (double Slope, double Error)? Slope(double step) => SmoothSlope.At(x => Agreement.Unless(() => Gradient(Moved(row, x))[column], double.NaN), inputs[row], magnitude, step);
                    if (Slope(SmoothSlope.Step) is not { } found || (!double.IsFinite(columns[i][j]) && !isBounded))
                    {
                        continue;
                    }

                    tally.SecondDifferences++;
                    tally.SecondNonzero += columns[i][j] == 0 ? 0 : 1;
                    if (!SmoothSlope.IsOf(columns[i][j], found, Slope))
                    {
                        return Wrong("differences of the gradient", $"∂{i}∂{j} is {columns[i][j]:R}, and {found.Slope:R} ± {found.Error:G2} by differences");
                    }
                }
            }

            return null;
        }

        // The same path close by, and there almost the same second derivatives: differences cannot see a wave that is shorter than their step.
        bool IsSmooth(int i, int path, double step)
        {
            var moved = Moved(i, inputs[i] + (step * Math.Max(1, Math.Abs(inputs[i]))));
            var beside = new double[_count + 1];
            if (!Agreement.Unless(() => Path(moved) == path && !Interpreted.TakesSteps(program, derived, inputs, moved, n), false))
            {
                return false;
            }

            compiled.Hvp!(moved, n, new double[_count], Points.Unit(_count, i), beside);
            return beside.Zip(columns[i]).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-2 * (1 + Math.Abs(pair.Second)));
        }

        int Path(double[] point) => GraphPath.Of(compiled.Trace([.. point.Select(input => new Value(input))], n));

        double[] Gradient(double[] point)
        {
            var partials = new double[_count];
            compiled.Gradient(point, n, new double[_count], partials);
            return partials;
        }

        double[] Moved(int i, double x)
        {
            double[] moved = [.. inputs];
            moved[i] = x;
            return moved;
        }
    }

    /// <summary>What throws in F throws in its derivatives.</summary>
    private Failure? OfThrowing(double[] inputs, int n)
    {
        try
        {
            compiled.Hvp!(inputs, n, new double[_count], Points.Unit(_count, 0), new double[_count + 1]);
            return new Failure("Hvp does not throw", "Hvp does not throw where F does");
        }
        catch (Exception)
        {
            return null;
        }
    }
}
