using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Patterns over reals and integers, tuples in variables, loops left by flags.</summary>
internal sealed class Patterns(Random random, RandomExpressions expressions) : Feature
{
    public override bool IsOfMain => false;

    public override Fragment Real(RandomScope scope, int depth)
    {
        var pairs = scope.Visible(VariableKind.Pair);
        return random.Next(4) switch
        {
            0 when pairs.Count > 0 => Fragment.Real($"{expressions.Pick(pairs)}.{expressions.Pick("Item1", "Item2")}"),
            1 => Fragment.Real($"({expressions.Real(scope, depth - 1)} switch {{ < -0.5 => {expressions.Real(scope, depth - 1)}, >= 0.5 and < 1.5 => {expressions.RealLeaf(scope)}, double.NaN => 0, > 2 when {expressions.Boolean(scope, 0)} => {expressions.Real(scope, depth - 1)}, _ => {expressions.RealLeaf(scope)} }})"),
            2 => Fragment.Real($"({expressions.Integer(scope, 1)} switch {{ < 0 => {expressions.RealLeaf(scope)}, 1 or (> 3 and not 5) => {expressions.Real(scope, depth - 1)}, var whole when whole % 2 == 0 => whole * {expressions.RealLeaf(scope)}, _ => {expressions.Real(scope, depth - 1)} }})"),
            _ => Fragment.Real($"({expressions.Real(scope, depth - 1)}, {expressions.RealLeaf(scope)}).{expressions.Pick("Item1", "Item2")}"),
        };
    }

    public override Fragment Boolean(RandomScope scope, int depth) => random.Next(3) switch
    {
        0 => Fragment.Boolean($"({expressions.Real(scope, depth - 1)} is > -0.75 and < 1.25)"),
        1 => Fragment.Boolean($"({expressions.Integer(scope, 1)} is not (0 or > 3))"),
        _ => Fragment.Boolean($"({expressions.Boolean(scope, depth - 1)} ^ {expressions.Boolean(scope, 0)})"),
    };

    public override Fragment? Statement(RandomScope scope, RandomStatements statements)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        var (real, other) = (expressions.Pick(reals), expressions.Pick(reals));
        var pairs = scope.Visible(VariableKind.Pair, toAssign: true);
        switch (random.Next(7))
        {
            case 0:
                var value = Of(FragmentKind.Other, $"({expressions.Real(scope, 2)}, {expressions.RealLeaf(scope)})");
                var name = scope.NewName();
                scope.Declare(name, VariableKind.Pair);
                return Fragment.Statement($"(double, double) {name} = {value};");
            case 1 when pairs.Count > 0:
                return Fragment.Statement($"{expressions.Pick(pairs)} = ({expressions.Pick(pairs)}.Item2, {expressions.Real(scope, 2)});");
            case 2 when pairs.Count > 0:
                return Fragment.Statement($"{expressions.Pick(pairs)}.{expressions.Pick("Item1", "Item2")} {expressions.Pick("=", "+=", "*=")} {expressions.Real(scope, 2)};");
            case 3 when pairs.Count > 0 && real != other:
                return Fragment.Statement($"({real}, {other}) = {expressions.Pick(pairs)};");
            case 4:
                return Fragment.Statement($"switch ({expressions.Real(scope, 1)})\n{{\ncase < -0.5:\n{{\n{statements.Inner(scope, 3)}\n}}\nbreak;\ncase >= 1 or double.NaN when {expressions.Boolean(scope, 1)}:\n{real} *= {expressions.RealLeaf(scope)};\nbreak;\ndefault:\n{{\n{statements.Inner(scope, 3)}\n}}\nbreak;\n}}");
            case 5 when scope.Loops == 0:
                return Nested(scope, real, statements);
            default:
                return null;
        }
    }

    private Fragment Nested(RandomScope scope, string real, RandomStatements statements)
    {
        // The inner loop ends the outer one by a flag.
        var flag = scope.NewName();
        scope.Declare(flag, VariableKind.Boolean);
        var outer = new RandomScope(scope, isLoop: true);
        var i = outer.NewName();
        outer.Declare(i, VariableKind.Integer, isFixed: true);
        var inner = new RandomScope(outer, isLoop: true);
        var k = inner.NewName();
        inner.Declare(k, VariableKind.Integer, isFixed: true);
        var body = Of(FragmentKind.Other, $"if ({expressions.Boolean(inner, 1)}) {{ {flag} = true; break; }}\n{statements.Block(inner, 2)}");
        return Fragment.Statement($"var {flag} = false;\nfor (var {i} = 0; {i} < 3 && !{flag}; {i}++)\n{{\nfor (var {k} = 0; {k} <= {i}; {k}++)\n{{\n{body}\n}}\n{List([Fragment.Statement($"{real} += {expressions.Real(outer, 1)};")])}\n}}");
    }
}
