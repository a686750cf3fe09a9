namespace Micrograd.Drawing;

/// <summary>Collects the values of a drawing and takes fused operations apart into the elementary ones that they stand for.</summary>
internal sealed class FusedOpener
{
    // Where each value of the graph stands in the drawing.
    private readonly List<int> _places = [];

    public List<DrawnValue> Values { get; } = [];

    /// <summary>Adds a value of the graph; its operands are places in the graph.</summary>
    public void Add(DrawnValue value, bool open)
    {
        value = value with { Operands = [.. value.Operands.Select(operand => _places[operand])] };
        if (open)
            Open(value);
        else
            Values.Add(value);
        _places.Add(Values.Count - 1);
    }

    private void Open(DrawnValue value)
    {
        var operands = value.Operands;
        var n = operands.Length / 2;
        switch (value.Operation)
        {
            case Operation.Sum when operands.Length > 1:
                Fold(value, operands);
                break;
            case Operation.Dot when n == 1:
                Values.Add(value with { Operation = Operation.Multiply });
                break;
            case Operation.Dot when n > 1:
                Fold(value, Products(value, n));
                break;
            case Operation.Affine when n > 0:
                Fold(value, [operands[^1], .. Products(value, n)]);
                break;
            case Operation.SumOfSquares when operands.Length == 1:
                Values.Add(value with { Operation = Operation.PowConstant, Constant = 2 });
                break;
            case Operation.SumOfSquares when operands.Length > 1:
                Fold(value, [.. operands.Select(x => Square(x, value.Gradient))]);
                break;
            case Operation.AffineRelu or Operation.AffineTanh:
                var sum = value with { Label = null, Gradient = value.Gradient * ActivationSlope(value) };
                if (n > 0)
                    Fold(sum, [operands[^1], .. Products(sum, n)]);
                var activation = value.Operation == Operation.AffineRelu ? Operation.Relu : Operation.Tanh;
                Values.Add(value with { Operation = activation, Operands = [n > 0 ? Values.Count - 1 : operands[0]] });
                break;
            case Operation.LogSumExp when double.IsFinite(value.Data):
                OpenLogSumExp(value);
                break;
            case Operation.FusedMultiplyAdd or Operation.MultiplyAddEstimate:
                var product = Inner(Values[operands[0]].Data * Values[operands[1]].Data, value.Gradient, Operation.Multiply, operands[0], operands[1]);
                Values.Add(value with { Operation = Operation.Add, Operands = [product, operands[2]] });
                break;
            default:
                Values.Add(value);
                break;
        }
    }

    /// <summary>The derivative of a neuron's activation at its weighted sum, which its result tells.</summary>
    public static double ActivationSlope(DrawnValue neuron) => neuron.Operation switch
    {
        Operation.AffineRelu => neuron.Data > 0 ? 1 : 0,
        Operation.AffineTanh => (1 - neuron.Data) * (1 + neuron.Data),
        _ => 1,
    };

    // m + ln Σ exp(xᵢ − m), m the greatest, as the engine computes it. Nothing depends on m, a constant.
    private void OpenLogSumExp(DrawnValue value)
    {
        var m = value.Operands.Max(x => Values[x].Data);
        Values.Add(new("max", m, value.Gradient * 0, Operation.Leaf, []));
        var greatest = Values.Count - 1;
        var total = value.Operands.Sum(x => Math.Exp(Values[x].Data - m));
        var ofTotal = value.Gradient / total;
        int[] powers = [.. value.Operands.Select(x =>
        {
            var power = Math.Exp(Values[x].Data - m);
            return Inner(power, ofTotal, Operation.Exp, Inner(Values[x].Data - m, ofTotal * power, Operation.Subtract, x, greatest));
        })];
        if (powers.Length > 1)
            Fold(new(null, total, ofTotal, Operation.Sum, powers), powers);
        var log = Inner(Math.Log(total), value.Gradient, Operation.Log, Values.Count - 1);
        Values.Add(value with { Operation = Operation.Add, Operands = [greatest, log] });
    }

    private int Square(int x, double? gradient)
    {
        Values.Add(new(null, Values[x].Data * Values[x].Data, gradient, Operation.PowConstant, [x], 2));
        return Values.Count - 1;
    }

    // wᵢ·xᵢ. Where the sum depends on them linearly, so that their gradient is the sum's.
    private int[] Products(DrawnValue sum, int n)
    {
        var products = new int[n];
        for (var i = 0; i < n; i++)
        {
            var (w, x) = (sum.Operands[i], sum.Operands[n + i]);
            products[i] = Inner(Values[w].Data * Values[x].Data, sum.Gradient, Operation.Multiply, w, x);
        }

        return products;
    }

    // Adds from left to right, as the engine does; the last addition is the value itself.
    private void Fold(DrawnValue value, int[] terms)
    {
        var sum = terms[0];
        foreach (var term in terms.AsSpan(1, terms.Length - 2))
            sum = Inner(Values[sum].Data + Values[term].Data, value.Gradient, Operation.Add, sum, term);
        Values.Add(value with { Data = Values[sum].Data + Values[terms[^1]].Data, Operation = Operation.Add, Operands = [sum, terms[^1]] });
    }

    private int Inner(double data, double? gradient, Operation operation, params int[] operands)
    {
        Values.Add(new(null, data, gradient, operation, operands));
        return Values.Count - 1;
    }
}
