namespace Micrograd.Drawing;

/// <summary>Backward once more, on the drawing, written down step by step.</summary>
internal static class BackwardSteps
{
    /// <summary>The steps from the last value on; values that were not computed have none.</summary>
    public static IReadOnlyList<BackwardStep> Of(DrawnGraph graph)
    {
        var steps = new List<BackwardStep>();
        var gradients = new double[graph.Values.Count];
        gradients[^1] = 1;
        for (var i = graph.Values.Count - 1; i >= 0; i--)
        {
            var value = graph.Values[i];
            if (value.Operation == Operation.Leaf)
                continue;

            var text = OperationText.Of(value.Operation, value.Constant, value.Operands.Length);
            var derivatives = Derivatives(value, [.. value.Operands.Select(operand => graph.Values[operand].Data)]);
            var contributions = new Contribution[value.Operands.Length];
            for (var k = 0; k < contributions.Length; k++)
            {
                var operand = value.Operands[k];
                var amount = Amount(value.Operation, gradients[i], derivatives[k]);
                gradients[operand] += amount;
                contributions[k] = new(operand, text.Names[k], text.Partials[k], derivatives[k], amount, gradients[operand]);
            }

            steps.Add(new(i, gradients[i], contributions));
        }

        return steps;
    }

    private static double[] Derivatives(DrawnValue value, double[] operands)
    {
        var n = operands.Length / 2;
        switch (value.Operation)
        {
            case Operation.Add:
                return [1, 1];
            case Operation.Subtract:
                return [1, -1];
            case Operation.Multiply:
                return [operands[1], operands[0]];
            case Operation.Divide:
                return [1 / operands[1], -value.Data / operands[1]];
            case Operation.Sum:
                return [.. operands.Select(_ => 1.0)];
            case Operation.Dot:
                return [.. operands[n..], .. operands[..n]];
            case Operation.SumOfSquares:
                return [.. operands.Select(x => 2 * x)];
            case Operation.LogSumExp:
                return [.. operands.Select(x => Math.Exp(x - value.Data))];
            case Operation.Affine:
            case Operation.AffineRelu:
            case Operation.AffineTanh:
                var slope = FusedOpener.ActivationSlope(value);
                return [.. operands[n..(2 * n)].Concat(operands[..n]).Append(1).Select(partial => slope * partial)];
        }

        switch (operands)
        {
            case [var x]:
                return [LocalDerivatives.OfUnary(value.Operation, x, value.Data, value.Constant)];
            case [var x, var y]:
                var (dx, dy) = LocalDerivatives.OfBinary(value.Operation, x, y, value.Data);
                return [dx, dy];
            case [var a, var b, var c]:
                var (da, db, dc) = LocalDerivatives.OfTernary(value.Operation, a, b, c, value.Data);
                return [da, db, dc];
            default:
                throw new InvalidOperationException($"{value.Operation} on {operands.Length} values cannot be stepped through.");
        }
    }

    // As the engine: 0 stays 0 at the edge of a domain, and what was not selected gets nothing.
    private static double Amount(Operation operation, double gradient, double derivative)
    {
        if (gradient == 0 && double.IsInfinity(derivative) && LocalDerivatives.IsSingularAtEdge(operation))
            return 0;
        var selected = derivative != 0 || !(LocalDerivatives.IsSelection(operation) || operation is Operation.Relu or Operation.AffineRelu);
        return selected ? gradient * derivative : 0;
    }
}
