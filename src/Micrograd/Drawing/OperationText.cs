namespace Micrograd.Drawing;

/// <summary>How an operation is written in drawings.</summary>
/// <param name="Symbol">In its ellipse.</param>
/// <param name="Formula">What it computes, of the operands named in <paramref name="Names"/>.</param>
/// <param name="Names">The names of its operands, in order; of an operation on many values the pattern for all.</param>
/// <param name="Partials">The derivative of the result, called y, with respect to each operand.</param>
internal sealed record OperationText(string Symbol, string Formula, string[] Names, string[] Partials)
{
    /// <summary>The text of an operation on <paramref name="count"/> operands.</summary>
    public static OperationText Of(Operation operation, double constant, int count)
    {
        var c = NumberText.Of(constant);
        return operation switch
        {
            Operation.Leaf => new("", "", [], []),
            Operation.Add => Two("+", "a + b", "1", "1"),
            Operation.Subtract => Two("−", "a − b", "1", "−1"),
            Operation.Multiply => Two("×", "a · b", "b", "a"),
            Operation.Divide => Two("/", "a / b", "1 / b", "−y / b"),
            Operation.Remainder => Two("%", "a % b", "1", "−trunc(a / b)"),
            Operation.IEEERemainder => Two("rem", "a − b · round(a / b)", "1", "−round(a / b)"),
            Operation.Pow => Two("pow", "a ^ b", "b · a ^ (b − 1)", "y · ln a"),
            Operation.LogBase => Two("log", "log a to base b", "1 / (a · ln b)", "−y / (b · ln b)"),
            Operation.Atan2 => Two("atan2", "atan2(a, b)", "b / (a² + b²)", "−a / (a² + b²)"),
            Operation.Atan2Pi => Two("atan2π", "atan2(a, b) / π", "b / (π · (a² + b²))", "−a / (π · (a² + b²))"),
            Operation.Hypot => Two("hypot", "√(a² + b²)", "a / y", "b / y"),
            Operation.CopySign => Two("copysign", "|a| with the sign of b", "1 if the signs agree, else −1", "0"),
            Operation.Max or Operation.MaxNumber or Operation.MaxNative => Selection("max"),
            Operation.Min or Operation.MinNumber or Operation.MinNative => Selection("min"),
            Operation.MaxMagnitude or Operation.MaxMagnitudeNumber => Selection("max|·|"),
            Operation.MinMagnitude or Operation.MinMagnitudeNumber => Selection("min|·|"),
            Operation.Clamp or Operation.ClampNative => new("clamp", "a held in b … c", ["a", "b", "c"], ["1 if y = a, else 0", "1 if y = b, else 0", "1 if y = c, else 0"]),
            Operation.FusedMultiplyAdd or Operation.MultiplyAddEstimate => new("a·b + c", "a · b + c", ["a", "b", "c"], ["b", "a", "1"]),
            Operation.Lerp => new("lerp", "a · (1 − c) + b · c", ["a", "b", "c"], ["1 − c", "c", "b − a"]),
            Operation.Sum => Many("Σ", "Σ xᵢ", count, _ => ("x", "1")),
            Operation.Dot => Many("Σ x·y", "Σ xᵢ · yᵢ", count, place => place < count / 2 ? ("x", "yᵢ") : ("y", "xᵢ")),
            Operation.Affine => Neuron("Σ w·x + b", "b + Σ wᵢ · xᵢ", count, partial => partial),
            Operation.SumOfSquares => Many("Σ x²", "Σ xᵢ²", count, _ => ("x", "2 · xᵢ")),
            Operation.LogSumExp => Many("ln Σ exp", "ln Σ exp xᵢ", count, _ => ("x", "exp(xᵢ − y)")),
            Operation.AffineRelu => Neuron("ReLU(Σ w·x + b)", "max(b + Σ wᵢ · xᵢ, 0)", count, partial => $"{partial} if y > 0, else 0"),
            Operation.AffineTanh => Neuron("tanh(Σ w·x + b)", "tanh(b + Σ wᵢ · xᵢ)", count, partial => $"(1 − y²) · {partial}"),
            Operation.LayerBatch => Many("layer", "a layer of neurons for a batch of examples", count, _ => ("p", "one for each example")),
            _ => OfOne(operation, c),
        };
    }

    private static OperationText OfOne(Operation operation, string c) => operation switch
    {
        Operation.Negate => One("−", "−x", "−1"),
        Operation.Relu => One("ReLU", "max(x, 0)", "1 if x > 0, else 0"),
        Operation.Sigmoid => One("sigmoid", "1 / (1 + exp(−x))", "y · (1 − y)"),
        Operation.Tanh => One("tanh", "tanh x", "1 − y²"),
        Operation.Exp => One("exp", "exp x", "y"),
        Operation.Log => One("ln", "ln x", "1 / x"),
        Operation.PowConstant => One($"^ {c}", $"x ^ {c}", $"{c} · x ^ ({c} − 1)"),
        Operation.RootN => One($"root {c}", $"root {c} of x", $"y / ({c} · x)"),
        Operation.ScaleB => One($"· 2^{c}", $"x · 2^{c}", $"2^{c}"),
        Operation.Softplus => One("softplus", "ln(1 + exp x)", "1 / (1 + exp(−x))"),
        Operation.BatchOutput => One("output", "one output of the layer, for one example", "1"),
        Operation.Abs => One("abs", "|x|", "sign of x"),
        Operation.Sqrt => One("√", "√x", "1 / (2y)"),
        Operation.Cbrt => One("∛", "∛x", "1 / (3y²)"),
        Operation.Exp2 => One("2^", "2 ^ x", "y · ln 2"),
        Operation.Exp10 => One("10^", "10 ^ x", "y · ln 10"),
        Operation.ExpM1 => One("exp − 1", "exp(x) − 1", "exp x"),
        Operation.Exp2M1 => One("2^ − 1", "2 ^ x − 1", "2 ^ x · ln 2"),
        Operation.Exp10M1 => One("10^ − 1", "10 ^ x − 1", "10 ^ x · ln 10"),
        Operation.Log2 => One("log2", "log2 x", "1 / (x · ln 2)"),
        Operation.Log10 => One("log10", "log10 x", "1 / (x · ln 10)"),
        Operation.LogP1 => One("ln 1+", "ln(1 + x)", "1 / (1 + x)"),
        Operation.Log2P1 => One("log2 1+", "log2(1 + x)", "1 / ((1 + x) · ln 2)"),
        Operation.Log10P1 => One("log10 1+", "log10(1 + x)", "1 / ((1 + x) · ln 10)"),
        Operation.Sin => One("sin", "sin x", "cos x"),
        Operation.Cos => One("cos", "cos x", "−sin x"),
        Operation.Tan => One("tan", "tan x", "1 + y²"),
        Operation.SinPi => One("sin π", "sin πx", "π · cos πx"),
        Operation.CosPi => One("cos π", "cos πx", "−π · sin πx"),
        Operation.TanPi => One("tan π", "tan πx", "π · (1 + y²)"),
        Operation.Asin => One("arcsin", "arcsin x", "1 / √(1 − x²)"),
        Operation.Acos => One("arccos", "arccos x", "−1 / √(1 − x²)"),
        Operation.Atan => One("arctan", "arctan x", "1 / (1 + x²)"),
        Operation.AsinPi => One("arcsin/π", "arcsin(x) / π", "1 / (π · √(1 − x²))"),
        Operation.AcosPi => One("arccos/π", "arccos(x) / π", "−1 / (π · √(1 − x²))"),
        Operation.AtanPi => One("arctan/π", "arctan(x) / π", "1 / (π · (1 + x²))"),
        Operation.Sinh => One("sinh", "sinh x", "cosh x"),
        Operation.Cosh => One("cosh", "cosh x", "sinh x"),
        Operation.Asinh => One("arsinh", "arsinh x", "1 / √(x² + 1)"),
        Operation.Acosh => One("arcosh", "arcosh x", "1 / √(x² − 1)"),
        Operation.Atanh => One("artanh", "artanh x", "1 / (1 − x²)"),
        Operation.ReciprocalEstimate => One("≈ 1/x", "about 1 / x", "−1 / x²"),
        Operation.ReciprocalSqrtEstimate => One("≈ 1/√x", "about 1 / √x", "−1 / (2x√x)"),
        Operation.BitIncrement => One("next up", "the next number above x", "1"),
        Operation.BitDecrement => One("next down", "the next number below x", "1"),
        Operation.DegreesToRadians => One("° → rad", "x · π / 180", "π / 180"),
        Operation.RadiansToDegrees => One("rad → °", "x · 180 / π", "180 / π"),
        _ => throw new InvalidOperationException($"{operation} cannot be drawn: it has no text."),
    };

    private static OperationText One(string symbol, string formula, string partial) => new(symbol, formula, ["x"], [partial]);

    private static OperationText Two(string symbol, string formula, string first, string second) =>
        new(symbol, formula, ["a", "b"], [first, second]);

    private static OperationText Selection(string name) =>
        Two(name, $"{name}(a, b)", "1 if a is it, ½ if both are, else 0", "1 if b is it, ½ if both are, else 0");

    private static OperationText Neuron(string symbol, string formula, int count, Func<string, string> partial) =>
        Many(symbol, formula, count, place =>
            place == count - 1 ? ("b", partial("1")) : place < count / 2 ? ("w", partial("xᵢ")) : ("x", partial("wᵢ")));

    private static OperationText Many(string symbol, string formula, int count, Func<int, (string Name, string Partial)> at)
    {
        var all = Enumerable.Range(0, count).Select(at).ToArray();
        return new(symbol, formula, [.. all.Select(one => one.Name + "ᵢ").Select(name => name == "bᵢ" ? "b" : name)], [.. all.Select(one => one.Partial)]);
    }
}
