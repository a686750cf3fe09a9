namespace Micrograd.Fuzzing.Programs;

/// <summary>Random well-typed expressions. Values stay moderate, so that rounding can be told from mistakes.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class RandomExpressions(Random random)
{
    private static readonly string[] Functions =
    [
        "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Abs({0})", "Math.Sqrt(1 + {0} * {0})", "Math.Exp(-Math.Abs({0}))",
        "Math.Log(1.5 + Math.Cos({0}))", "Math.Cbrt({0})", "-({0})", "(1 / (1 + ({0}) * ({0})))", "Math.Floor({0})", "Math.Asinh({0})", "Math.SinCos({0}).Cos",
    ];

    private static readonly string[] TwoArguments =
    [
        "Math.Max({0}, {1})", "Math.Min({0}, {1})", "Math.Atan2({0}, {1})", "double.Hypot({0}, {1})", "({0} / (2 + Math.Sin({1})))", "Math.Clamp({0}, -1, 1 + Math.Abs({1}))",
        "Math.Pow(1 + Math.Abs({0}), Math.Tanh({1}))", "Math.Sin({0} - {1})", "({0} % (1 + Math.Abs({1})))",
    ];

    /// <summary>Arrays and spans in sight.</summary>
    public List<ArrayVariable> Arrays { get; } = [];

    /// <summary>Whether there is a matrix <c>m</c> of at least two rows and columns.</summary>
    public bool HasMatrix { get; set; }

    /// <summary>Whether structs are used.</summary>
    public bool HasStructs { get; init; }

    /// <summary>Parts of the language that this program uses too.</summary>
    public List<Feature> Features { get; } = [];

    /// <summary>Methods <c>(double, double, int) → double</c> that may be called.</summary>
    public List<string> Helpers { get; } = [];

    /// <summary>Methods <c>(Span&lt;double&gt;, double) → double</c>, of spans of at least two elements, that write to them.</summary>
    public List<string> ArrayHelpers { get; } = [];

    /// <summary>Methods <c>(double, double) → (double, double)</c>.</summary>
    public List<string> PairHelpers { get; } = [];

    /// <summary>Methods <c>(ref double, out double, double) → void</c>.</summary>
    public List<string> ReferenceHelpers { get; } = [];

    /// <summary>One of several.</summary>
    public T Pick<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>An element of an array, anywhere in it.</summary>
    public Fragment Element(RandomScope scope, bool toAssign = false)
    {
        if (HasMatrix && random.Next(5) == 0)
        {
            return Fragment.Real($"m[({Integer(scope, 1)}) & 1, {random.Next(2)}]");
        }

        var name = Pick([.. Arrays.Where(array => array.IsWritable || !toAssign)]).Name;
        return random.Next(3) == 0 ? Fragment.Real($"{name}[{random.Next(4)}]") : Fragment.Real($"{name}[({Integer(scope, 1)}) & 3]");
    }

    /// <summary>An expression of a variable's type.</summary>
    public Fragment Of(VariableKind kind, RandomScope scope, int depth = 3) => kind switch
    {
        VariableKind.Real => Real(scope, depth),
        VariableKind.Integer => Integer(scope, depth),
        VariableKind.Boolean => Boolean(scope, depth),
        VariableKind.Vector => Vector(scope, depth),
        _ => new Fragment(FragmentKind.Other, "new Box({0}, {1})", Real(scope, depth - 1), RealLeaf(scope)),
    };

    /// <summary>A number.</summary>
    public Fragment Real(RandomScope scope, int depth)
    {
        if (depth <= 0)
        {
            return RealLeaf(scope);
        }

        if (OfFeature(4, feature => feature.Real(scope, depth)) is { } special)
        {
            return special;
        }

        if (Arrays.Count > 0 && random.Next(5) == 0)
        {
            return ArrayHelpers.Count > 0 && random.Next(4) == 0 && scope.Loops < 2
                ? Fragment.Real($"{Pick(ArrayHelpers)}({Pick([.. Arrays.Where(array => array is { IsSpan: true, IsWritable: true })]).Name}.Slice(({Integer(scope, 0)}) & 1, 2), {RealLeaf(scope)})")
                : Element(scope);
        }

        if (HasStructs && random.Next(6) == 0)
        {
            return OfStruct(scope, depth);
        }

        switch (random.Next(16))
        {
            case < 3:
                return RealLeaf(scope);
            case < 8:
                return Fragment.Real($"({Real(scope, depth - 1)} {Pick("+", "-", "*", "+", "*")} {Real(scope, depth - 1)})");
            case < 11:
                return new Fragment(FragmentKind.Real, Pick(Functions), RealLeaf(scope));
            case 11:
                return new Fragment(FragmentKind.Real, Pick(TwoArguments), Real(scope, depth - 1), RealLeaf(scope));
            case 12:
                return Fragment.Real($"({Boolean(scope, depth - 1)} ? {Real(scope, depth - 1)} : {Real(scope, depth - 1)})");
            case 13 when Helpers.Count > 0 && scope.Loops < 2:
                return Fragment.Real($"{Pick(Helpers)}({Real(scope, depth - 1)}, {RealLeaf(scope)}, {random.Next(4)})");
            case 14:
                return Fragment.Real($"({Integer(scope, 1)} switch {{ 0 => {Real(scope, depth - 1)}, 1 or 3 => {RealLeaf(scope)}, > 3 when {Boolean(scope, 0)} => {Real(scope, depth - 1)}, _ => {RealLeaf(scope)} }})");
            default:
                return Fragment.Real($"(0.5 * {Real(scope, depth - 1)} + 0.25 * {RealLeaf(scope)} * {Integer(scope, 0)})");
        }
    }

    /// <summary>A condition.</summary>
    public Fragment Boolean(RandomScope scope, int depth) => depth <= 0
        ? Leaf(scope, VariableKind.Boolean) ?? Fragment.Boolean($"({RealLeaf(scope)} > {random.Next(-2, 3)}.25)")
        : OfFeature(6, feature => feature.Boolean(scope, depth)) ?? random.Next(8) switch
        {
            0 or 1 => Fragment.Boolean($"({Real(scope, depth - 1)} {Pick("<", ">", "<=", ">=")} {RealLeaf(scope)})"),
            2 or 3 => Fragment.Boolean($"({Integer(scope, depth - 1)} {Pick("<", "==", "!=", ">")} {Integer(scope, 0)})"),
            4 => Fragment.Boolean($"({Boolean(scope, depth - 1)} && {Boolean(scope, depth - 1)})"),
            5 => Fragment.Boolean($"({Boolean(scope, depth - 1)} || {Boolean(scope, depth - 1)})"),
            6 => Fragment.Boolean($"!({Boolean(scope, depth - 1)})"),
            _ => Fragment.Boolean($"({Boolean(scope, 0)})"),
        };

    /// <summary>A <c>Vec</c>.</summary>
    public Fragment Vector(RandomScope scope, int depth) => depth <= 0 && Leaf(scope, VariableKind.Vector) is { } variable
        ? variable
        : OfFeature(5, feature => feature.Vector(scope, depth)) ?? random.Next(depth <= 0 ? 1 : 6) switch
        {
            0 => Fragment.Of(FragmentKind.Vector, $"new Vec({Real(scope, depth - 1)}, {RealLeaf(scope)})"),
            1 => Fragment.Of(FragmentKind.Vector, $"({Vector(scope, depth - 1)} + {Vector(scope, 0)})"),
            2 => Fragment.Of(FragmentKind.Vector, $"({Vector(scope, depth - 1)} * {RealLeaf(scope)})"),
            3 => Fragment.Of(FragmentKind.Vector, $"({Vector(scope, 0)} with {{ {Pick("X", "Y")} = {Real(scope, depth - 1)} }})"),
            4 => Fragment.Of(FragmentKind.Vector, $"(-{Vector(scope, depth - 1)}).Turned"),
            _ => Fragment.Of(FragmentKind.Vector, $"({Boolean(scope, 1)} ? {Vector(scope, depth - 1)} : {Vector(scope, 0)})"),
        };

    /// <summary>A variable, or a literal.</summary>
    public Fragment RealLeaf(RandomScope scope) => Leaf(scope, VariableKind.Real) ?? new Fragment(FragmentKind.Real, Pick("0.5", "1.0", "-1.5", "2.0", "0.1", "0.0"));

    private Fragment OfStruct(RandomScope scope, int depth) => random.Next(5) switch
    {
        0 or 1 when scope.Visible(VariableKind.Box) is { Count: > 0 } boxes => Fragment.Real($"{Pick(boxes)}.{Pick("A", "B", "Area")}"),
        2 => Fragment.Real($"{Vector(scope, depth - 1)}.Dot({Vector(scope, 0)})"),
        3 => Fragment.Real($"{Vector(scope, depth - 1)}.Length"),
        _ => Fragment.Real($"{Vector(scope, 0)}.{Pick("X", "Y")}"),
    };

    /// <summary>What a feature makes, once in <paramref name="rarity"/> times; null if none does.</summary>
    public Fragment? OfFeature(int rarity, Func<Feature, Fragment?> make) => Features.Count > 0 && random.Next(rarity) == 0 ? make(Pick(Features)) : null;

    /// <summary>An <c>int</c>.</summary>
    public Fragment Integer(RandomScope scope, int depth) => depth <= 0
        ? Leaf(scope, VariableKind.Integer) ?? Fragment.Integer($"{random.Next(-1, 5)}")
        : OfFeature(6, feature => feature.Integer(scope, depth)) ?? random.Next(8) switch
        {
            0 => Fragment.Integer($"({Integer(scope, depth - 1)} + {Integer(scope, depth - 1)})"),
            1 => Fragment.Integer($"({Integer(scope, depth - 1)} - 1)"),
            2 => Fragment.Integer($"({Integer(scope, depth - 1)} % 3)"),
            3 => Fragment.Integer($"({Boolean(scope, depth - 1)} ? 1 : {Integer(scope, depth - 1)})"),
            4 => Fragment.Integer($"(int)Math.Clamp({RealLeaf(scope)}, -4, 4)"),
            _ => Integer(scope, 0),
        };

    /// <summary>A variable, mostly, if there is one.</summary>
    public Fragment? Leaf(RandomScope scope, VariableKind kind) =>
        scope.Visible(kind) is { Count: > 0 } names && random.Next(5) > 0
            ? new Fragment(kind switch { VariableKind.Real => FragmentKind.Real, VariableKind.Integer => FragmentKind.Integer, VariableKind.Boolean => FragmentKind.Boolean, VariableKind.Vector => FragmentKind.Vector, _ => FragmentKind.Other }, Pick(names))
            : null;
}
