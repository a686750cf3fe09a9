namespace Micrograd.Fuzzing.Programs;

/// <summary>Random statements, of any nesting that the language allows. Every loop ends.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="expressions">What stands in them.</param>
/// <param name="result">What an early return gives back.</param>
internal sealed class RandomStatements(Random random, RandomExpressions expressions, Func<RandomScope, Fragment> result)
{
    private int _budget = random.Next(6, 27);

    /// <summary>A body between braces.</summary>
    public Fragment Block(RandomScope scope, int count)
    {
        var statements = new List<Fragment>();
        for (var i = 0; i < count && _budget > 0; i++)
        {
            _budget--;
            statements.Add(Statement(scope, isLast: i == count - 1));
        }

        return Fragment.List(statements);
    }

    private Fragment Statement(RandomScope scope, bool isLast)
    {
        var nests = scope.Depth < 4 && _budget > 2;
        if (expressions.OfFeature(2, feature => feature.Statement(scope, this)) is { } special)
        {
            return special;
        }

        if (expressions.Arrays.Count > 0 && random.Next(4) == 0)
        {
            return OnArrays(scope);
        }

        return random.Next(22) switch
        {
            < 4 => Declare(scope),
            < 10 => Assign(scope),
            < 13 when nests => If(scope),
            13 or 14 when nests && scope.Loops < 2 => For(scope),
            15 when nests && scope.Loops < 2 => While(scope),
            16 when nests => Switch(scope),
            17 when scope.Depth > 0 && isLast => Fragment.Statement($"if (!({expressions.Boolean(scope, 1)})) {Jump(scope)}"),
            18 => Fragment.Statement($"if ({expressions.Boolean(scope, 2)}) {Jump(scope)}"),
            19 or 20 when scope.Loops < 2 => CallWithResults(scope) ?? Assign(scope),
            _ => Assign(scope),
        };
    }

    private Fragment Declare(RandomScope scope)
    {
        var kind = random.Next(expressions.HasStructs ? 8 : 5) switch
        {
            0 => VariableKind.Integer,
            1 => VariableKind.Boolean,
            5 or 6 => VariableKind.Vector,
            7 => VariableKind.Box,
            _ => VariableKind.Real,
        };
        var type = kind switch { VariableKind.Integer => "int", VariableKind.Boolean => "bool", VariableKind.Vector => "Vec", VariableKind.Box => "Box", _ => "double" };
        var value = expressions.Of(kind, scope);
        var name = scope.NewName();
        scope.Declare(name, kind);
        return Fragment.Statement($"{type} {name} = {value};");
    }

    private Fragment Assign(RandomScope scope)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        var (target, other) = (expressions.Pick(reals), expressions.Pick(reals));
        if (expressions.HasStructs && random.Next(4) == 0)
        {
            return OnStructs(scope, target);
        }

        return random.Next(9) switch
        {
            0 when scope.Visible(VariableKind.Integer, toAssign: true) is { Count: > 0 } integers =>
                Fragment.Statement($"{expressions.Pick(integers)} {expressions.Pick("=", "+=", "-=")} {expressions.Of(VariableKind.Integer, scope, 2)};"),
            1 when scope.Visible(VariableKind.Boolean, toAssign: true) is { Count: > 0 } booleans =>
                Fragment.Statement($"{expressions.Pick(booleans)} {expressions.Pick("=", "|=", "&=")} {expressions.Boolean(scope, 2)};"),
            2 when target != other => Fragment.Statement($"({target}, {other}) = ({other}, {expressions.Real(scope, 1)});"),
            3 => Fragment.Statement($"{target} {expressions.Pick("+=", "-=", "*=")} {expressions.Real(scope, 2)};"),
            4 => Fragment.Statement($"{target} = Math.Sin({target}) + 0.5 * {expressions.Real(scope, 1)};"),
            5 => Fragment.Statement($"{target} = ({other} = {expressions.Real(scope, 1)}) * {expressions.RealLeaf(scope)};"),
            _ => Fragment.Statement($"{target} = {expressions.Real(scope, 3)};"),
        };
    }

    private Fragment OnStructs(RandomScope scope, string real)
    {
        var (vectors, boxes) = (scope.Visible(VariableKind.Vector, toAssign: true), scope.Visible(VariableKind.Box));
        return random.Next(5) switch
        {
            0 or 1 when vectors.Count > 0 => Fragment.Statement($"{expressions.Pick(vectors)} = {expressions.Vector(scope, 2)};"),
            2 when boxes.Count > 0 => Fragment.Statement($"{expressions.Pick(boxes)}.Grow({expressions.Real(scope, 1)});"),
            3 when boxes.Count > 0 => Fragment.Statement($"{expressions.Pick(boxes)}.{expressions.Pick("A", "B")} {expressions.Pick("=", "+=", "*=")} {expressions.Real(scope, 2)};"),
            4 when boxes.Count > 1 => Fragment.Statement($"{boxes[0]} = {boxes[^1]};"),
            _ => Fragment.Statement($"{real} = {expressions.Vector(scope, 2)}.Dot({expressions.Vector(scope, 0)});"),
        };
    }

    /// <summary>A call of a helper that gives back more than one number.</summary>
    private Fragment? CallWithResults(RandomScope scope)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        var (first, second) = (expressions.Pick(reals), expressions.Pick(reals));
        switch (random.Next(4))
        {
            case 0 when expressions.PairHelpers.Count > 0 && first != second:
                return Fragment.Statement($"({first}, {second}) = {expressions.Pick(expressions.PairHelpers)}({expressions.Real(scope, 1)}, {expressions.RealLeaf(scope)});");
            case 1 when expressions.PairHelpers.Count > 0:
                var call = Fragment.Of(FragmentKind.Other, $"{expressions.Pick(expressions.PairHelpers)}({expressions.Real(scope, 1)}, {expressions.RealLeaf(scope)})");
                var (left, right) = (scope.NewName(), scope.NewName());
                scope.Declare(left, VariableKind.Real);
                scope.Declare(right, VariableKind.Real);
                return Fragment.Statement($"var ({left}, {right}) = {call};");
            case 2 when expressions.ReferenceHelpers.Count > 0 && first != second:
                return Fragment.Statement($"{expressions.Pick(expressions.ReferenceHelpers)}(ref {first}, out {second}, {expressions.Real(scope, 1)});");
            case 3 when expressions.ReferenceHelpers.Count > 0:
                var argument = expressions.Real(scope, 1);
                var name = scope.NewName();
                scope.Declare(name, VariableKind.Real);
                return Fragment.Statement($"{expressions.Pick(expressions.ReferenceHelpers)}(ref {first}, out var {name}, {argument});");
            default:
                return null;
        }
    }

    private Fragment OnArrays(RandomScope scope)
    {
        var array = expressions.Pick(expressions.Arrays);
        var written = expressions.Pick([.. expressions.Arrays.Where(candidate => candidate.IsWritable)]).Name;
        var span = expressions.Pick([.. expressions.Arrays.Where(candidate => candidate is { IsWritable: true, IsSpan: true })]).Name;
        var counter = new RandomScope(scope, isLoop: true).NewName();
        return random.Next(11) switch
        {
            0 => Fragment.Statement($"for (var {counter} = 0; {counter} < {written}.Length; {counter}++) {written}[{counter}] = Math.Sin({written}[{counter}]) * {expressions.Real(scope, 1)};"),
            1 => Fragment.Statement($"for (var {counter} = 1; {counter} < {written}.Length; {counter}++) {written}[{counter}] += 0.5 * {written}[{counter} - 1];"),
            2 => Fragment.Statement($"for (var {counter} = {array.Name}.Length - 1; {counter} >= 0; {counter}--) {Real(scope)} += {array.Name}[{counter}] * {expressions.Pick(expressions.Arrays).Name}[{counter} & 3];"),
            3 => Fragment.Statement($"foreach (var {counter} in {array.Name}) {Real(scope)} = 0.5 * {Real(scope)} + {counter};"),
            4 => Fragment.Statement($"{span}.Fill({expressions.Real(scope, 1)});"),
            5 => Fragment.Statement($"{span}.{expressions.Pick("Clear()", "Slice(1, 2).Clear()", "Slice(1, 2).CopyTo(w.Slice(1))", "Slice(0, 3).CopyTo(w.Slice(1))")};"),
            6 => Fragment.Statement($"({expressions.Element(scope, toAssign: true)}, {Real(scope)}) = ({expressions.Real(scope, 1)}, {expressions.Element(scope)});"),
            7 => Fragment.Statement($"{expressions.Element(scope, toAssign: true)} = {expressions.Real(scope, 2)};"),
            8 => Fragment.Statement($"for (var {counter} = 0; {counter} < n; {counter}++) {Real(scope)} += {array.Name}[{counter} & 3] * {expressions.Real(scope, 1)};"),
            _ => Fragment.Statement($"{expressions.Element(scope, toAssign: true)} {expressions.Pick("+=", "-=", "*=")} {expressions.Real(scope, 2)};"),
        };
    }

    private string Real(RandomScope scope) => expressions.Pick(scope.Visible(VariableKind.Real, toAssign: true));

    private Fragment If(RandomScope scope) => random.Next(2) == 0
        ? Fragment.Statement($"if ({expressions.Boolean(scope, 2)})\n{{\n{Inner(scope, 4)}\n}}\nelse\n{{\n{Inner(scope, 4)}\n}}")
        : Fragment.Statement($"if ({expressions.Boolean(scope, 2)})\n{{\n{Inner(scope, 4)}\n}}");

    private Fragment For(RandomScope scope)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var counter = inner.NewName();
        var bound = random.Next(2) == 0 ? "n" : random.Next(1, 6).ToString();
        var header = random.Next(5) switch
        {
            0 => $"for (var {counter} = {bound}; {counter} > 0; {counter}--)",
            1 => $"for (var {counter} = 1; {counter} <= {bound}; {counter}++)",
            2 => $"for (var {counter} = 0; {counter} < {bound}; {counter} += 2)",
            _ => $"for (var {counter} = 0; {counter} < {bound}; {counter}++)",
        };
        inner.Declare(counter, VariableKind.Integer, isFixed: true);
        return Fragment.Statement($"{header}\n{{\n{Block(inner, random.Next(1, 5))}\n}}");
    }

    private Fragment While(RandomScope scope)
    {
        // The fuel is spent first, so that "continue" spends it too.
        var fuel = scope.NewName();
        scope.Declare(fuel, VariableKind.Integer, isFixed: true);
        var condition = expressions.Boolean(scope, 2);
        var body = Block(new RandomScope(scope, isLoop: true), random.Next(1, 5));
        return random.Next(3) > 0
            ? Fragment.Statement($"var {fuel} = {random.Next(1, 6)};\nwhile ({fuel}-- > 0 && {condition})\n{{\n{body}\n}}")
            : Fragment.Statement($"var {fuel} = {random.Next(1, 6)};\ndo\n{{\n{body}\n}}\nwhile ({fuel}-- > 0 && {condition});");
    }

    private Fragment Switch(RandomScope scope)
    {
        var sections = new List<Fragment>();
        foreach (var label in (Fragment[])[new(FragmentKind.Other, "case 0:"), Fragment.Of(FragmentKind.Other, $"case 1 when {expressions.Boolean(scope, 1)}:"), new(FragmentKind.Other, "case < 0 or 2:"), new(FragmentKind.Other, "default:")])
        {
            if (random.Next(4) > 0)
            {
                sections.Add(Fragment.Of(FragmentKind.Other, $"{label}\n{{\n{Inner(scope, 3)}\n}}\nbreak;"));
            }
        }

        // (The list of sections cannot stand in the statement's place.)
        return Fragment.Statement($"switch ({expressions.Of(VariableKind.Integer, scope, 1)})\n{{\n{Fragment.Of(FragmentKind.Other, $"{Fragment.List(sections)}")}\n}}");
    }

    private Fragment Jump(RandomScope scope) => random.Next(scope.Loops > 0 ? 4 : 1) switch
    {
        0 => Fragment.Of(FragmentKind.Other, $"return {result(scope)};"),
        1 => new Fragment(FragmentKind.Other, "continue;"),
        _ => new Fragment(FragmentKind.Other, "break;"),
    };

    /// <summary>A block in the scope's block.</summary>
    public Fragment Inner(RandomScope scope, int most) => Block(new RandomScope(scope), random.Next(1, most));
}
