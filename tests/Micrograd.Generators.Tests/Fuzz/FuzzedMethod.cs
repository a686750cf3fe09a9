namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>One random method, its gradient and its graph.</summary>
internal sealed record FuzzedMethod(
    Func<double, double, int, double> Primal,
    Func<double, double, int, (double Value, double X, double Y)> Gradient,
    Func<Value, Value, int, Value> Trace)
{
    /// <summary>What is wrong at a point, or null.</summary>
    public string? Problem(double x, double y, int n)
    {
        var value = Primal(x, y, n);
        var gradient = Gradient(x, y, n);
        var (xNode, yNode) = (new Value(x, "x"), new Value(y, "y"));
        var trace = Trace(xNode, yNode, n);
        if (!value.Equals(trace.Data) || double.IsNegative(value) != double.IsNegative(trace.Data))
        {
            return $"F({x}, {y}, {n}) = {value:R}, but its graph says {trace.Data:R}.";
        }

        // Central differences are left out: the kinks and jumps of a random method are everywhere.
        var check = GradientCheck.Compare(
            $"F({x}, {y}, {n})",
            value,
            gradient.Value,
            trace,
            new CheckedInput("x", x, gradient.X, xNode, _ => double.NaN),
            new CheckedInput("y", y, gradient.Y, yNode, _ => double.NaN));
        return check.Passed || (Agrees(gradient.X, xNode, h => Primal(x + h, y, n)) && Agrees(gradient.Y, yNode, h => Primal(x, y + h, n))) ? null : check.ToString();
    }

    /// <summary>Whether the gradient is that of the graph; or, where infinity times zero leaves the graph without an answer, the slope of F around the point.</summary>
    private static bool Agrees(double gradient, Value node, Func<double, double> moved)
    {
        if (!double.IsNaN(node.Grad))
        {
            return Math.Abs(gradient - node.Grad) <= 1e-9 * (1 + Math.Abs(gradient));
        }

        const double Step = 1e-6;
        var slope = (moved(Step) - moved(-Step)) / (2 * Step);
        return Math.Abs(slope - gradient) <= 1e-4 * (1 + Math.Abs(gradient));
    }
}
