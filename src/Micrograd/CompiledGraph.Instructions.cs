namespace Micrograd;

/// <content>Running the instructions, forward and backward.</content>
public sealed partial class CompiledGraph
{
    private void Evaluate(double[] data, int slot)
    {
        foreach (ref readonly var step in _instructions.AsSpan())
        {
            data[slot++] = step.Operation switch
            {
                Operation.Add => data[step.A] + data[step.B],
                Operation.Subtract => data[step.A] - data[step.B],
                Operation.Multiply => data[step.A] * data[step.B],
                Operation.Relu => Evaluation.Relu(data[step.A]),
                Operation.Affine => SumOfProducts(data, step, data[step.C]),
                Operation.AffineRelu => Evaluation.Relu(SumOfProducts(data, step, data[step.C])),
                Operation.AffineTanh => Math.Tanh(SumOfProducts(data, step, data[step.C])),
                Operation.Dot => SumOfProducts(data, step, 0),
                Operation.Sum => Sum(data, step),
                Operation.SumOfSquares => SumOfSquares(data, step),
                Operation.LogSumExp => LogSumExp(data, step),
                Operation.LayerBatch => Run(step.C),
                Operation.BatchOutput => _batches[step.C].Outputs[step.A],
                _ when step.B < 0 => Evaluation.Unary(step.Operation, data[step.A], step.Constant),
                _ when step.C < 0 => Evaluation.Binary(step.Operation, data[step.A], data[step.B]),
                _ => Evaluation.Ternary(step.Operation, data[step.A], data[step.B], data[step.C]),
            };
        }
    }

    private double Run(int batch)
    {
        _batches[batch].Evaluate();
        return double.NaN;
    }

    private ReadOnlySpan<int> Terms(in Instruction step) => _lists.AsSpan(step.A, step.B);

    private ReadOnlySpan<int> Factors(in Instruction step) => _lists.AsSpan(step.A + step.B, step.B);

    private double SumOfProducts(double[] data, in Instruction step, double sum)
    {
        var factors = Factors(step);
        var terms = Terms(step);
        for (var i = 0; i < terms.Length && i < factors.Length; i++)
            sum += data[terms[i]] * data[factors[i]];
        return sum;
    }

    private double Sum(double[] data, in Instruction step)
    {
        var sum = 0.0;
        foreach (var term in Terms(step))
            sum += data[term];
        return sum;
    }

    private double SumOfSquares(double[] data, in Instruction step)
    {
        var sum = 0.0;
        foreach (var term in Terms(step))
            sum += data[term] * data[term];
        return sum;
    }

    private double LogSumExp(double[] data, in Instruction step)
    {
        var greatest = data[Terms(step)[0]];
        foreach (var term in Terms(step))
            greatest = Math.Max(greatest, data[term]);
        if (!double.IsFinite(greatest))
            return greatest;

        var sum = 0.0;
        foreach (var term in Terms(step))
            sum += Math.Exp(data[term] - greatest);
        return greatest + Math.Log(sum);
    }

    private void Propagate(double[] data, double[] adjoints)
    {
        for (var i = _instructions.Length - 1; i >= 0; i--)
        {
            ref readonly var step = ref _instructions[i];
            var g = adjoints[_leaves + i];
            switch (step.Operation)
            {
                case Operation.Add:
                    adjoints[step.A] += g;
                    adjoints[step.B] += g;
                    break;
                case Operation.Subtract:
                    adjoints[step.A] += g;
                    adjoints[step.B] -= g;
                    break;
                case Operation.Multiply:
                    adjoints[step.A] += g * data[step.B];
                    adjoints[step.B] += g * data[step.A];
                    break;
                case Operation.Divide:
                    adjoints[step.A] += g / data[step.B];
                    adjoints[step.B] -= g * data[_leaves + i] / data[step.B];
                    break;
                case Operation.Relu:
                    if (data[step.A] > 0)
                        adjoints[step.A] += g;
                    break;
                default:
                    PropagateOther(data, adjoints, step, g, data[_leaves + i]);
                    break;
            }
        }
    }

    private void PropagateOther(double[] data, double[] adjoints, in Instruction step, double g, double y)
    {
        switch (step.Operation)
        {
            case Operation.Sum:
                foreach (var term in Terms(step))
                    adjoints[term] += g;
                break;
            case Operation.SumOfSquares:
                foreach (var term in Terms(step))
                    adjoints[term] += 2 * g * data[term];
                break;
            case Operation.LogSumExp:
                foreach (var term in Terms(step))
                    adjoints[term] += g * Math.Exp(data[term] - y);
                break;
            case Operation.Dot or Operation.Affine:
                PropagateProducts(data, adjoints, step, g);
                break;
            case Operation.AffineRelu:
                if (y > 0)
                    PropagateProducts(data, adjoints, step, g);
                break;
            case Operation.AffineTanh:
                PropagateProducts(data, adjoints, step, g * ((1 - y) * (1 + y)));
                break;
            case Operation.LayerBatch:
                var gradients = _batches[step.C].Propagate();
                var parameters = Terms(step);
                for (var i = 0; i < parameters.Length; i++)
                    adjoints[parameters[i]] += gradients[i];
                break;
            case Operation.BatchOutput:
                _batches[step.C].Adjoints[step.A] += g;
                break;
            case var operation when step.B < 0:
                adjoints[step.A] += LocalDerivatives.Pull(operation, g, LocalDerivatives.OfUnary(operation, data[step.A], y, step.Constant));
                break;
            case var operation when step.C < 0:
                var (dFirst, dSecond) = LocalDerivatives.OfBinary(operation, data[step.A], data[step.B], y);
                adjoints[step.A] += LocalDerivatives.Pull(operation, g, dFirst);
                adjoints[step.B] += LocalDerivatives.Pull(operation, g, dSecond);
                break;
            default:
                var (dA, dB, dC) = LocalDerivatives.OfTernary(step.Operation, data[step.A], data[step.B], data[step.C], y);
                adjoints[step.A] += LocalDerivatives.Pull(step.Operation, g, dA);
                adjoints[step.B] += LocalDerivatives.Pull(step.Operation, g, dB);
                adjoints[step.C] += LocalDerivatives.Pull(step.Operation, g, dC);
                break;
        }
    }

    private void PropagateProducts(double[] data, double[] adjoints, in Instruction step, double g)
    {
        var terms = Terms(step);
        var factors = Factors(step);
        for (var i = 0; i < terms.Length && i < factors.Length; i++)
        {
            adjoints[terms[i]] += g * data[factors[i]];
            adjoints[factors[i]] += g * data[terms[i]];
        }

        if (step.C >= 0)
            adjoints[step.C] += g;
    }
}
