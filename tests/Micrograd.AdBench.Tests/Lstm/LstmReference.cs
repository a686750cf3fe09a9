using Micrograd.AdBench.Lstm;

namespace Micrograd.AdBench.Tests.Lstm;

/// <summary>The objective once more, a vector at a time.</summary>
internal static class LstmReference
{
    public static double Loss(LstmInstance instance)
    {
        var size = instance.Extra.Length / 3;
        var (main, extra, state, sequence) = (Rows(instance.Main), Rows(instance.Extra), Rows(instance.State), Rows(instance.Sequence));
        var total = 0.0;
        for (var t = 0; t < sequence.Length - 1; t++)
        {
            var x = Map((a, b) => a * b, sequence[t], extra[0]);
            for (var layer = 0; layer < state.Length / 2; layer++)
            {
                var (weight, bias) = (main[(8 * layer)..][..4], main[(8 * layer)..][4..8]);
                var (hidden, cell) = (state[2 * layer], state[(2 * layer) + 1]);
                double[] Affine(double[] v, int gate) => Map((a, b) => a + b, Map((a, b) => a * b, v, weight[gate]), bias[gate]);
                var forget = Affine(x, 0).Select(Sigmoid).ToArray();
                var input = Affine(hidden, 1).Select(Sigmoid).ToArray();
                var output = Affine(x, 2).Select(Sigmoid).ToArray();
                var change = Affine(hidden, 3).Select(Math.Tanh).ToArray();
                cell = Map((a, b) => a + b, Map((a, b) => a * b, cell, forget), Map((a, b) => a * b, input, change));
                x = Map((a, b) => a * Math.Tanh(b), output, cell);
                (state[2 * layer], state[(2 * layer) + 1]) = (x, cell);
            }

            var prediction = Map((a, b) => a + b, Map((a, b) => a * b, x, extra[1]), extra[2]);
            var normaliser = Math.Log(2 + prediction.Sum(Math.Exp));
            total += prediction.Zip(sequence[t + 1], (score, gold) => gold * (score - normaliser)).Sum();
        }

        return -total / (size * (sequence.Length - 1));

        double[][] Rows(double[] numbers) => [.. numbers.Chunk(size)];
    }

    private static double[] Map(Func<double, double, double> function, double[] a, double[] b) => [.. a.Zip(b, function)];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
