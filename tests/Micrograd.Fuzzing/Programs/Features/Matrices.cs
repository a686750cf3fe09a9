using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>A matrix <c>mx</c> of two rows and three columns, and a copy of it or another one: elements, loops over rows and columns, matrices in helpers.</summary>
internal sealed class Matrices(Random random, RandomExpressions expressions) : Feature
{
    public override IEnumerable<(string Name, ParameterForm Form)> Parameters => [("mx", ParameterForm.Matrix)];

    public override IEnumerable<Fragment> Members()
    {
        var scope = new RandomScope();
        scope.Declare("u", VariableKind.Real);
        yield return Of(FragmentKind.Other, $"private static double Norm(double[,] p, double u)\n{{\nvar s = u;\nfor (var i = 0; i < p.GetLength(0); i++)\nfor (var j = 0; j < p.GetLength(1); j++) s += p[i, j] * {expressions.Real(scope, 2)};\nreturn s;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static void Turn(double[,] p, int i, double u)\n{{\n{List([Fragment.Statement($"p[i, 0] += {expressions.Real(scope, 2)};"), Fragment.Statement($"if (u > 0.25) p[1 - i, 2] *= p[i, 1];"), Fragment.Statement($"p[i, 1] = {expressions.Real(scope, 1)} * p[1, i];")])}\n}}\n");
        yield return Of(FragmentKind.Other, $"private static double[,] Outer(double u, int n)\n{{\nvar p = new double[2, n];\nfor (var j = 0; j < n; j++) {{ p[0, j] = {expressions.Real(scope, 2)}; p[1, j] = p[0, j] * j; }}\nreturn p;\n}}\n");
    }

    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        yield return Fragment.Statement($"{expressions.Pick("var own = (double[,])mx.Clone();", "var own = new double[n + 2, 3];", "double[,] own = { { x, y, 0.5 }, { y, x * y, 0 } };", "var own = Outer(x, 3);", "var own = mx;")}");
    }

    public override Fragment Real(RandomScope scope, int depth) => random.Next(6) switch
    {
        0 when scope.Loops < 2 => Fragment.Real($"Norm({expressions.Pick("mx", "own")}, {expressions.Real(scope, depth - 1)})"),
        1 => Fragment.Real($"({expressions.Pick("mx", "own")}.GetLength({random.Next(2)}) * {expressions.RealLeaf(scope)})"),
        _ => Fragment.Real($"{Element(scope)}"),
    };

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var (row, column, real) = (inner.NewName(), inner.NewName(), expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true)));
        return random.Next(12) switch
        {
            0 => Fragment.Statement($"for (var {column} = 0; {column} < own.GetLength(1); {column}++) {real} += own[{Row(scope)}, {column}] * {expressions.Real(scope, 1)};"),
            1 => Fragment.Statement($"for (var {row} = 0; {row} < 2; {row}++)\n{{\nfor (var {column} = 0; {column} < 3; {column}++) own[{row}, {column}] = Math.Sin(mx[{row}, {column}]) * {expressions.Real(scope, 1)};\n}}"),
            2 => Fragment.Statement($"for (var {row} = 1; {row} >= 0; {row}--)\n{{\nfor (var {column} = 1; {column} < 3; {column}++) mx[{row}, {column}] += own[{row}, {column} - 1] * {expressions.Real(scope, 1)};\n}}"),
            3 => Fragment.Statement($"for (var {column} = 0; {column} < mx.GetLength(1); {column}++)\n{{\n{real} = 0.5 * {real} + mx[0, {column}] * own[1, 2 - {column}];\n}}"),
            4 => Fragment.Statement($"Turn({expressions.Pick("mx", "own")}, {Row(scope)}, {expressions.Real(scope, 2)});"),
            5 => Fragment.Statement($"({Element(scope)}, {Element(scope)}) = ({Element(scope)}, {expressions.Real(scope, 1)});"),
            6 => Fragment.Statement($"{real} {Operator()} {Element(scope)} * {expressions.RealLeaf(scope)};"),
            7 => new Fragment(FragmentKind.Statement, expressions.Pick("Array.Clear(own);", "Array.Clear(mx);", "Array.Clear(own);")),
            _ => Fragment.Statement($"{Element(scope)} {Operator()} {expressions.Real(scope, 2)};"),
        };
    }

    private string Operator() => expressions.Pick("=", "+=", "-=", "*=");

    private Fragment Element(RandomScope scope) => Of(FragmentKind.Other, $"{expressions.Pick("mx", "mx", "own")}[{Row(scope)}, {(random.Next(2) == 0 ? Fragment.Integer($"{random.Next(3)}") : Row(scope))}]");

    private Fragment Row(RandomScope scope) => random.Next(2) == 0 ? Fragment.Integer($"{random.Next(2)}") : Fragment.Integer($"({expressions.Integer(scope, 1)}) & 1");
}
