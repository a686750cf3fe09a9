using System.Text;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Writes random C# methods of the supported language that always end: nested control flow, jumps anywhere, assignments inside expressions.</summary>
/// <param name="seed">Which one.</param>
/// <param name="hasStructs">Whether they work with structs, tuples and references too.</param>
internal sealed class ProgramWriter(int seed, bool hasStructs = false)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _reals = ["x", "y", "a", "b"];
    private readonly List<string> _integers = ["n", "m", "fuel"];
    private readonly StringBuilder _text = new();
    private int _locals;

    /// <summary>A method <c>F</c> of two reals and an integer.</summary>
    public string Write()
    {
        _text.Append("[Differentiable] public static double F(double x, double y, int n)\n{\n    double a = x, b = 0.5; int m = n, fuel = 12; bool flag = x > y;\n");
        if (hasStructs)
        {
            _text.Append("    var q = new Q(x, y); R r = new(y, new Q(1, x)); (double A, Q B) t = (x, q);\n");
            _reals.AddRange(["q.X", "q.Y", "t.A", "t.B.X"]);
            _integers.Add("q.N");
        }

        Block(depth: 3, inLoop: false, inSwitch: false, statements: 5);
        _text.Append(hasStructs ? "    a += q.X - 2 * q.Y * q.N + r.S * r.Q.X + 3 * r.Q.Y + t.A * t.B.X - t.B.Y;\n" : "");
        _text.Append("    return a + 2 * b - x * y + m + (flag ? 1 : 0);\n}\nstatic double Helper(double v, int k) { if (k <= 0) return v; v += 0.125; return k > 3 ? -v : Helper(v * 0.5, k - 1); }\n");
        return hasStructs ? _text + StructTypes : _text.ToString();
    }

    private void Block(int depth, bool inLoop, bool inSwitch, int statements)
    {
        var (reals, integers) = (_reals.Count, _integers.Count);
        for (var i = 0; i < statements; i++)
        {
            Statement(depth, inLoop, inSwitch);
        }

        _reals.RemoveRange(reals, _reals.Count - reals);
        _integers.RemoveRange(integers, _integers.Count - integers);
    }

    private void Statement(int depth, bool inLoop, bool inSwitch)
    {
        if (hasStructs && _random.Next(3) == 0)
        {
            StructStatement();
            return;
        }

        switch (_random.Next(depth > 0 ? 19 : 8))
        {
            case 0 or 1:
                Line($"{Pick(_reals)} {Pick("=", "+=", "-=", "*=")} {Real(2)};");
                break;
            case 2:
                Line($"{Assignable()} {Pick("=", "+=", "-=", "^=", "|=", "&=")} {Integer(2)};");
                break;
            case 3:
                Line($"flag {Pick("=", "&=", "|=", "^=")} {Condition(2)};");
                break;
            case 4:
                var name = "t" + _locals++;
                Line($"double {name} = {Real(2)};");
                _reals.Add(name);
                break;
            case 5 when inLoop:
                Line($"if ({Condition(1)}) {(inSwitch ? "continue" : Pick("break", "continue"))};");
                break;
            case 6:
                Line($"if ({Condition(1)}) {Pick($"return {Real(1)};", $"return {Real(1)};", "throw new ArgumentException();")}");
                break;
            case 7:
                Line($"{Assignable()}{Pick("++", "--")};");
                break;
            case 8 or 9 or 10 or 11:
                Nested($"if ({Condition(2)})", depth, inLoop, inSwitch);
                if (_random.Next(2) == 0)
                {
                    Nested("else", depth, inLoop, inSwitch);
                }

                break;
            case 12 or 13:
                Nested($"while (fuel-- > 0 && {Condition(2)})", depth, true, false);
                break;
            case 14:
                var counter = "i" + _locals++;
                Line($"for (var {counter} = 0; {counter} < {_random.Next(4)}; {counter}++)");
                _integers.Add(counter + "!");
                Nested("", depth, true, false);
                _integers.Remove(counter + "!");
                break;
            case 15:
                Nested("do", depth, true, false);
                Line($"while (fuel-- > 0 && {Condition(1)});");
                break;
            case 16 or 17:
                Switch(depth, inLoop);
                break;
            default:
                Nested("", depth, inLoop, inSwitch);
                break;
        }
    }

    private void Switch(int depth, bool inLoop)
    {
        Line($"switch ({Integer(1)} & 3)\n{{");
        var labels = new[] { "case 0:", "case 1 or 2:", "case > 2:", "default:" }.OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)).ToArray();
        foreach (var label in labels)
        {
            Line(label);
            Nested("", depth, inLoop, inSwitch: true);
            Line(Pick("break;", "break;", inLoop ? "continue;" : "break;", $"return {Real(1)};"));
        }

        Line("}");
    }

    private void Nested(string head, int depth, bool inLoop, bool inSwitch)
    {
        Line(head + " {");
        Block(depth - 1, inLoop, inSwitch, _random.Next(1, 4));
        Line("}");
    }

    private void StructStatement() => Line(_random.Next(13) switch
    {
        0 or 1 => $"q = {Struct(2)};",
        2 => $"r = r with {{ S = {Real(1)}, Q = {Struct(1)} }};",
        3 => $"t.B = {Struct(1)};",
        4 => $"q.Shift({Real(1)});",
        5 => $"t.B.Shift({Real(1)});",
        6 => $"Q.Move(ref {Pick("q", "t.B")}, {Real(1)});",
        7 => $"Bump(ref {Referable()}, {Real(1)});",
        8 => $"Split({Real(1)}, out {Referable()}, out {Pick("_", "var _", "double _")});",
        9 => $"({Pick(_reals)}, {Pick(_reals)}) = ({Real(1)}, {Real(1)});",
        10 => $"(t.A, q) = ({Real(1)}, {Struct(1)});",
        11 => $"{Pick("q", "t.B")} += {Struct(1)};",
        _ => $"t = ({Real(1)}, {Struct(1)});",
    });

    /// <summary>An expression of type <c>Q</c>.</summary>
    private string Struct(int depth) => _random.Next(depth > 0 ? 10 : 3) switch
    {
        0 => "q",
        1 => "t.B",
        2 => "r.Q",
        3 => $"new Q({Real(depth - 1)}, {Real(depth - 1)})",
        4 => $"new Q {{ X = {Real(depth - 1)}, N = {Integer(depth - 1)} }}",
        5 => $"({Struct(depth - 1)} + {Struct(depth - 1)})",
        6 => $"({Condition(depth - 1)} ? {Struct(depth - 1)} : {Struct(depth - 1)})",
        7 => $"({Struct(depth - 1)} with {{ Y = {Real(depth - 1)} }})",
        8 => $"({Integer(depth - 1)} switch {{ 0 => {Struct(depth - 1)}, > 2 when {Condition(depth - 1)} => {Struct(depth - 1)}, _ => {Struct(depth - 1)} }})",
        _ => $"(q = {Struct(depth - 1)})",
    };

    private const string StructTypes =
        """
        static double Bump(ref double v, double d) { if (d > 2) return v; v = v * 0.5 + d; for (var i = 0; i < 2; i++) { if (v > 3) { v -= d; return d; } v += 0.25; } return v * d; }
        static void Split(double v, out double low, out double high) { if (v < 0) { low = v; high = 1; return; } (low, high) = (v / 2, v * v); }
        public record struct R(double S, Q Q);
        public struct Q
        {
            public double X; public double Y { get; set; } public int N;
            public Q(double x, double y) { X = x; if (y > 1) y = 1 / y; Y = y; N = 1; }
            public void Shift(double d) { if (d > X) { X = d; return; } Y += d * X; N++; }
            public static void Move(ref Q q, double d) { q.X += d; if (q.N > 3) return; q.Shift(d); }
            public static Q operator +(Q a, Q b) { a.X += b.X; a.N = b.N; return a; }
        }
        """;

    private string Real(int depth) => hasStructs && depth > 0 && _random.Next(6) == 0 ? StructReal(depth) : Plain(depth);

    private string StructReal(int depth) => _random.Next(4) switch
    {
        0 => $"{Struct(depth - 1)}.X",
        1 => $"Bump(ref {Referable()}, {Real(depth - 1)})",
        2 => $"r.{Pick("S", "Q.Y")}",
        _ => $"({Struct(depth - 1)} + {Struct(depth - 1)}).Y",
    };

    private string Plain(int depth) => _random.Next(depth > 0 ? 13 : 3) switch
    {
        0 or 1 => Pick(_reals),
        2 => Pick("0.5", "2", "1e-3", "3.25"),
        3 => $"({Real(depth - 1)} + {Real(depth - 1)})",
        4 => $"({Real(depth - 1)} - {Real(depth - 1)})",
        5 => $"{Real(depth - 1)} * {Real(depth - 1)}",
        6 => $"Math.Sin({Real(depth - 1)})",
        7 => $"({Condition(depth - 1)} ? {Real(depth - 1)} : {Real(depth - 1)})",
        8 => $"({Pick(_reals)} = {Real(depth - 1)})",
        9 => $"{Pick(_reals)}{Pick("++", "--")}",
        10 => $"({Integer(depth - 1)} switch {{ 0 => {Real(depth - 1)}, > 2 when {Condition(depth - 1)} => {Real(depth - 1)}, _ => {Real(depth - 1)} }})",
        11 => $"Helper({Real(depth - 1)}, {Integer(depth - 1)} & 3)",
        _ => $"Math.Max({Real(depth - 1)}, -{Real(depth - 1)})",
    };

    private string Integer(int depth) => _random.Next(depth > 0 ? 8 : 2) switch
    {
        0 => Pick(_integers).TrimEnd('!'),
        1 => Pick("1", "2", "5"),
        2 => $"({Integer(depth - 1)} + {Integer(depth - 1)})",
        3 => $"({Integer(depth - 1)} ^ {Integer(depth - 1)})",
        4 => $"({Assignable()} = {Integer(depth - 1)})",
        5 => $"{Assignable()}++",
        6 => $"({Condition(depth - 1)} ? {Integer(depth - 1)} : {Integer(depth - 1)})",
        _ => $"({Integer(depth - 1)} - {Integer(depth - 1)})",
    };

    private string Condition(int depth) => _random.Next(depth > 0 ? 8 : 2) switch
    {
        0 => "flag",
        1 => $"{Pick(_reals)} > {Pick("0", "1", "y")}",
        2 => $"{Real(depth - 1)} < {Real(depth - 1)}",
        3 => $"{Integer(depth - 1)} == {Integer(depth - 1)}",
        4 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
        5 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        6 => $"!({Condition(depth - 1)})",
        _ => $"{Real(depth - 1)} is > -1 and not > 2",
    };

    /// <summary>An integer that is neither the fuel nor the counter of a loop, which have to reach their ends.</summary>
    private string Assignable() => Pick("n", "m");

    /// <summary>A variable or field: properties have no references.</summary>
    private string Referable() => Pick([.. _reals.Where(real => real != "q.Y")]);

    private string Pick(params IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];

    private void Line(string text) => _text.Append("    ").Append(text).Append('\n');
}
