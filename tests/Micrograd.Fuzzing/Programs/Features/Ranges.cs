using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Ranges, indices from the end, collection expressions, two names for one array, copies, arrays out of helpers.</summary>
internal sealed class Ranges(Random random, RandomExpressions expressions) : Feature
{
    public override IEnumerable<Fragment> Members()
    {
        var scope = new RandomScope();
        scope.Declare("u", VariableKind.Real);
        yield return Of(FragmentKind.Other, $"private static double[] Powers(double u, int n)\n{{\nvar p = new double[n];\np[0] = 0.5;\nfor (var i = 1; i < p.Length; i++) p[i] = p[i - 1] * {expressions.Real(scope, 2)};\nreturn p;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static double Sum(params ReadOnlySpan<double> p)\n{{\nvar s = 0.0;\nfor (var i = 0; i < p.Length; i++) s += p[i] * p[^1];\nreturn s;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static double[] Scaled(double[] p, double u)\n{{\n{List([Fragment.Statement($"p[^1] *= u;"), Fragment.Statement($"for (var i = 0; i < p.Length; i++) p[i] += {expressions.Real(scope, 2)};")])}\nreturn p;\n}}\n");
    }

    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        yield return Fragment.Statement($"double[] d = {expressions.Pick("[x, 0.5, x * y, y]", "new double[4]", "Powers(x, n + 4)", "Powers(y, 4)")};");
        yield return Fragment.Statement($"var same = d;");
        yield return Fragment.Statement($"Span<double> most = d.AsSpan(1, 3);");
        yield return Fragment.Statement($"same[1] = y;");
    }

    public override Fragment Real(RandomScope scope, int depth) => random.Next(9) switch
    {
        0 => Fragment.Real($"d[^{random.Next(1, 5)}]"),
        1 => Fragment.Real($"d[1..^1][{random.Next(2)}]"),
        2 => Fragment.Real($"most[^({Index(scope)} + 1)]"),
        3 when scope.Loops < 2 => Fragment.Real($"Sum({expressions.Pick("d", "d[..2]", "most[1..]", "same[1..^1]", "[x, .. d, y]", "x, y")})"),
        4 when scope.Loops < 2 => Fragment.Real($"Sum([{expressions.RealLeaf(scope)}, .. {expressions.Pick("d", "most")}, {expressions.Real(scope, depth - 1)}])"),
        5 when scope.Loops < 2 => Fragment.Real($"Powers({expressions.Real(scope, depth - 1)}, 3)[{random.Next(3)}]"),
        6 when scope.Loops < 2 => Fragment.Real($"Scaled({expressions.Pick("d", "d[1..]", "[.. d]", "(double[])d.Clone()", "most.ToArray()")}, {expressions.RealLeaf(scope)})[1]"),
        _ => Fragment.Real($"{expressions.Pick("d", "same", "most")}[{Index(scope)}]"),
    };

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var (name, other, real) = (inner.NewName(), inner.NewName(), expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true)));
        return random.Next(9) switch
        {
            0 => Fragment.Statement($"{{\nvar {name} = {expressions.Pick("(double[])d.Clone()", "d[1..]", "d[..^1]", "most.ToArray()", "new[] { x, y, 0.5 }")};\n{List([Fragment.Statement($"d[{Index(scope)}] {Operator()} {expressions.Real(scope, 1)};"), Fragment.Statement($"{name}[^1] += {name}[{Index(scope)}] * x;"), Fragment.Statement($"{real} += {name}[2] - {name}[1];")])}\n}}"),
            1 => Fragment.Statement($"{expressions.Pick("Array.Fill(d, {0})", "Array.Clear(same)", "Array.Clear(d, 1, 2)", "Array.Copy(d, 0, same, 1, 3)", "Array.Copy(d, 1, d, 0, 2)", "most[1..].CopyTo(d)", "most[..2].Fill({0})", "d.AsSpan(0, 3).CopyTo(most)", "d[..2].CopyTo(same, 1)").Replace("{0}", real, StringComparison.Ordinal)};"),
            2 => Fragment.Statement($"foreach (var {name} in {expressions.Pick("d", "most", "d[1..^1]", "most[1..]")})\n{{\n{List([Fragment.Statement($"if ({name} > 1.5) {expressions.Pick("break", "continue")};"), Fragment.Statement($"{real} = 0.5 * {real} + {name} * {expressions.Real(scope, 1)};"), Fragment.Statement($"d[1] *= 0.5;")])}\n}}"),
            3 => Fragment.Statement($"{{\nvar {name} = Scaled(d, {expressions.RealLeaf(scope)});\n{List([Fragment.Statement($"{name}[0] += {expressions.Real(scope, 1)};"), Fragment.Statement($"{real} += d[0] * same[^1];")])}\n}}"),
            4 => Fragment.Statement($"{{\nvar {name} = {Index(scope)};\n{List([Fragment.Statement($"d[{name}++] += {expressions.Real(scope, 1)};"), Fragment.Statement($"d[{name}] = d[{name}--] * d[{name}];"), Fragment.Statement($"{real} = d[{name}++]++;")])}\n}}"),
            5 => Fragment.Statement($"(d[{Index(scope)}], same[{Index(scope)}]) = (same[{Index(scope)}], {expressions.Real(scope, 1)});"),
            6 => Fragment.Statement($"for (var {name} = 1; {name} < most.Length; {name}++) d[{name}] {Operator()} most[{name} - 1] * {expressions.Real(scope, 1)};"),
            _ => Fragment.Statement($"{expressions.Pick("d", "same", "most")}[{Index(scope)}] {Operator()} {expressions.Real(scope, 2)};"),
        };
    }

    private string Operator() => expressions.Pick("=", "+=", "-=", "*=");

    private Fragment Index(RandomScope scope) => random.Next(2) == 0 ? Fragment.Integer($"{random.Next(2)}") : Fragment.Integer($"(({expressions.Integer(scope, 1)}) & 1)");
}
