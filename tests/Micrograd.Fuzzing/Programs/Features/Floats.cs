using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary><c>float</c> variables, casts to and from them, <c>MathF</c> and the vectors of System.Numerics.</summary>
internal sealed class Floats(Random random, RandomExpressions expressions) : Feature
{
    private static readonly string[] Functions =
        ["MathF.Sin({0})", "MathF.Cos({0})", "MathF.Tanh({0})", "MathF.Abs({0})", "MathF.Sqrt(1 + {0} * {0})", "MathF.Exp(-MathF.Abs({0}))", "-({0})", "({0} * 0.5f)", "MathF.Floor({0})", "float.Hypot({0}, 1)"];

    public override IEnumerable<Fragment> Members()
    {
        var scope = new RandomScope();
        scope.Declare("u", VariableKind.Single);
        scope.Declare("v", VariableKind.Single);
        yield return Of(FragmentKind.Other, $"private static float W(float u, float v)\n{{\n{List([Fragment.Statement($"if (u > v) v = {Single(scope, 2)};"), Fragment.Statement($"u *= {Single(scope, 1)};")])}\nreturn {Single(scope, 2)} + u;\n}}\n");
        yield return Of(FragmentKind.Other, $"private static float Y(System.Numerics.Vector3 p, float u)\n{{\n{List([Fragment.Statement($"p += new System.Numerics.Vector3(u, {Single(OfOne("u"), 2)}, 0.5f);"), Fragment.Statement($"p.X *= u;")])}\nreturn {expressions.Pick("p.Length()", "System.Numerics.Vector3.Dot(p, p * u)", "p.Y * p.X + p.Z", "System.Numerics.Vector3.Cross(p, new(u, 1, u)).Y")};\n}}\n");
        static RandomScope OfOne(string name)
        {
            var scope = new RandomScope();
            scope.Declare(name, VariableKind.Single);
            return scope;
        }
    }

    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        yield return Fragment.Statement($"float g = (float)x;");
        scope.Declare("g", VariableKind.Single);
    }

    public override Fragment Real(RandomScope scope, int depth) => random.Next(4) switch
    {
        0 => Fragment.Real($"({Single(scope, depth)} * {expressions.RealLeaf(scope)})"),
        1 => Fragment.Real($"(double)({Single(scope, depth)})"),
        _ => Fragment.Real($"({Single(scope, depth - 1)} + {expressions.Real(scope, depth - 1)})"),
    };

    public override Fragment Boolean(RandomScope scope, int depth) => Fragment.Boolean($"({Single(scope, 1)} {expressions.Pick("<", ">", "<=")} {Single(scope, 0)})");

    public override Fragment Integer(RandomScope scope, int depth) => Fragment.Integer($"(int)MathF.Min(4, MathF.Max(-4, {Single(scope, 1)}))");

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var singles = scope.Visible(VariableKind.Single, toAssign: true);
        if (singles.Count == 0 || random.Next(5) == 0)
        {
            var (value, name) = (Single(scope, 3), scope.NewName());
            scope.Declare(name, VariableKind.Single);
            return Fragment.Statement($"float {name} = {value};");
        }

        var target = expressions.Pick(singles);
        return random.Next(6) switch
        {
            0 => Fragment.Statement($"{target} = (float)({expressions.Real(scope, 2)});"),
            1 => Fragment.Statement($"{target} {expressions.Pick("+=", "-=", "*=")} {Single(scope, 2)};"),
            2 => Fragment.Statement($"{target} {expressions.Pick("+=", "*=")} (float){expressions.RealLeaf(scope)};"),
            3 => Fragment.Statement($"{expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true))} {expressions.Pick("+=", "=", "*=")} {Single(scope, 2)};"),
            _ => Fragment.Statement($"{target} = {Single(scope, 3)};"),
        };
    }

    private Fragment Single(RandomScope scope, int depth) => depth <= 0
        ? expressions.Leaf(scope, VariableKind.Single) ?? Of(FragmentKind.Other, $"{expressions.Pick("0.5f", "1f", "-1.5f", "0.1f")}")
        : random.Next(10) switch
        {
            0 when scope.Visible(VariableKind.Real).Count > 0 => Of(FragmentKind.Other, $"(float)({expressions.Real(scope, depth - 1)})"),
            1 => Of(FragmentKind.Other, $"({expressions.Integer(scope, 0)} * {Single(scope, depth - 1)})"),
            2 when scope.Loops < 2 && scope.Visible(VariableKind.Real).Count > 0 => Of(FragmentKind.Other, $"W({Single(scope, depth - 1)}, {Single(scope, 0)})"),
            3 when scope.Loops < 2 && scope.Visible(VariableKind.Real).Count > 0 => Of(FragmentKind.Other, $"Y(new({Single(scope, depth - 1)}, {Single(scope, 0)}, 1), {Single(scope, 0)})"),
            4 => Of(FragmentKind.Other, $"({expressions.Boolean(scope, 1)} ? {Single(scope, depth - 1)} : {Single(scope, 0)})"),
            5 or 6 => new Fragment(FragmentKind.Other, expressions.Pick(Functions), Single(scope, 0)),
            _ => Of(FragmentKind.Other, $"({Single(scope, depth - 1)} {expressions.Pick("+", "-", "*")} {Single(scope, depth - 1)})"),
        };
}
