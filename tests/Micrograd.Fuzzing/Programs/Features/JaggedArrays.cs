using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>An array of arrays <c>r</c>, rows of three and two numbers: elements, rows by other names, rows in helpers.</summary>
internal sealed class JaggedArrays(Random random, RandomExpressions expressions) : Feature
{
    public override IEnumerable<(string Name, ParameterForm Form)> Parameters => [("r", ParameterForm.Jagged)];

    public override IEnumerable<Fragment> Members()
    {
        var scope = new RandomScope();
        scope.Declare("u", VariableKind.Real);
        yield return Of(FragmentKind.Other, $"private static double RowSum(double[] row, double u)\n{{\nvar s = 0.0;\nforeach (var e in row) s += e * {expressions.Real(scope, 2)};\nreturn s;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static void Mix(double[][] rows, int i, double u)\n{{\n{List([Fragment.Statement($"rows[i][0] += {expressions.Real(scope, 2)};"), Fragment.Statement($"if (u > 0.25) rows[1 - i][1] *= rows[i][0];"), Fragment.Statement($"rows[i][1] = {expressions.Real(scope, 1)} * rows[1][0];")])}\n}}\n");
    }

    public override Fragment Real(RandomScope scope, int depth) => random.Next(5) switch
    {
        0 when scope.Loops < 2 => Fragment.Real($"RowSum(r[{Row(scope)}], {expressions.Real(scope, depth - 1)})"),
        1 => Fragment.Real($"r[{Row(scope)}][^{random.Next(1, 3)}]"),
        _ => Fragment.Real($"{Element(scope)}"),
    };

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var (counter, other, real) = (inner.NewName(), inner.NewName(), expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true)));
        return random.Next(12) switch
        {
            0 => Fragment.Statement($"for (var {counter} = 0; {counter} < r[{Row(scope)}].Length; {counter}++) {real} += r[0][{counter}] * {expressions.Real(scope, 1)};"),
            1 => Fragment.Statement($"foreach (var {counter} in r)\n{{\nforeach (var {other} in {counter}) {real} = 0.5 * {real} + {other} * {expressions.RealLeaf(scope)};\n}}"),
            2 => Fragment.Statement($"for (var {counter} = 0; {counter} < r.Length; {counter}++)\n{{\nfor (var {other} = 1; {other} < r[{counter}].Length; {other}++) r[{counter}][{other}] += r[{counter}][{other} - 1] * {expressions.Real(scope, 1)};\n}}"),
            3 => Fragment.Statement($"{{\nvar {counter} = r[{random.Next(2)}];\n{List([Fragment.Statement($"{counter}[{Column(scope)}] {Operator()} {expressions.Real(scope, 2)};"), Fragment.Statement($"{real} += {Element(scope)};"), Fragment.Statement($"{Element(scope)} *= {counter}[1];")])}\n}}"),
            4 => Fragment.Statement($"{expressions.Pick("Array.Fill(r[1], {0})", "Array.Clear(r[0])", "r[1].CopyTo(r[0], 1)", "Array.Copy(r[0], 1, r[1], 0, 2)", "r[0].AsSpan(0, 2).CopyTo(r[1])", "r[1].AsSpan().Fill({0})").Replace("{0}", real, StringComparison.Ordinal)};"),
            5 => Fragment.Statement($"Mix(r, {Row(scope)}, {expressions.Real(scope, 2)});"),
            6 => Fragment.Statement($"({Element(scope)}, {real}) = ({expressions.Real(scope, 1)}, {Element(scope)});"),
            7 => Fragment.Statement($"{real} {Operator()} {Element(scope)} * {expressions.RealLeaf(scope)};"),
            _ => Fragment.Statement($"{Element(scope)} {Operator()} {expressions.Real(scope, 2)};"),
        };
    }

    private string Operator() => expressions.Pick("=", "+=", "-=", "*=");

    private Fragment Element(RandomScope scope) => Of(FragmentKind.Other, $"r[{Row(scope)}][{Column(scope)}]");

    private Fragment Row(RandomScope scope) => random.Next(2) == 0 ? Fragment.Integer($"{random.Next(2)}") : Fragment.Integer($"({expressions.Integer(scope, 1)}) & 1");

    private Fragment Column(RandomScope scope) => Row(scope);
}
