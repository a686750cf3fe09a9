using System.Collections.Immutable;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>A sum of <c>int</c>s under construction: what cancels is left out, and constants are added up.</summary>
internal sealed class IndexSum
{
    private readonly FunctionBuilder _builder;
    private readonly Definitions _definitions;
    private readonly ImmutableArray<(ValueId Value, bool IsSubtracted)> _terms;
    private readonly long _constant;

    /// <summary>Starts at 0.</summary>
    public IndexSum(FunctionBuilder builder, Definitions definitions)
        : this(builder, definitions, [], 0)
    {
    }

    private IndexSum(FunctionBuilder builder, Definitions definitions, ImmutableArray<(ValueId Value, bool IsSubtracted)> terms, long constant) =>
        (_builder, _definitions, _terms, _constant) = (builder, definitions, terms, constant);

    /// <summary>With a value added.</summary>
    public IndexSum Plus(ValueId value) => With(value, isSubtracted: false);

    /// <summary>With a value subtracted.</summary>
    public IndexSum Minus(ValueId value) => With(value, isSubtracted: true);

    /// <summary>With a number added.</summary>
    public IndexSum Plus(long number) => new(_builder, _definitions, _terms, _constant + number);

    /// <summary>Emits the sum.</summary>
    public ValueId Emit()
    {
        var terms = _terms.OrderBy(term => term.IsSubtracted).ToList();
        if (terms.Count == 0 || terms[0].IsSubtracted)
        {
            return terms.Aggregate(_builder.Integer((int)_constant, IrType.Int32), (sum, term) => Apply(OpCode.Subtract, sum, term.Value));
        }

        var total = terms.Skip(1).Aggregate(terms[0].Value, (sum, term) => Apply(term.IsSubtracted ? OpCode.Subtract : OpCode.Add, sum, term.Value));
        return _constant == 0 ? total : Apply(_constant > 0 ? OpCode.Add : OpCode.Subtract, total, _builder.Integer((int)Math.Abs(_constant), IrType.Int32));
    }

    private IndexSum With(ValueId value, bool isSubtracted)
    {
        if (_builder.IsConstant(value, out var constant))
        {
            return Plus(isSubtracted ? -constant.Bits : constant.Bits);
        }

        // Of n − 1 and i + 1 the numbers are added up too.
        if ((_builder.OperationOf(value) ?? _definitions[value]) is Apply { Op: OpCode.Add or OpCode.Subtract, Overflow: Overflow.Default } sum && _builder.IsConstant(sum.Operands[1], out var shift))
        {
            return With(sum.Operands[0], isSubtracted).Plus((sum.Op == OpCode.Add) != isSubtracted ? shift.Bits : -shift.Bits);
        }

        return _terms.Contains((value, !isSubtracted))
            ? new IndexSum(_builder, _definitions, _terms.Remove((value, !isSubtracted)), _constant)
            : new IndexSum(_builder, _definitions, _terms.Add((value, isSubtracted)), _constant);
    }

    private ValueId Apply(OpCode op, ValueId left, ValueId right) => _builder.Apply(op, IrType.Int32, [left, right]);
}
