using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary><c>long</c>, <c>uint</c>, <c>byte</c>: division, remainder, shifts, overflow, and conversions from and to reals.</summary>
internal sealed class WholeNumbers(Random random, RandomExpressions expressions) : Feature
{
    public override bool IsOfMain => false;

    public override Fragment Real(RandomScope scope, int depth) => random.Next(4) switch
    {
        0 => Fragment.Real($"({Long(scope, depth - 1)} % 7 * {expressions.RealLeaf(scope)})"),
        1 => Fragment.Real($"(unchecked((uint)({expressions.Integer(scope, 1)})) / 1e9 + {expressions.RealLeaf(scope)})"),
        2 => Fragment.Real($"({expressions.RealLeaf(scope)} - {Long(scope, depth - 1)} / (double)long.MaxValue)"),
        _ => Fragment.Real($"(unchecked((byte)({expressions.Integer(scope, 1)})) * 0.01 * {expressions.Real(scope, depth - 1)})"),
    };

    public override Fragment Integer(RandomScope scope, int depth) => random.Next(9) switch
    {
        0 => Fragment.Integer($"unchecked({expressions.Integer(scope, depth - 1)} * 1103515245 + 12345)"),
        1 => Fragment.Integer($"({expressions.Integer(scope, depth - 1)} {expressions.Pick(">>", "<<", ">>>", "&", "|", "^")} {expressions.Integer(scope, 0)})"),
        2 => Fragment.Integer($"({expressions.Integer(scope, depth - 1)} / {expressions.Pick("3", "-2", "7")})"),
        3 => Fragment.Integer($"unchecked((int)({Long(scope, depth - 1)} {expressions.Pick("% 5", ">> 33", "/ 1000003")}))"),
        4 => Fragment.Integer($"unchecked((int)((uint)({expressions.Integer(scope, depth - 1)}) >> {random.Next(1, 31)}))"),
        5 => Fragment.Integer($"unchecked((sbyte)({expressions.Integer(scope, depth - 1)}))"),
        6 => Fragment.Integer($"unchecked((int)({expressions.RealLeaf(scope)} * {expressions.Pick("1e3", "-2.5", "1e10")}))"),
        7 => Fragment.Integer($"{expressions.Pick("Math.Max({0}, -3)", "Math.Abs({0} % 9)", "Math.Sign({0})", "Math.Clamp({0}, -2, 5)", "(~{0})").Replace("{0}", $"{expressions.Integer(scope, 0)}", StringComparison.Ordinal)}"),
        _ => Fragment.Integer($"(int){expressions.Pick("Math.Round", "Math.Floor", "Math.Truncate")}(Math.Clamp({expressions.RealLeaf(scope)}, -9, 9))"),
    };

    public override Fragment Boolean(RandomScope scope, int depth) => Fragment.Boolean($"({Long(scope, 1)} {expressions.Pick("<", "==", ">=")} {Long(scope, 0)})");

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var isLong = random.Next(2) == 0;
        var kind = isLong ? VariableKind.Long : VariableKind.Unsigned;
        var names = scope.Visible(kind, toAssign: true);
        if (names.Count == 0 || random.Next(3) == 0)
        {
            var (value, name) = (Value(), scope.NewName());
            scope.Declare(name, kind);
            return Fragment.Statement($"{(isLong ? "long" : "uint")} {name} = {value};");
        }

        var target = expressions.Pick(names);
        return random.Next(5) switch
        {
            0 => Fragment.Statement($"{target} {expressions.Pick("<<=", ">>=", ">>>=")} {expressions.Integer(scope, 1)};"),
            1 => Fragment.Statement($"{target} {expressions.Pick("/=", "%=", "*=", "^=")} {random.Next(2, 1000)};"),
            2 => Fragment.Statement($"{target}{expressions.Pick("++", "--")};"),
            _ => Fragment.Statement($"{target} {expressions.Pick("=", "+=", "-=", "^=")} {Value()};"),
        };

        Fragment Value() => isLong ? Long(scope, 2) : Of(FragmentKind.Other, $"unchecked((uint)({Long(scope, 2)}))");
    }

    private Fragment Long(RandomScope scope, int depth) => depth <= 0
        ? expressions.Leaf(scope, random.Next(2) == 0 ? VariableKind.Long : VariableKind.Unsigned) is { } variable ? Of(FragmentKind.Other, $"(long){variable}") : Of(FragmentKind.Other, $"{expressions.Pick("3L", "-1L", "6364136223846793005L", "77L")}")
        : random.Next(7) switch
        {
            0 => Of(FragmentKind.Other, $"unchecked((long)({expressions.RealLeaf(scope)} * {expressions.Pick("1e3", "1e15", "-7.5")}))"),
            1 => Of(FragmentKind.Other, $"({Long(scope, depth - 1)} {expressions.Pick(">>", "<<", ">>>")} ({expressions.Integer(scope, 0)}))"),
            2 => Of(FragmentKind.Other, $"({Long(scope, depth - 1)} {expressions.Pick("/ 3", "% 1000", "/ -17")})"),
            3 => Of(FragmentKind.Other, $"unchecked((long)(ulong)({Long(scope, depth - 1)}))"),
            4 => Of(FragmentKind.Other, $"(long)({expressions.Integer(scope, depth - 1)})"),
            _ => Of(FragmentKind.Other, $"unchecked({Long(scope, depth - 1)} {expressions.Pick("+", "-", "*", "^", "&")} {Long(scope, 0)})"),
        };
}
