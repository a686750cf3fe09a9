using System.Text;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Random statements, of any nesting that the scalar language allows. Every loop ends.</summary>
internal sealed class RandomStatements(Random random, RandomExpressions expressions, StringBuilder text)
{
    private int _budget = 26;

    /// <summary>A body between braces that are written already.</summary>
    public void Block(RandomScope scope, int count, string indent)
    {
        for (var i = 0; i < count && _budget > 0; i++)
        {
            _budget--;
            Statement(scope, indent, isLast: i == count - 1);
        }
    }

    private void Statement(RandomScope scope, string indent, bool isLast)
    {
        var nests = scope.Depth < 4 && _budget > 2;
        if (expressions.Arrays.Count > 0 && random.Next(4) == 0)
        {
            ArrayStatement(scope, indent);
            return;
        }

        switch (random.Next(20))
        {
            case < 4:
                Declare(scope, indent);
                break;
            case < 10:
                Assign(scope, indent);
                break;
            case < 13 when nests:
                If(scope, indent);
                break;
            case 13 when nests && scope.Loops < 2:
                For(scope, indent);
                break;
            case 14 when nests && scope.Loops < 2:
                For(scope, indent);
                break;
            case 15 when nests && scope.Loops < 2:
                While(scope, indent);
                break;
            case 16 when nests:
                Switch(scope, indent);
                break;
            case 17 when scope.Depth > 0 && isLast:
                Leave(scope, indent);
                break;
            case 18:
                Line(indent, $"if ({expressions.Boolean(scope, 2)}) {Jump(scope)}");
                break;
            default:
                Assign(scope, indent);
                break;
        }
    }

    private void Declare(RandomScope scope, string indent)
    {
        var kind = random.Next(5) switch { 0 => VariableKind.Integer, 1 => VariableKind.Boolean, _ => VariableKind.Real };
        var type = kind switch { VariableKind.Integer => "int", VariableKind.Boolean => "bool", _ => "double" };
        var value = expressions.Of(kind, scope);
        var name = scope.NewName();
        Line(indent, $"{type} {name} = {value};");
        scope.Declare(name, kind);
    }

    private void Assign(RandomScope scope, string indent)
    {
        var reals = scope.Visible(VariableKind.Real, toAssign: true);
        var target = reals[random.Next(reals.Count)];
        var other = reals[random.Next(reals.Count)];
        switch (random.Next(8))
        {
            case 0 when scope.Visible(VariableKind.Integer, toAssign: true) is { Count: > 0 } integers:
                Line(indent, $"{integers[random.Next(integers.Count)]} {expressions.Pick("= ", "+= ", "-= ")}{expressions.Of(VariableKind.Integer, scope, 2)};");
                break;
            case 1 when scope.Visible(VariableKind.Boolean, toAssign: true) is { Count: > 0 } booleans:
                Line(indent, $"{booleans[random.Next(booleans.Count)]} {expressions.Pick("=", "|=", "&=")} {expressions.Boolean(scope, 2)};");
                break;
            case 2 when target != other:
                Line(indent, $"({target}, {other}) = ({other}, {expressions.Real(scope, 1)});");
                break;
            case 3:
                Line(indent, $"{target} {expressions.Pick("+=", "-=", "*=")} {expressions.Real(scope, 2)};");
                break;
            case 4:
                Line(indent, $"{target} = Math.Sin({target}) + 0.5 * {expressions.Real(scope, 1)};");
                break;
            default:
                Line(indent, $"{target} = {expressions.Real(scope, 3)};");
                break;
        }
    }

    private void ArrayStatement(RandomScope scope, string indent)
    {
        var array = expressions.Pick([.. expressions.Arrays]);
        var counter = new RandomScope(scope, isLoop: true).NewName();
        Line(indent, random.Next(10) switch
        {
            0 => $"for (var {counter} = 0; {counter} < {array}.Length; {counter}++) {array}[{counter}] = Math.Sin({array}[{counter}]) * {expressions.Real(scope, 1)};",
            1 => $"for (var {counter} = 1; {counter} < {array}.Length; {counter}++) {array}[{counter}] += 0.5 * {array}[{counter} - 1];",
            2 => $"for (var {counter} = {array}.Length - 1; {counter} >= 0; {counter}--) {Real(scope)} += {array}[{counter}] * {expressions.Pick([.. expressions.Arrays])}[{counter} & 3];",
            3 => $"foreach (var {counter} in {array}) {Real(scope)} = 0.5 * {Real(scope)} + {counter};",
            4 => $"{array}.{expressions.Pick($"Fill({expressions.Real(scope, 1)})", "Clear()", "Slice(1, 2).Clear()", "Slice(1, 2).CopyTo(w.Slice(1))")};",
            5 => $"({expressions.Element(scope)}, {Real(scope)}) = ({expressions.Real(scope, 1)}, {expressions.Element(scope)});",
            6 => $"{expressions.Element(scope)} = {expressions.Real(scope, 2)};",
            _ => $"{expressions.Element(scope)} {expressions.Pick("+=", "-=", "*=")} {expressions.Real(scope, 2)};",
        });
    }

    private string Real(RandomScope scope) => scope.Visible(VariableKind.Real, toAssign: true) is var reals ? reals[random.Next(reals.Count)] : "";

    private void If(RandomScope scope, string indent)
    {
        Line(indent, $"if ({expressions.Boolean(scope, 2)})");
        Braces(new RandomScope(scope), random.Next(1, 4), indent);
        if (random.Next(2) == 0)
        {
            Line(indent, "else");
            Braces(new RandomScope(scope), random.Next(1, 4), indent);
        }
    }

    private void For(RandomScope scope, string indent)
    {
        var inner = new RandomScope(scope, isLoop: true);
        var counter = inner.NewName();
        var bound = random.Next(2) == 0 ? "n" : random.Next(1, 6).ToString();
        Line(indent, random.Next(5) switch
        {
            0 => $"for (var {counter} = {bound}; {counter} > 0; {counter}--)",
            1 => $"for (var {counter} = 1; {counter} <= {bound}; {counter}++)",
            2 => $"for (var {counter} = 0; {counter} < {bound}; {counter} += 2)",
            _ => $"for (var {counter} = 0; {counter} < {bound}; {counter}++)",
        });
        inner.Declare(counter, VariableKind.Integer, isFixed: true);
        Braces(inner, random.Next(1, 5), indent);
    }

    private void While(RandomScope scope, string indent)
    {
        // The fuel is spent first, so that "continue" spends it too.
        var fuel = scope.NewName();
        Line(indent, $"var {fuel} = {random.Next(1, 6)};");
        scope.Declare(fuel, VariableKind.Integer, isFixed: true);
        var condition = $"{fuel}-- > 0 && {expressions.Boolean(scope, 2)}";
        var inner = new RandomScope(scope, isLoop: true);
        if (random.Next(3) > 0)
        {
            Line(indent, $"while ({condition})");
            Braces(inner, random.Next(1, 5), indent);
        }
        else
        {
            Line(indent, "do");
            Braces(inner, random.Next(1, 5), indent);
            Line(indent, $"while ({condition});");
        }
    }

    private void Switch(RandomScope scope, string indent)
    {
        Line(indent, $"switch ({expressions.Of(VariableKind.Integer, scope, 1)})");
        Line(indent, "{");
        foreach (var label in (string[])["case 0:", $"case 1 when {expressions.Boolean(scope, 1)}:", "case < 0 or 2:", "default:"])
        {
            if (random.Next(4) > 0)
            {
                Line(indent + "    ", label);
                Braces(new RandomScope(scope), random.Next(1, 3), indent + "    ");
                Line(indent + "    ", "break;");
            }
        }

        Line(indent, "}");
    }

    private void Leave(RandomScope scope, string indent) => Line(indent, $"if (!({expressions.Boolean(scope, 1)})) {Jump(scope)}");

    private string Jump(RandomScope scope) => random.Next(scope.Loops > 0 ? 4 : 1) switch
    {
        0 => $"return {expressions.Real(scope, 2)};",
        1 => "continue;",
        _ => "break;",
    };

    private void Braces(RandomScope scope, int count, string indent)
    {
        Line(indent, "{");
        Block(scope, count, indent + "    ");
        Line(indent, "}");
    }

    private void Line(string indent, string line) => text.Append(indent).Append(line).Append('\n');
}
