using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Helpers over a type parameter, which stands for <c>double</c> here: operators, static members of the type, recursion, arrays.</summary>
internal sealed class GenericMath(Random random, RandomExpressions expressions) : Feature
{
    private const string Constraint = "where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>";

    private static readonly string[] Functions =
        ["T.Sin({0})", "T.Cos({0})", "T.Tanh({0})", "T.Abs({0})", "T.Sqrt(T.One + {0} * {0})", "T.Exp(-T.Abs({0}))", "-({0})", "(T.One / (T.One + {0} * {0}))", "T.Atan2({0}, T.CreateChecked(0.5))", "T.Max({0}, T.Zero)", "T.Floor({0})"];

    private readonly List<string> _visible = ["u", "v"];

    public override IEnumerable<Fragment> Members()
    {
        yield return Of(FragmentKind.Other, $"private static T Q<T>(T u, T v, int n) {Constraint}\n{{\nif (n <= 0) return {Number(2)};\n{List([Statement($"u {expressions.Pick("+=", "*=")} {Number(2)};"), Statement($"if (u > v) v = {Number(2)};")])}\nreturn {Number(2)} + Q(v, {Number(1)}, n - 1);\n}}\n");
        yield return Of(FragmentKind.Other, $"private static (T Low, T High) Order<T>(T u, T v) {Constraint} => u < v ? ({Number(1)}, v) : ({Number(2)}, u);\n");
        yield return Of(FragmentKind.Other, $"private static T Poly<T>(ReadOnlySpan<T> c, T u) {Constraint}\n{{\nvar v = T.Zero;\n{List([Statement($"for (var i = c.Length - 1; i >= 0; i--) v = v * {Number(1)} + c[i];"), Statement($"foreach (var e in c) v += e * u;")])}\nreturn v;\n}}\n");
    }

    public override Fragment? Real(RandomScope scope, int depth) => scope.Loops > 1 ? null : random.Next(4) switch
    {
        0 => Fragment.Real($"Q({expressions.Real(scope, depth - 1)}, {expressions.RealLeaf(scope)}, {random.Next(3)})"),
        1 => Fragment.Real($"Order({expressions.Real(scope, depth - 1)}, {expressions.RealLeaf(scope)}).{expressions.Pick("Low", "High", "Item1")}"),
        2 => Fragment.Real($"Poly<double>([{expressions.RealLeaf(scope)}, 0.5, {expressions.RealLeaf(scope)}], {expressions.Real(scope, depth - 1)})"),
        _ => Fragment.Real($"Q<double>({expressions.RealLeaf(scope)}, {expressions.Real(scope, depth - 1)}, {expressions.Integer(scope, 0)} & 3)"),
    };

    public override Fragment? Statement(RandomScope scope, RandomStatements statements)
    {
        if (scope.Loops > 1)
        {
            return null;
        }

        var (left, right) = (scope.NewName(), scope.NewName());
        var call = Of(FragmentKind.Other, $"Order({expressions.Real(scope, 2)}, {expressions.RealLeaf(scope)})");
        scope.Declare(left, VariableKind.Real);
        scope.Declare(right, VariableKind.Real);
        return Fragment.Statement($"var ({left}, {right}) = {call};");
    }

    private static Fragment Statement(FormattableString text) => Fragment.Statement(text);

    private Fragment Number(int depth) => depth <= 0
        ? Of(FragmentKind.Other, $"{expressions.Pick(expressions.Pick(_visible), expressions.Pick(_visible), "T.One", "T.CreateChecked(0.25)", "T.Pi")}")
        : random.Next(4) switch
        {
            0 => new Fragment(FragmentKind.Other, expressions.Pick(Functions), Number(0)),
            1 => Of(FragmentKind.Other, $"({Number(0)} > {Number(0)} ? {Number(depth - 1)} : {Number(0)})"),
            _ => Of(FragmentKind.Other, $"({Number(depth - 1)} {expressions.Pick("+", "-", "*")} {Number(depth - 1)})"),
        };
}
