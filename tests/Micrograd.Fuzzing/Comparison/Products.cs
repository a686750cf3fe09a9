using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Compares, at one point, the Jacobian of several results with products along every direction and with every cotangent, and these with the gradient of the weighted
/// sum of the results, which is compared by itself. The results are F's, bit for bit.</summary>
internal sealed class Products(FuzzedProgram program, CompiledMethod compiled, Derived derived, Tally tally)
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

        var rows = program.ResultCount(n);
        var (left, results) = (new double[_count], new double[rows]);
        try
        {
            compiled.Values!(inputs, n, left, results, [], []);
        }
        catch (Exception)
        {
            return OfThrowing("Jvp", compiled.Push!, _count, rows) ?? OfThrowing("Vjp", compiled.Pull!, rows, _count) ?? (compiled.Jacobian is { } jacobian ? OfThrowing("Jacobian", jacobian, 0, rows * _count) : null);
        }

        var at = Points.Text(inputs, n);
        Failure Wrong(string kind, string text) => new(kind, $"{kind}: {text} {at}");
        var (columns, pulled) = (new double[_count][], new double[rows][]);
        for (var i = 0; i < _count; i++)
        {
            if (Run("Jvp", compiled.Push!, Points.Unit(_count, i), columns[i] = new double[rows]) is { } failure)
            {
                return failure;
            }
        }

        for (var k = 0; k < rows; k++)
        {
            if (Run("Vjp", compiled.Pull!, Points.Unit(rows, k), pulled[k] = new double[_count]) is { } failure)
            {
                return failure;
            }
        }

        var whole = new double[rows * _count];
        if (compiled.Jacobian is not null && Run("Jacobian", compiled.Jacobian, [], whole) is { } ofJacobian)
        {
            return ofJacobian;
        }

        var (gradient, weighted) = (new double[_count], new double[_count]);
        compiled.Gradient(inputs, n, new double[_count], gradient);
        if (Run("Vjp", compiled.Pull!, [.. Enumerable.Range(0, rows).Select(FuzzedProgram.Weight)], weighted) is { } ofWeights)
        {
            return ofWeights;
        }

        // (Magnitudes are those of the sum: each result has a weight of at least one half in it.)
        var nodes = inputs.Select(input => new Value(input)).ToArray();
        compiled.Trace(nodes, n).PropagateMagnitudes();
        for (var i = 0; i < _count; i++)
        {
            if (!Agrees(weighted[i], gradient[i]))
            {
                return Wrong("sum and Vjp", $"∂{i} is {weighted[i]:R}, and {gradient[i]:R} of the sum");
            }

            for (var k = 0; k < rows; k++)
            {
                tally.Entries++;
                tally.NonzeroEntries += pulled[k][i] == 0 ? 0 : 1;
                if (!Agrees(columns[i][k], pulled[k][i]))
                {
                    return Wrong("Jvp and Vjp", $"∂{i} of result {k} is {columns[i][k]:R} forward, {pulled[k][i]:R} reverse");
                }

                if (compiled.Jacobian is not null && !Agrees(whole[(k * _count) + i], pulled[k][i]))
                {
                    return Wrong("Jacobian and Vjp", $"∂{i} of result {k} is {whole[(k * _count) + i]:R} in the Jacobian, {pulled[k][i]:R} reverse, {columns[i][k]:R} forward");
                }
            }

            // An infinity on the way may meet a 0 here and not there; where none is, both are numbers.
            bool Agrees(double a, double b) => Agreement.Close(a, b, nodes[i].Grad) || !double.IsFinite(nodes[i].Grad)
                || ((!double.IsFinite(a) || !double.IsFinite(b)) && Interpreted.HasInfinities(program, derived, inputs, n, Points.Unit(_count, i)));
        }

        return null;

        Failure? Run(string kind, VectorMethod method, double[] along, double[] to)
        {
            var (otherLeft, otherResults) = (new double[_count], new double[rows]);
            var given = along.ToArray();
            try
            {
                method(inputs, n, otherLeft, otherResults, given, to);
            }
            catch (Exception exception)
            {
                return Wrong(kind, exception.ToString());
            }

            return Agreement.Difference(results, otherResults) is >= 0 and var row ? Wrong(kind + " value", $"result {row} is {otherResults[row]:R} instead of {results[row]:R}")
                : Agreement.Difference(left, otherLeft) is >= 0 and var place ? Wrong(kind + " arrays", $"arrays hold {otherLeft[place]:R} instead of {left[place]:R}")
                : Agreement.Difference(along, given) is >= 0 and var changed ? Wrong(kind + " direction", $"what it is multiplied by holds {given[changed]:R} instead of {along[changed]:R}")
                : null;
        }

        Failure? OfThrowing(string kind, VectorMethod method, int from, int to)
        {
            try
            {
                method(inputs, n, new double[_count], new double[rows], new double[from], new double[to]);
                return new Failure(kind + " does not throw", kind + " does not throw where F does");
            }
            catch (Exception)
            {
                return null;
            }
        }
    }
}
