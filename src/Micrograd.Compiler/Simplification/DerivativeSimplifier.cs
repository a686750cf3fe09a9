using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Simplifies the derived instructions of one block: collects like terms, pulls out common factors and constants, drops what nobody reads. The identities
/// are those of <see cref="Monomial"/>, <see cref="Polynomial"/> and <see cref="PolynomialWriter"/>; docs/rules.md lists what they keep of NaN,
/// infinities and signs. Primal instructions and structure pass through.</summary>
internal sealed class DerivativeSimplifier
{
    private readonly FunctionBuilder _builder;
    private readonly Definitions _definitions;
    private readonly List<Instruction> _instructions;
    private readonly HashSet<ValueId> _kept;
    private readonly List<ValueId> _outputs;
    private readonly Dictionary<ValueId, Apply> _arithmetic = [];
    private readonly Dictionary<ValueId, int> _uses = [];
    private readonly Dictionary<ValueId, Polynomial> _polynomials = [];
    private readonly Dictionary<ValueId, ValueId> _aliases = [];

    private DerivativeSimplifier(
        FunctionBuilder builder, Definitions definitions, IEnumerable<Instruction> instructions, IEnumerable<ValueId> kept, IEnumerable<ValueId> outputs)
    {
        _builder = builder;
        _definitions = definitions;
        _kept = [.. kept];
        _outputs = [.. _kept, .. outputs];
        _instructions = new Rematerialisation(builder, definitions).Run(CommonSubexpressions.Merge(builder, instructions, _outputs).Select(SimplifyArms));
        foreach (var read in _instructions.SelectMany(Traversal.Reads).Concat(_outputs))
        {
            _uses[read] = _uses.TryGetValue(read, out var count) ? count + 1 : 1;
        }
    }

    /// <summary>Simplifies.</summary>
    /// <param name="builder">Of the function.</param>
    /// <param name="instructions">Derived instructions of one block.</param>
    /// <param name="kept">Values that are read after them under their own ids.</param>
    /// <param name="outputs">Values that are read after them; on return others may stand in their places.</param>
    /// <param name="definitions">Of the primal, whose short unnamed pieces are written out again.</param>
    public static List<Instruction> Simplify(
        FunctionBuilder builder, IEnumerable<Instruction> instructions, IEnumerable<ValueId> kept, List<ValueId> outputs, Definitions definitions)
    {
        var statement = builder.Statement;
        var simplifier = new DerivativeSimplifier(builder, definitions, instructions, kept, outputs);
        var result = simplifier.Run();
        for (var i = 0; i < outputs.Count; i++)
        {
            outputs[i] = simplifier.AliasOf(outputs[i]);
        }

        builder.Statement = statement;
        return result;
    }

    /// <summary>As the other, for a block that ends with <paramref name="end"/>.</summary>
    public static (List<Instruction> Instructions, Terminator End) Simplify(FunctionBuilder builder, IEnumerable<Instruction> instructions, Terminator end, Definitions definitions)
    {
        List<ValueId> outputs = end is Yield yield ? [.. yield.Values.Items] : [];
        var simplified = Simplify(builder, instructions, end is Yield ? [] : end.Operands().Items, outputs, definitions);
        return (simplified, end is Yield old ? old with { Values = outputs.ToEquatableArray() } : end);
    }

    private List<Instruction> Run()
    {
        foreach (var apply in _instructions.OfType<Apply>().Where(IsArithmetic))
        {
            _arithmetic[apply.Result] = apply;
            _polynomials[apply.Result] = PolynomialOf(apply);
        }

        var demanded = Demanded();
        var simplified = _builder.Capture(() =>
        {
            foreach (var instruction in _instructions)
            {
                if (instruction is Apply apply && _arithmetic.ContainsKey(apply.Result))
                {
                    if (demanded.Contains(apply.Result))
                    {
                        Write(apply);
                    }
                }
                else if (!instruction.IsPure() || instruction.Results.Items.Any(demanded.Contains))
                {
                    _builder.Statement = instruction.Statement;
                    _builder.Emit(instruction);
                }
            }
        });
        return _aliases.Count == 0 ? simplified : simplified.ConvertAll(new Substitution(AliasOf).Apply);
    }

    private ValueId AliasOf(ValueId value)
    {
        while (_aliases.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }

    /// <summary>Arms of a choice that a rule made are simplified by themselves; loops and reversed branches already are.</summary>
    private Instruction SimplifyArms(Instruction instruction)
    {
        return instruction is If { Yielded.Count: 1 } choice && _builder.IsSelection(choice.Yielded[0])
            ? choice with { Then = Arm(choice.Then), Else = Arm(choice.Else) }
            : instruction;

        Block Arm(Block arm)
        {
            var (instructions, end) = Simplify(_builder, arm.Instructions.Items, arm.End, _definitions);
            return arm with { Instructions = instructions.ToEquatableArray(), End = end };
        }
    }

    private bool IsArithmetic(Apply apply) =>
        apply.Op is OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Negate
        && _builder[apply.Result] is { Role: ValueRole.Derivative, Type.IsReal: true };

    private Polynomial PolynomialOf(Apply apply)
    {
        var operands = apply.Operands.Items.Select(operand => Expand(operand, apply)).ToList();
        switch (apply.Op)
        {
            case OpCode.Negate:
                return -operands[0];
            case OpCode.Multiply:
                var (left, right) = (Product(operands[0], apply.Operands[0]), Product(operands[1], apply.Operands[1]));
                if (left.Factors.Length + right.Factors.Length > Polynomial.MaxFactors)
                {
                    (left, right) = (Monomial.Of(apply.Operands[0]), Monomial.Of(apply.Operands[1]));
                }

                return new Polynomial([left * right]);
            default:
                if (operands[0].Terms.Length + operands[1].Terms.Length > Polynomial.MaxTerms)
                {
                    operands = [.. apply.Operands.Items.Select(Polynomial.Of)];
                }

                return operands[0] + (apply.Op == OpCode.Add ? operands[1] : -operands[1]);
        }

        static Monomial Product(Polynomial polynomial, ValueId value) => polynomial.IsMonomial ? polynomial.Terms[0] : Monomial.Of(value);
    }

    /// <summary>The operand's own polynomial where it may be written out inside its reader, else the operand as one value.</summary>
    private Polynomial Expand(ValueId operand, Apply reader)
    {
        if (_builder.IsConstant(operand, out var literal) && _builder[operand].Type.IsReal && literal.IsNumber)
        {
            return Polynomial.Of(literal.Real);
        }

        if (!_arithmetic.TryGetValue(operand, out var definition))
        {
            return Polynomial.Of(operand);
        }

        var (name, polynomial) = (_builder[operand].Name, _polynomials[operand]);
        var continues = name is null || (name == _builder[reader.Result].Name && definition.Statement == reader.Statement);
        var isShared = _uses[operand] > 1;
        var isCheap = polynomial.IsMonomial && polynomial.Terms[0] is { Coefficient: 1 or -1, Factors.Length: <= 2 };
        return continues && (!isShared || (name is null && isCheap && _uses[operand] <= 3)) ? polynomial : Polynomial.Of(operand);
    }

    private HashSet<ValueId> Demanded()
    {
        var demanded = new HashSet<ValueId>(_outputs);
        for (var i = _instructions.Count - 1; i >= 0; i--)
        {
            var instruction = _instructions[i];
            if (instruction.IsPure() && !instruction.Results.Items.Any(demanded.Contains))
            {
                continue;
            }

            demanded.UnionWith(instruction is Apply apply && _polynomials.TryGetValue(apply.Result, out var polynomial) && !Stays(apply)
                ? polynomial.Terms.SelectMany(term => term.Factors)
                : instruction.Reads());
        }

        return demanded;
    }

    private void Write(Apply apply)
    {
        _builder.Statement = apply.Statement;
        var polynomial = _polynomials[apply.Result];
        if (Stays(apply))
        {
            _builder.Emit(apply);
            return;
        }

        if (IsTrivial(polynomial))
        {
            var term = polynomial.Terms[0];
            _aliases[apply.Result] = term.Factors.Length == 1 ? term.Factors[0] : _builder.Real(term.Coefficient, _builder[apply.Result].Type);
            return;
        }

        var written = _builder.Capture(() => new PolynomialWriter(_builder, _builder[apply.Result].Type).Write(polynomial));
        written[written.Count - 1] = ((Apply)written[written.Count - 1]) with { Result = apply.Result };
        _builder.Emit(written);
    }

    /// <summary>Whether it came out as a value that is there already or as a constant, which cannot take the result's place: the operation stays.</summary>
    private bool Stays(Apply apply) => _kept.Contains(apply.Result) && IsTrivial(_polynomials[apply.Result]);

    private static bool IsTrivial(Polynomial polynomial) =>
        polynomial.IsMonomial && polynomial.Terms[0] is ({ Factors.Length: 0 } or { Coefficient: 1, Factors.Length: 1 });
}
