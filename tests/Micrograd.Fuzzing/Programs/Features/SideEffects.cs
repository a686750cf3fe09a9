using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Guards that throw, constants, <c>checked</c>, and expressions that assign while others are evaluated.</summary>
internal sealed class SideEffects(Random random, RandomExpressions expressions) : Feature
{
    public override bool IsOfMain => false;

    public override Fragment Real(RandomScope scope, int depth)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        if (reals.Count == 0)
        {
            return Fragment.Real($"({expressions.Boolean(scope, 1)} ? {expressions.Real(scope, depth - 1)} : {expressions.Real(scope, depth - 1)} > 100 ? throw new InvalidOperationException(\"large\") : 0.5)");
        }

        var (first, second) = (expressions.Pick(reals), expressions.Pick(reals));
        return random.Next(8) switch
        {
            0 => Fragment.Real($"({expressions.Boolean(scope, 1)} ? ({first} = {expressions.Real(scope, depth - 1)}) : ({second} += {expressions.Real(scope, depth - 1)}))"),
            1 => Fragment.Real($"({first} + {first}{expressions.Pick("++", "--")} * {expressions.RealLeaf(scope)})"),
            2 => Fragment.Real($"({first} * ({first} = {expressions.Real(scope, depth - 1)}) - {first})"),
            3 => Fragment.Real($"Math.Max({first} -= 0.25, {second} * (++{first}))"),
            4 => Fragment.Real($"({first} > 0 && ({second} = {expressions.Real(scope, depth - 1)}) < 1 ? {first} : {second})"),
            5 => Fragment.Real($"({expressions.Boolean(scope, 1)} ? {first} : {expressions.Boolean(scope, 0)} ? ({second} *= {expressions.Real(scope, depth - 1)}) : -{second})"),
            6 => Fragment.Real($"({expressions.Real(scope, depth - 1)} > 100 ? throw new InvalidOperationException(\"large\") : {first})"),
            _ => Fragment.Real($"({first} = {second} = {expressions.Real(scope, depth - 1)})"),
        };
    }

    public override Fragment? Integer(RandomScope scope, int depth) => scope.Visible(VariableKind.Integer, toAssign: true) is not { Count: > 0 } integers ? null
        : Fragment.Integer($"{expressions.Pick("({0}++ + {0})", "({0} - --{0})", "({0} = ({0} + 1) % 5)").Replace("{0}", expressions.Pick(integers), StringComparison.Ordinal)}");

    public override Fragment Statement(RandomScope scope, RandomStatements statements)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        var (name, real) = (scope.NewName(), expressions.Pick(reals));
        switch (random.Next(8))
        {
            case 0:
                return Fragment.Statement($"if (!({expressions.Real(scope, 2)} > -100)) throw new ArgumentException($\"small: {{{real}}}\", nameof({real}));");
            case 1:
                return Fragment.Statement($"if ({expressions.Real(scope, 2)} > 100)\n{{\n{real} = 0;\nthrow new InvalidOperationException(\"large\");\n}}");
            case 2:
                return Fragment.Statement($"ArgumentOutOfRangeException.ThrowIfGreaterThan({real}, 1000.0);");
            case 3:
                scope.Declare(name, VariableKind.Real, isFixed: true);
                return Fragment.Statement($"const double {name} = {expressions.Pick("0.75", "-1.25 + 0.5", "Math.PI / 4")};");
            case 4:
                return Fragment.Statement($"checked\n{{\n{statements.Inner(scope, 3)}\n}}");
            case 5:
                return Fragment.Statement($"unchecked\n{{\n{statements.Inner(scope, 3)}\n}}");
            case 6:
                return Fragment.Statement($"{real}{expressions.Pick("++", "--")};");
            default:
                return Fragment.Statement($"_ = {expressions.Real(scope, 2)};");
        }
    }
}
