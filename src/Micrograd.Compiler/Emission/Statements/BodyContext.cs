using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>What the writers of one body share: the plan, and how values read at the place that is being written.</summary>
internal sealed class BodyContext(FunctionPlan plan, ExpressionBuilder expressions)
{
    private readonly Dictionary<ValueId, CSharpExpression> _written = [];
    private readonly Dictionary<ValueId, IReadOnlyList<CSharpExpression>> _operands = [];
    private readonly HashSet<Variable> _declared = [];

    /// <summary>The plan.</summary>
    public FunctionPlan Plan { get; } = plan;

    /// <summary>The dialect.</summary>
    public ExpressionBuilder Expressions { get; } = expressions;

    /// <summary>The function.</summary>
    public Function Function => Plan.Shape.Function;

    /// <summary>A value as an operand.</summary>
    public CSharpExpression Read(ValueId value)
    {
        if (Plan.Folding.InlineConstant(value) is { } constant)
        {
            return Literals.Write(constant.Value, Function.TypeOf(value));
        }

        return Plan.Variables[value] is { } variable ? Read(variable) : _written[value];
    }

    /// <summary>A variable as an operand.</summary>
    public static CSharpExpression Read(Variable variable) =>
        new(Precedence.Primary, variable.DeclaredType, [variable.ToString()]) { Variable = variable };

    /// <summary>Values as operands.</summary>
    public IReadOnlyList<CSharpExpression> Read(IReadOnlyList<ValueId> values) => [.. values.Select(Read)];

    /// <summary>Keeps the expression of a folded value until it is read.</summary>
    public void Keep(ValueId value, CSharpExpression expression) => _written[value] = expression;

    /// <summary>Keeps the operands of an operation, for <c>x += y</c>.</summary>
    public void KeepOperands(ValueId value, IReadOnlyList<CSharpExpression> operands) => _operands[value] = operands;

    /// <summary>The operands of an operation, as they were written.</summary>
    public IReadOnlyList<CSharpExpression>? OperandsOf(ValueId value) => _operands.TryGetValue(value, out var operands) ? operands : null;

    /// <summary>Notes a declaration; false if there was one already.</summary>
    public bool Declare(Variable variable) => !variable.IsParameter && _declared.Add(variable);

    /// <summary>Whether the variable still has to be declared.</summary>
    public bool NeedsDeclaration(Variable variable) => !variable.IsParameter && !_declared.Contains(variable);

    /// <summary>The source statement that belongs beside a derivative, shortened if it is very long.</summary>
    public string? StatementOf(int statement)
    {
        const int longest = 100;
        if (statement < 0)
        {
            return null;
        }

        var text = Function.Statements[statement].TrimEnd(';', ' ');
        return text.Length <= longest ? text : text.Substring(0, longest - 2).TrimEnd() + " …";
    }
}
