using System.Globalization;

namespace Micrograd;

/// <content>The comparison.</content>
public sealed partial class GradientCheck
{
    /// <summary>Compares; generated <c>FCheck</c> methods call this.</summary>
    /// <param name="function">The name of the function F.</param>
    /// <param name="primal">What F returns.</param>
    /// <param name="value">The value that the generated gradient method returns.</param>
    /// <param name="trace">The graph of F. Its gradients are overwritten.</param>
    /// <param name="inputs">The inputs, with the generated derivatives.</param>
    /// <returns>The result, passed or not.</returns>
    public static GradientCheck Compare(string function, double primal, double value, Value trace, params ReadOnlySpan<CheckedInput> inputs) =>
        Compare(function, primal, value, trace, inputs, single: false);

    /// <summary>Compares a function of single precision, with tolerances for that; generated <c>FCheck</c> methods call this.</summary>
    /// <param name="function">The name of the function F.</param>
    /// <param name="primal">What F returns.</param>
    /// <param name="value">The value that the generated gradient method returns.</param>
    /// <param name="trace">The graph of F, which computes in double precision. Its gradients are overwritten.</param>
    /// <param name="inputs">The inputs, with the generated derivatives.</param>
    /// <returns>The result, passed or not.</returns>
    public static GradientCheck Compare(string function, float primal, float value, Value trace, params ReadOnlySpan<CheckedInput> inputs) =>
        Compare(function, primal, value, trace, inputs, single: true);

    private static GradientCheck Compare(
        string function, double primal, double value, Value trace, ReadOnlySpan<CheckedInput> inputs, bool single)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(trace);
        foreach (var input in inputs)
        {
            if (input.Name is null || input.Node is null || input.Function is null)
                throw new ArgumentException("An input lacks its name, its node or its function.", nameof(inputs));
        }

        var tolerance = single ? Tolerance.Single : Tolerance.Double;
        ClearGradients(trace, inputs);
        var valueMagnitude = Finite(trace.PropagateMagnitudes(), otherwise: Math.Abs(primal));
        var magnitudes = GradientsOf(inputs);
        ClearGradients(trace, inputs);
        trace.Backward();
        var graph = GradientsOf(inputs);

        var noise = tolerance.Unit * valueMagnitude;
        var rows = new CheckedGradient[inputs.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var allowed = tolerance.OfGraph * Math.Abs(graph[i]) + 1000 * tolerance.Unit * Finite(magnitudes[i], otherwise: 0);
            rows[i] = Row(inputs[i], graph[i], allowed, primal, noise, tolerance);
        }

        var valuePassed = SameBits(primal, value) && Agree(value, trace.Data, tolerance.OfValue * Math.Abs(value) + 1000 * noise);
        return new(function, primal, value, trace.Data, valuePassed, Array.AsReadOnly(rows));
    }

    private static CheckedGradient Row(
        CheckedInput input, double graph, double allowed, double primal, double noise, Tolerance tolerance)
    {
        var generated = input.Generated;
        var passed = Agree(generated, graph, allowed);
        var worst = Distance(generated, graph);
        if (!double.IsFinite(primal) || !double.IsFinite(input.At))
        {
            // Where F itself is NaN its slope is, too; where it is infinite there is none.
            double? none = double.IsNaN(primal) ? double.NaN : null;
            return new(input.Name, input.At, generated, graph, none, double.NaN, worst, passed, "not compared: F or the input is not finite");
        }

        var difference = CentralDifference.Of(input.Function, input.At, noise, tolerance.IsSingle);
        var note = Note(difference);
        if (!difference.Exists)
            return new(input.Name, input.At, generated, graph, null, double.NaN, worst, passed, note);

        var slack = Math.Max(tolerance.OfDifference * Math.Abs(difference.Slope), 4 * difference.Error);
        if (difference.IsUnbounded)
        {
            // A jump has no derivative to compare with, and the code takes that of one side. An infinite one must have the right sign.
            passed &= double.IsFinite(generated) || generated == double.PositiveInfinity * difference.Slope;
        }
        else if (difference.IsKink)
        {
            passed &= generated >= Math.Min(difference.Left, difference.Right) - slack && generated <= Math.Max(difference.Left, difference.Right) + slack;
        }
        else
        {
            passed &= Agree(generated, difference.Slope, slack);
            worst = Worse(worst, Distance(generated, difference.Slope));
        }

        double? shown = difference.IsUnbounded ? null : difference.Slope;
        return new(input.Name, input.At, generated, graph, shown, difference.Error, worst, passed, note);
    }

    private static string? Note(CentralDifference difference)
    {
        if (!difference.Exists)
            return $"no difference: {difference.Failure}";
        if (difference.IsUnbounded)
            return "no difference: slopes grow without bound (a jump, a cusp or a vertical tangent)";
        if (difference.IsKink)
            return string.Create(CultureInfo.InvariantCulture, $"kink: slope {difference.Left:G4} below, {difference.Right:G4} above");
        return difference.Error > 1e-3 * Math.Abs(difference.Slope) && difference.Error > 1e-9
            ? string.Create(CultureInfo.InvariantCulture, $"difference uncertain by {difference.Error:G2}")
            : null;
    }

    private static void ClearGradients(Value trace, ReadOnlySpan<CheckedInput> inputs)
    {
        trace.ZeroGrad();
        foreach (var input in inputs)
            input.Node.Grad = 0;
    }

    private static double[] GradientsOf(ReadOnlySpan<CheckedInput> inputs)
    {
        var gradients = new double[inputs.Length];
        for (var i = 0; i < gradients.Length; i++)
            gradients[i] = inputs[i].Node.Grad;
        return gradients;
    }

    // Equals: NaN agrees with NaN, an infinity with itself.
    private static bool Agree(double a, double b, double tolerance) =>
        a.Equals(b) || (double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= tolerance);

    private static double Distance(double a, double b) => a.Equals(b) ? 0 : Math.Abs(a - b);

    private static double Worse(double a, double b) => double.IsNaN(b) || b > a ? b : a;

    private static bool SameBits(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    private static double Finite(double number, double otherwise) => double.IsFinite(number) ? number : otherwise;

    /// <summary>How closely the three must agree, and the rounding unit of the precision in which F computes.</summary>
    private sealed record Tolerance(double Unit, double OfValue, double OfGraph, double OfDifference, bool IsSingle)
    {
        public static readonly Tolerance Double = new(Math.ScaleB(1, -53), 1e-12, 1e-9, 1e-6, false);
        public static readonly Tolerance Single = new(Math.ScaleB(1, -24), 1e-4, 1e-4, 1e-3, true);
    }
}
