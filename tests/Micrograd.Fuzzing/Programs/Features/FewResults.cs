namespace Micrograd.Fuzzing.Programs;

/// <summary>Results <c>o</c> and numbers <c>e</c>, each at a place that is known when the program is compiled.</summary>
/// <param name="count">How many results there are.</param>
internal sealed class FewResults(Random random, RandomExpressions expressions, int count) : Feature
{
    // Where results are written once, at the end, their cotangents are units.
    private readonly bool _reads = random.Next(2) == 0;

    public override IEnumerable<(string Name, ParameterForm Form)> Parameters => [("e", ParameterForm.LongSpan)];

    /// <summary>The last of both, so that all exist.</summary>
    public override IEnumerable<Fragment> Locals(RandomScope scope)
    {
        yield return _reads ? Fragment.Statement($"o[{count - 1}] {Operator} e[{Parameter.LongLength - 1}];") : Fragment.Statement($"var last = e[{Parameter.LongLength - 1}];");
    }

    public override Fragment Real(RandomScope scope, int depth) => _reads && random.Next(6) == 0 ? Fragment.Real($"{Result}") : Fragment.Real($"{Number}");

    public override Fragment? Statement(RandomScope scope, RandomStatements statements) => !_reads ? null : Fragment.Statement($"{Result} {Operator} {expressions.Real(scope, 2)};");

    /// <summary>How F ends: each result is written, from what was computed.</summary>
    public IEnumerable<Fragment> End(RandomScope scope, Fragment computed) => Enumerable.Range(0, count).Select(k => k == 0
        ? Fragment.Statement($"o[0] {Operator} {computed};")
        : Fragment.Statement($"o[{k}] {Operator} Math.Sin({expressions.Real(scope, 1)}) * {Number};"));

    private string Operator => _reads ? expressions.Pick("=", "=", "+=", "*=") : "=";

    private string Number => $"e[{random.Next(Parameter.LongLength)}]";

    private string Result => $"o[{random.Next(count)}]";
}
