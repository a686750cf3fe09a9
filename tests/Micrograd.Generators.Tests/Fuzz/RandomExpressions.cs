namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Random well-typed expressions. Values stay moderate, so that rounding can be told from mistakes.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="helpers">Methods <c>(double, double, int) → double</c> that may be called.</param>
internal sealed class RandomExpressions(Random random, IReadOnlyList<string> helpers)
{
    private static readonly string[] Functions =
    [
        "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Abs({0})", "Math.Sqrt(1 + {0} * {0})", "Math.Exp(-Math.Abs({0}))",
        "Math.Log(1.5 + Math.Cos({0}))", "Math.Cbrt({0})", "-({0})", "(1 / (1 + ({0}) * ({0})))", "Math.Floor({0})", "Math.Asinh({0})",
    ];

    private static readonly string[] TwoArguments =
    [
        "Math.Max({0}, {1})", "Math.Min({0}, {1})", "Math.Atan2({0}, {1})", "double.Hypot({0}, {1})", "({0} / (2 + Math.Sin({1})))", "Math.Clamp({0}, -1, 1 + Math.Abs({1}))",
        "Math.Pow(1 + Math.Abs({0}), Math.Tanh({1}))", "Math.Sin({0} - {1})", "({0} % (1 + Math.Abs({1})))",
    ];

    /// <summary>Arrays and spans of at least four elements that may be read and written.</summary>
    public List<string> Arrays { get; } = [];

    /// <summary>Methods <c>(Span&lt;double&gt;, double) → double</c>, of spans of at least two elements, that write to them.</summary>
    public List<string> ArrayHelpers { get; } = [];

    /// <summary>An element of an array, anywhere in it.</summary>
    public string Element(RandomScope scope) => $"{Pick([.. Arrays])}[{(random.Next(3) == 0 ? random.Next(4).ToString() : $"({Integer(scope, 1)}) & 3")}]";

    public string Of(VariableKind kind, RandomScope scope, int depth = 3) => kind switch
    {
        VariableKind.Real => Real(scope, depth),
        VariableKind.Integer => Integer(scope, depth),
        _ => Boolean(scope, depth),
    };

    public string Real(RandomScope scope, int depth)
    {
        if (depth <= 0)
        {
            return RealLeaf(scope);
        }

        if (Arrays.Count > 0 && random.Next(5) == 0)
        {
            return ArrayHelpers.Count > 0 && random.Next(4) == 0 && scope.Loops < 2
                ? $"{Pick([.. ArrayHelpers])}({Pick([.. Arrays])}.Slice(({Integer(scope, 0)}) & 1, 2), {RealLeaf(scope)})"
                : Element(scope);
        }

        switch (random.Next(16))
        {
            case < 3:
                return RealLeaf(scope);
            case < 8:
                return $"({Real(scope, depth - 1)} {Pick("+", "-", "*", "+", "*")} {Real(scope, depth - 1)})";
            case < 11:
                return string.Format(Pick(Functions), RealLeaf(scope));
            case 11:
                return string.Format(Pick(TwoArguments), Real(scope, depth - 1), RealLeaf(scope));
            case 12:
                return $"({Boolean(scope, depth - 1)} ? {Real(scope, depth - 1)} : {Real(scope, depth - 1)})";
            case 13 when helpers.Count > 0 && scope.Loops < 2:
                return $"{Pick([.. helpers])}({Real(scope, depth - 1)}, {RealLeaf(scope)}, {random.Next(4)})";
            case 14:
                return $"({Integer(scope, 1)} switch {{ 0 => {Real(scope, depth - 1)}, 1 or 3 => {RealLeaf(scope)}, > 3 when {Boolean(scope, 0)} => {Real(scope, depth - 1)}, _ => {RealLeaf(scope)} }})";
            default:
                return $"(0.5 * {Real(scope, depth - 1)} + 0.25 * {RealLeaf(scope)} * {Integer(scope, 0)})";
        }
    }

    private string Integer(RandomScope scope, int depth) => depth <= 0
        ? Leaf(scope, VariableKind.Integer, random.Next(-1, 5).ToString())
        : random.Next(8) switch
        {
            0 => $"({Integer(scope, depth - 1)} + {Integer(scope, depth - 1)})",
            1 => $"({Integer(scope, depth - 1)} - 1)",
            2 => $"({Integer(scope, depth - 1)} % 3)",
            3 => $"({Boolean(scope, depth - 1)} ? 1 : {Integer(scope, depth - 1)})",
            4 => $"(int)Math.Clamp({RealLeaf(scope)}, -4, 4)",
            _ => Integer(scope, 0),
        };

    public string Boolean(RandomScope scope, int depth) => depth <= 0
        ? Leaf(scope, VariableKind.Boolean, $"{RealLeaf(scope)} > {random.Next(-2, 3)}.25")
        : random.Next(8) switch
        {
            0 or 1 => $"({Real(scope, depth - 1)} {Pick("<", ">", "<=", ">=")} {RealLeaf(scope)})",
            2 or 3 => $"({Integer(scope, depth - 1)} {Pick("<", "==", "!=", ">")} {Integer(scope, 0)})",
            4 => $"({Boolean(scope, depth - 1)} && {Boolean(scope, depth - 1)})",
            5 => $"({Boolean(scope, depth - 1)} || {Boolean(scope, depth - 1)})",
            6 => $"!({Boolean(scope, depth - 1)})",
            _ => $"({Boolean(scope, 0)})",
        };

    public string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private string RealLeaf(RandomScope scope) => Leaf(scope, VariableKind.Real, Pick("0.5", "1.0", "-1.5", "2.0", "0.1", "0.0"));

    private string Leaf(RandomScope scope, VariableKind kind, string literal) =>
        scope.Visible(kind) is { Count: > 0 } names && random.Next(5) > 0 ? names[random.Next(names.Count)] : kind == VariableKind.Boolean ? $"({literal})" : literal;
}
