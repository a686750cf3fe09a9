using System.Globalization;
using System.Text;
using Micrograd.Networks;

namespace Micrograd.Export;

/// <summary>Writes a trained network as C#: a method marked <see cref="DifferentiableAttribute"/> with the weights in it, that needs no network to run.</summary>
public static class CSharpExport
{
    private static readonly HashSet<string> Keywords =
    [
        .. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit " +
            "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out " +
            "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true " +
            "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
    ];

    /// <summary>
    /// A static partial class with one method of parameters <c>x0</c>, <c>x1</c>, …, that returns the output, or an array of them.
    /// </summary>
    /// <remarks>
    /// Sums are added in the order of <see cref="Neuron"/>, so that without sigmoids the result has the bits of the graph's. A sigmoid is written
    /// (1 + tanh(s / 2)) / 2, which does not overflow, and is equal to rounding.
    /// </remarks>
    /// <param name="model">The network.</param>
    /// <param name="typeName">The class, with or without a namespace: <c>Shop.Scoring</c>.</param>
    /// <param name="methodName">The method.</param>
    /// <returns>The source text, with LF at the ends of lines.</returns>
    /// <exception cref="ArgumentException">A name is not an identifier, or a parameter is not a finite number.</exception>
    public static string ToCSharp(this MLP model, string typeName, string methodName = "Predict")
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(typeName);
        ArgumentNullException.ThrowIfNull(methodName);
        var names = typeName.Split('.');
        foreach (var name in names)
            CheckIdentifier(name, nameof(typeName));
        CheckIdentifier(methodName, nameof(methodName));
        if (methodName == names[^1])
            throw new ArgumentException($"A method cannot have the name of its class, {methodName}.", nameof(methodName));
        foreach (var parameter in model.Parameters)
        {
            if (!double.IsFinite(parameter.Number))
                throw new ArgumentException($"A parameter is {parameter.Number}; C# source has finite numbers only.", nameof(model));
        }

        var text = new StringBuilder("using System;\nusing Micrograd;\n\n");
        if (names.Length > 1)
            text.Append("namespace ").AppendJoin('.', names[..^1]).Append(";\n\n");
        var outputs = model.OutputCount == 1 ? "double" : "double[]";
        text.Append($"/// <summary>A network of {Describe(model)}, with {model.ParameterCount} parameters.</summary>\n");
        text.Append($"public static partial class {names[^1]}\n{{\n");
        text.Append($"    /// <summary>{(model.OutputCount == 1 ? "The output" : "The outputs")} of the network.</summary>\n");
        text.Append("    [Differentiable]\n");
        text.Append($"    public static {outputs} {methodName}({string.Join(", ", Enumerable.Range(0, model.InputCount).Select(i => $"double x{i}"))})\n    {{\n");
        AppendBody(text, model);
        return text.Append("    }\n}\n").ToString();
    }

    private static void AppendBody(StringBuilder text, MLP model)
    {
        var inputs = "x";
        for (var i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            var isLast = i == model.Layers.Count - 1;
            var outputs = isLast ? "y" : $"h{i + 1}_";
            text.Append($"        // layer {i + 1}: {layer.OutputCount} {layer.Activation}\n");
            for (var j = 0; j < layer.OutputCount; j++)
                text.Append($"        var {outputs}{j} = {Activated(layer.Activation, Sum(layer.Neurons[j], inputs))};\n");
            text.Append('\n');
            inputs = outputs;
        }

        // Not Math.Max(x, 0), whose derivative at 0 is a half.
        var isRectified = model.Layers.Any(layer => layer.Activation == Activation.ReLU);
        var names = string.Join(", ", Enumerable.Range(0, model.OutputCount).Select(i => $"y{i}"));
        text.Append($"        return {(model.OutputCount == 1 ? names : $"[{names}]")};\n");
        if (isRectified)
            text.Append("\n        static double ReLU(double sum) => sum <= 0 ? 0 : sum;\n");
    }

    private static string Sum(Neuron neuron, string inputs)
    {
        var sum = new StringBuilder(Number(neuron.Bias.Number));
        for (var i = 0; i < neuron.InputCount; i++)
        {
            // a − w·x has the bits of a + (−w)·x.
            var weight = neuron.Weights[i].Number;
            sum.Append(double.IsNegative(weight) ? " - " : " + ").Append(Number(Math.Abs(weight))).Append(" * ").Append(inputs).Append(i);
        }

        return sum.ToString();
    }

    private static string Activated(Activation activation, string sum) => activation switch
    {
        Activation.ReLU => $"ReLU({sum})",
        Activation.Tanh => $"Math.Tanh({sum})",
        Activation.Sigmoid => $"0.5 * (1 + Math.Tanh(0.5 * ({sum})))",
        _ => sum,
    };

    // The shortest digits that give the same number, and always a double.
    private static string Number(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.Contains('.') || digits.Contains('E') ? digits : digits + ".0";
    }

    private static string Describe(MLP model) =>
        $"{model.InputCount} inputs and layers of {string.Join(", ", model.Layers.Select(layer => $"{layer.OutputCount} {layer.Activation}"))}";

    private static void CheckIdentifier(string name, string argument)
    {
        if (Keywords.Contains(name))
            throw new ArgumentException($"'{name}' is a keyword of C#.", argument);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{name}' is not a name of letters, digits and underscores that begins with a letter.", argument);
    }
}
