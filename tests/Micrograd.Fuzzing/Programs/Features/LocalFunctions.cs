using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Local functions that read what is around them, and helpers with <c>in</c>, <c>ref</c> and <c>out</c> structs, default and named arguments.</summary>
internal sealed class LocalFunctions(Random random, RandomExpressions expressions) : Feature
{
    public override IEnumerable<Fragment> Members()
    {
        var scope = Scope("u", "v");
        yield return Of(FragmentKind.Other, $"private static double D(double u, double v = 0.75, int n = 2) => {expressions.Real(scope, 3)} + n;\n");
        yield return Of(FragmentKind.Other, $"private static double In(in Vec a, in double u, Vec b = default) => a.X * {expressions.Real(ReadOnly("u"), 2)} + b.Y * a.Y;\n");
        yield return Of(FragmentKind.Other, $"private static void Turn(ref Box a, double u)\n{{\n{List([Fragment.Statement($"if (u > 0.5) a.A *= u;"), Fragment.Statement($"a.Grow({expressions.Real(Scope("u"), 2)});"), Fragment.Statement($"a = new Box(a.B, a.A + u);")])}\n}}\n");
        yield return Of(FragmentKind.Other, $"private static bool Try(double u, out Vec a)\n{{\na = new Vec(u, {expressions.Real(Scope("u"), 2)});\n{List([Fragment.Statement($"if (u > 0.5) return false;"), Fragment.Statement($"a = -a;")])}\nreturn a.X > -1;\n}}\n");
    }

    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        // Declared first, called last: what it reads changes in between. It may not assign that itself.
        var inside = new RandomScope();
        inside.Declare("x", VariableKind.Real, isFixed: true);
        inside.Declare("y", VariableKind.Real, isFixed: true);
        inside.Declare("n", VariableKind.Integer, isFixed: true);
        inside.Declare("box", VariableKind.Box);
        inside.Declare("e", VariableKind.Real);
        inside.Declare("f", VariableKind.Real);
        yield return Fragment.Statement($"Box box = new(y, 0.5);");
        scope.Declare("box", VariableKind.Box);
        yield return Of(FragmentKind.Other, $"double L(double e, double f = 0.5) => {expressions.Real(inside, 3)} + x * e;");
        yield return Of(FragmentKind.Other, $"static double K(double e, Vec f)\n{{\nif (e > 0.75) return f.X;\nvar g = e * f.Y;\n{List([Fragment.Statement($"for (var i = 0; i < 2; i++) g += {expressions.Real(Scope("e", "g"), 2)};")])}\nreturn g;\n}}");
    }

    public override Fragment? Real(RandomScope scope, int depth) => scope.Loops > 1 ? null : random.Next(9) switch
    {
        0 => Fragment.Real($"L({expressions.Real(scope, depth - 1)})"),
        1 => Fragment.Real($"L(f: {expressions.Real(scope, depth - 1)}, e: {expressions.RealLeaf(scope)})"),
        2 => Fragment.Real($"L({expressions.Real(scope, depth - 1)}, {expressions.RealLeaf(scope)})"),
        3 => Fragment.Real($"K({expressions.Real(scope, depth - 1)}, new(x, {expressions.RealLeaf(scope)}))"),
        4 => Fragment.Real($"D(v: {expressions.Real(scope, depth - 1)}, u: {expressions.RealLeaf(scope)})"),
        5 => Fragment.Real($"D({expressions.Real(scope, depth - 1)}, n: {expressions.Integer(scope, 0)})"),
        6 => Fragment.Real($"In(new Vec({expressions.Real(scope, depth - 1)}, y), {expressions.RealLeaf(scope)}, b: new(x, {expressions.RealLeaf(scope)}))"),
        7 => Fragment.Real($"In(new(x, y), {expressions.Real(scope, depth - 1)})"),
        _ => Fragment.Real($"box.{expressions.Pick("A", "B", "Area")}"),
    };

    public override Fragment? Statement(RandomScope scope, RandomStatements statements)
    {
        if (scope.Loops > 1)
        {
            return null;
        }

        var name = scope.NewName();
        var real = expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true));
        return random.Next(5) switch
        {
            0 => Fragment.Statement($"Turn(ref box, {expressions.Real(scope, 2)});"),
            1 => Fragment.Statement($"if (Try({expressions.Real(scope, 2)}, out var {name}))\n{{\n{real} = {name}.X * {expressions.Real(scope, 1)};\n}}\nelse\n{{\n{real} += {name}.Y;\n}}"),
            2 => Fragment.Statement($"if ({expressions.Boolean(scope, 1)} && Try({expressions.Real(scope, 2)}, out var {name})) {real} += {name}.Y;"),
            3 => Fragment.Statement($"box.{expressions.Pick("A", "B")} {expressions.Pick("=", "+=", "*=")} {expressions.Real(scope, 2)};"),
            _ => Fragment.Statement($"{{\n{List([Fragment.Statement($"var {name} = box;"), Fragment.Statement($"{name}.A *= {expressions.RealLeaf(scope)};"), Fragment.Statement($"Turn(ref {name}, {expressions.RealLeaf(scope)});"), Fragment.Statement($"{real} = {name}.B;")])}\n}}"),
        };
    }

    private static RandomScope ReadOnly(string real)
    {
        var scope = new RandomScope();
        scope.Declare(real, VariableKind.Real, isFixed: true);
        return scope;
    }

    private static RandomScope Scope(params string[] reals)
    {
        var scope = new RandomScope();
        foreach (var real in reals)
        {
            scope.Declare(real, VariableKind.Real);
        }

        return scope;
    }
}
