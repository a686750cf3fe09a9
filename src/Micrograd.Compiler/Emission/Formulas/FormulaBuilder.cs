using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>Reads formulas off straight-line code.</summary>
/// <param name="function">The function.</param>
/// <param name="keepsLocals">Whether the user's locals stay symbols; otherwise everything is expanded.</param>
internal sealed class FormulaBuilder(Function function, bool keepsLocals)
{
    /// <summary>Longer formulas explain nothing.</summary>
    public const int Longest = 100;
    private readonly Dictionary<ValueId, Term?> _terms = [];
    private readonly Dictionary<string, int> _versions = function.Values.Where(value => value.Name is not null).GroupBy(value => value.Name!).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The formulas of the results; null where one is too long or has no notation.</summary>
    public IReadOnlyList<Term?> Results()
    {
        foreach (var parameter in function.Parameters)
        {
            _terms[parameter] = Symbol(parameter);
        }

        foreach (var instruction in function.Body.Instructions)
        {
            if (instruction is Constant or Apply or External)
            {
                var result = instruction.Results[0];
                var term = keepsLocals && IsLocal(result) ? Symbol(result) : Of(instruction);
                _terms[result] = term is not null && FormulaText.Open(term).Length <= Longest ? term : null;
            }
        }

        return function.Body.End is Yield yield ? [.. yield.Values.Select(value => _terms[value])] : [];
    }

    private bool IsLocal(ValueId value) => function.Values[value.Index] is { Name: { } name, Role: ValueRole.Primal } && name.Length > 0;

    // Two versions of one variable would read as the same thing.
    private Term? Symbol(ValueId value) =>
        function.Values[value.Index].Name is { } name && _versions[name] == 1 ? Term.Of(AtomKind.Symbol, name) : null;

    private Term? Of(Instruction instruction) => instruction switch
    {
        Constant { Value: { Spelling: { Length: > 0 } spelling } } when char.IsLetter(spelling[0]) => Term.Of(AtomKind.Symbol, spelling == "Math.PI" ? "π" : spelling),
        Constant constant when function.TypeOf(constant.Result).IsReal => Finite(constant.Value.Real),
        Constant constant when function.TypeOf(constant.Result) is ScalarType { IsInteger: true } => Term.Number(constant.Value.Bits),
        External { Expression: { Holes.Count: 0, Parts: var parts } } => Term.Of(AtomKind.Symbol, parts[0]),
        Apply apply when apply.Operands.All(operand => _terms.TryGetValue(operand, out var term) && term is not null) =>
            Of(apply.Op, [.. apply.Operands.Select(operand => _terms[operand]!)]),
        _ => null,
    };

    private static Term? Finite(double value) => double.IsNaN(value) || double.IsInfinity(value) ? null : Term.Number(value);

    private static Term? Of(OpCode op, IReadOnlyList<Term> x) => op switch
    {
        OpCode.Add => x[0] + x[1],
        OpCode.Subtract => x[0] - x[1],
        OpCode.Multiply => x[0] * x[1],
        OpCode.Divide => x[1].Coefficient == 0 ? null : x[0] / x[1],
        OpCode.Negate => -x[0],
        OpCode.Convert or OpCode.Stop => x[0],
        OpCode.FusedMultiplyAdd or OpCode.MultiplyAddEstimate => (x[0] * x[1]) + x[2],
        OpCode.Sqrt => Term.Of(AtomKind.Function, "√" + FormulaText.Closed(x[0])),
        OpCode.Cbrt => Term.Of(AtomKind.Function, "∛" + FormulaText.Closed(x[0])),
        OpCode.Abs => Term.Of(AtomKind.Function, "|" + FormulaText.Open(x[0]) + "|"),
        OpCode.Pow when x[1] is { Divisor: 1, Factors.Count: 0, Coefficient: >= 2 and <= 9 and var power } && power == Math.Floor(power) => x[0].ToPower((int)power),
        OpCode.Pow => Term.Of(AtomKind.Function, FormulaText.Closed(x[0]) + "^" + FormulaText.Closed(x[1])),
        _ => NameOf(op) is { } name ? Term.Of(AtomKind.Function, name + "(" + string.Join(", ", x.Select(FormulaText.Open)) + ")") : null,
    };

    private static string? NameOf(OpCode op) => op switch
    {
        OpCode.Log => "ln",
        OpCode.Log2 => "log₂",
        OpCode.Log10 => "log₁₀",
        OpCode.SinOfSinCos => "sin",
        OpCode.CosOfSinCos => "cos",
        OpCode.LogBase => null,
        >= OpCode.RootN and <= OpCode.Lerp => op.ToString().ToLowerInvariant(),
        _ => null,
    };
}
