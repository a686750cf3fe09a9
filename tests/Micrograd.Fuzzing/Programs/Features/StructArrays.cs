using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Arrays of structs: <c>h</c> of the immutable <c>Vec</c>, <c>b</c> of the mutable <c>Box</c>, three elements at least; one of them may be a parameter.</summary>
internal sealed class StructArrays : Feature
{
    private readonly Random _random;
    private readonly RandomExpressions _expressions;
    private readonly ParameterForm _form;

    public StructArrays(Random random, RandomExpressions expressions)
    {
        (_random, _expressions) = (random, expressions);
        _form = expressions.Pick(ParameterForm.VectorArray, ParameterForm.VectorSpan, ParameterForm.BoxArray, ParameterForm.BoxSpan, ParameterForm.Real);
    }

    public override IEnumerable<(string Name, ParameterForm Form)> Parameters => _form == ParameterForm.Real ? [] : [(IsOfVectors ? "h" : "b", _form)];

    private bool IsOfVectors => _form is ParameterForm.VectorArray or ParameterForm.VectorSpan;

    public override IEnumerable<Fragment> Members()
    {
        var scope = new RandomScope();
        scope.Declare("u", VariableKind.Real);
        yield return Of(FragmentKind.Other, $"private static double Total(ReadOnlySpan<Vec> p, double u)\n{{\nvar s = 0.0;\nforeach (var e in p) s += e.X * {_expressions.Real(scope, 2)} - e.Y;\nreturn s;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static double Shift(Span<Box> p, int i, double u)\n{{\n{List([Fragment.Statement($"p[i].A += {_expressions.Real(scope, 2)};"), Fragment.Statement($"if (u > 0.25) return p[0].B;"), Fragment.Statement($"p[1 - i] = new Box(p[i].B, {_expressions.Real(scope, 1)} * p[1].A);")])}\nreturn p[0].A;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static Vec[] Line(double u, int n)\n{{\nvar p = new Vec[n];\nfor (var i = 0; i < n; i++) p[i] = new Vec({_expressions.Real(scope, 2)} * i, u - i);\nreturn p;\n}}\n");
    }

    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        if (!IsOfVectors)
        {
            yield return Fragment.Statement($"{_expressions.Pick("var h = new Vec[n + 3];", "Span<Vec> h = stackalloc Vec[3];", "Vec[] h = [new(x, y), new(y, 0.5), new Vec(x * y, x)];", "var h = Line(y, 3);")}");
            yield return new(FragmentKind.Statement, "h[1] = new Vec(x, y);");
        }

        if (_form is not (ParameterForm.BoxArray or ParameterForm.BoxSpan))
        {
            yield return Fragment.Statement($"{_expressions.Pick("var b = new Box[n + 3];", "Span<Box> b = stackalloc Box[3];", "var b = new[] { new Box(x, y), new Box(0.5, y), default };")}");
            yield return new(FragmentKind.Statement, "b[0].B = x;");
        }
    }

    public override Fragment Real(RandomScope scope, int depth) => _random.Next(9) switch
    {
        0 => Fragment.Real($"b[{Index(scope)}].Area"),
        1 or 2 => Fragment.Real($"b[{Index(scope)}].{_expressions.Pick("A", "B")}"),
        3 => Fragment.Real($"h[{Index(scope)}].Length"),
        4 => Fragment.Real($"h[{Index(scope)}].Dot({_expressions.Vector(scope, depth - 1)})"),
        5 when scope.Loops < 2 => Fragment.Real($"Total({_expressions.Pick("h", "h.AsSpan()[1..]", "h[1..]", "h[..2]").Replace(".AsSpan()", "", StringComparison.Ordinal)}, {_expressions.RealLeaf(scope)})"),
        6 when scope.Loops < 2 => Fragment.Real($"Shift({_expressions.Pick("b", "b[1..]")}, {Index(scope)}, {_expressions.Real(scope, depth - 1)})"),
        _ => Fragment.Real($"h[{Index(scope)}].{_expressions.Pick("X", "Y")}"),
    };

    public override Fragment Vector(RandomScope scope, int depth) => _random.Next(3) == 0
        ? Of(FragmentKind.Vector, $"(h[{Index(scope)}] + h[^1])")
        : Of(FragmentKind.Vector, $"h[{Index(scope)}]");

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var (counter, real) = (inner.NewName(), _expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true)));
        return _random.Next(13) switch
        {
            0 => Fragment.Statement($"foreach (var {counter} in h) {real} = 0.5 * {real} + {counter}.X * {_expressions.Pick(counter + ".Y", "x")};"),
            1 => Fragment.Statement($"for (var {counter} = 1; {counter} < h.Length; {counter}++) h[{counter}] += h[{counter} - 1] * {_expressions.Real(scope, 1)};"),
            2 => Fragment.Statement($"for (var {counter} = 0; {counter} < b.Length; {counter}++) b[{counter}].{_expressions.Pick("A", "B")} {Operator()} {_expressions.Real(scope, 2)};"),
            3 => Fragment.Statement($"(h[{Index(scope)}], h[{Index(scope)}]) = (h[{Index(scope)}], {_expressions.Vector(scope, 1)});"),
            4 => Fragment.Statement($"(b[{Index(scope)}].A, {real}) = ({_expressions.Real(scope, 1)}, b[{Index(scope)}].B);"),
            5 => Fragment.Statement($"h[{Index(scope)}] = h[{Index(scope)}] with {{ {_expressions.Pick("X", "Y")} = {_expressions.Real(scope, 2)} }};"),
            6 => Fragment.Statement($"b[{Index(scope)}] = {_expressions.Pick("new Box(y, {0})", "b[0]", "new Box { A = {0} }", "b[^1]", "default").Replace("{0}", real, StringComparison.Ordinal)};"),
            7 => Fragment.Statement($"{{\nvar {counter} = b[{Index(scope)}];\n{List([Fragment.Statement($"b[{Index(scope)}].A *= {counter}.B;"), Fragment.Statement($"{counter}.A += {_expressions.Real(scope, 1)};"), Fragment.Statement($"{counter}.Grow({real});"), Fragment.Statement($"b[1] = {counter};")])}\n}}"),
            8 => Fragment.Statement($"{{\nvar {counter} = {_expressions.Pick("h", "h[1..]", "h[..2]")};\n{List([Fragment.Statement($"{counter}[1] = {_expressions.Vector(scope, 1)};"), Fragment.Statement($"{real} += {counter}[{Index(scope)}].X;"), Fragment.Statement($"h[1] = -{counter}[0];")])}\n}}"),
            9 or 10 => Fragment.Statement($"h[{Index(scope)}] {_expressions.Pick("=", "+=")} {_expressions.Vector(scope, 2)};"),
            _ => Fragment.Statement($"b[{Index(scope)}].{_expressions.Pick("A", "B")} {Operator()} {_expressions.Real(scope, 2)};"),
        };
    }

    private string Operator() => _expressions.Pick("=", "+=", "-=", "*=");

    private Fragment Index(RandomScope scope) => _random.Next(2) == 0 ? Fragment.Integer($"{_random.Next(2)}") : Fragment.Integer($"({_expressions.Integer(scope, 1)}) & 1");
}
