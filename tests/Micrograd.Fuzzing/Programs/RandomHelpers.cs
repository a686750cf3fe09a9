using static Micrograd.Fuzzing.Programs.Fragment;

namespace Micrograd.Fuzzing.Programs;

/// <summary>Random helpers: small ones, recursive ones with fuel, and those that write to arrays, <c>ref</c> and <c>out</c> parameters, or return tuples.</summary>
internal static class RandomHelpers
{
    /// <summary>Adds some, and tells <paramref name="expressions"/> of them.</summary>
    public static void Add(Random random, RandomExpressions expressions, List<Fragment> members, bool hasArrays)
    {
        for (var i = random.Next(3); i > 0; i--)
        {
            members.Add(Numeric(random, expressions, "H" + i));
            expressions.Helpers.Add("H" + i);
        }

        if (random.Next(4) == 0)
        {
            members.Add(Pair(random, expressions));
            expressions.PairHelpers.Add("T");
        }

        if (random.Next(4) == 0)
        {
            members.Add(Reference(random, expressions));
            expressions.ReferenceHelpers.Add("R");
        }

        if (hasArrays)
        {
            members.Add(OnSpan(random));
            expressions.ArrayHelpers.Add("S");
        }
    }

    private static Fragment Numeric(Random random, RandomExpressions expressions, string name)
    {
        var scope = Scope(hasFuel: true, "u", "v");
        var statements = new List<Fragment>();
        if (random.Next(2) == 0)
        {
            // Fuel: one less at each call, and one call only.
            var below = scope.NewName();
            statements.Add(Of(FragmentKind.Other, $"if (n <= 0) return {expressions.Real(scope, 2)};\ndouble {below} = {name}({expressions.Real(scope, 2)}, {expressions.Real(scope, 1)}, n - 1);"));
            scope.Declare(below, VariableKind.Real);
        }

        statements.Add(new RandomStatements(random, expressions, inside => expressions.Real(inside, 2)).Block(scope, random.Next(1, 5)));
        return Member($"private static double {name}(double u, double v, int n)\n{{\n{List(statements)}\nreturn {expressions.Real(scope, 3)};\n}}\n");
    }

    private static Fragment Pair(Random random, RandomExpressions expressions)
    {
        var scope = Scope(hasFuel: false, "u", "v");
        Fragment Result(RandomScope inside) => Fragment.Of(FragmentKind.Other, $"({expressions.Real(inside, 2)}, {expressions.Real(inside, 1)})");
        return Member($"private static (double, double) T(double u, double v)\n{{\nconst int n = 2;\n{new RandomStatements(random, expressions, Result).Block(scope, random.Next(1, 4))}\nreturn {Result(scope)};\n}}\n");
    }

    private static Fragment Reference(Random random, RandomExpressions expressions)
    {
        var scope = Scope(hasFuel: false, "u", "v");
        var first = expressions.Real(Scope(hasFuel: false, "u"), 2);
        var body = new RandomStatements(random, expressions, _ => new Fragment(FragmentKind.Other, string.Empty)).Block(scope, random.Next(1, 4));
        return Member($"private static void R(ref double u, out double v, double k)\n{{\nconst int n = 2;\nv = {first} + k;\n{body}\nu += k * v;\n}}\n");
    }

    private static Fragment OnSpan(Random random)
    {
        var inside = new RandomExpressions(random);
        var scope = Scope(hasFuel: true, "u", "v");
        return Member($"private static double S(Span<double> s, double u, int n = 2)\n{{\nvar v = s[1];\n{List([Statement($"s[0] += {inside.Real(scope, 2)};"), Statement($"if (u > 0.5) return v * s[0];"), Statement($"s[1] *= {inside.Real(scope, 1)};")])}\nreturn {inside.Real(scope, 2)} + s[1];\n}}\n");
    }

    private static Fragment Member(FormattableString text) => Of(FragmentKind.Other, text);

    private static RandomScope Scope(bool hasFuel, params string[] reals)
    {
        var scope = new RandomScope();
        foreach (var real in reals)
        {
            scope.Declare(real, VariableKind.Real);
        }

        if (hasFuel)
        {
            scope.Declare("n", VariableKind.Integer, isFixed: true);
        }

        return scope;
    }
}
