using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Elements of arrays and spans, their lengths and parts.
internal sealed partial class FunctionBinder
{
    /// <summary>Whether it is an element of an array or span: <c>x[i]</c>, <c>m[i, j]</c>, <c>x[^1]</c>.</summary>
    private bool IsElement(IOperation expression) => expression switch
    {
        IArrayElementReferenceOperation element => MemoryOf(element.ArrayReference) is not null,
        IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } instance } => MemoryOf(instance) is not null,
        IImplicitIndexerReferenceOperation element => MemoryOf(element.Instance) is not null,
        _ => false,
    };

    /// <summary>Where an element is: handle and indices are evaluated once, in this order. Null if something in it was reported.</summary>
    private Place.Element? ElementAt(IOperation expression)
    {
        var (instance, arguments) = expression switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
            IPropertyReferenceOperation element => (element.Instance!, [element.Arguments[0].Value]),
            _ => (((IImplicitIndexerReferenceOperation)expression).Instance, [((IImplicitIndexerReferenceOperation)expression).Argument]),
        };
        var memory = Bind(instance);
        var indices = arguments.Select(argument => Index(argument, memory)).ToArray();
        return memory == Poison || indices.Contains(Poison) || _state.Thrown is not null
            ? null
            : new Place.Element(memory, indices.ToEquatableArray(), ElementOf(memory), expression.Syntax.GetLocation());
    }

    private ValueId Load(Place.Element place)
    {
        var result = _builder.NewValue(place.ElementType);
        _builder.Emit(new Load(result, place.Memory, place.Indices));
        return result;
    }

    private void Store(Place.Element place, ValueId value)
    {
        if (value != Poison && _state.Thrown is null)
        {
            _arrays.Add(new MemoryUse(place.Memory, place.Location));
            _builder.Emit(new Store(place.Memory, place.Indices, value));
        }
    }

    /// <summary>An index as an <c>int</c>; <c>^k</c> counts from the end.</summary>
    private ValueId Index(IOperation index, ValueId memory)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                var distance = Bind(fromEnd.Operand);
                return memory == Poison ? Poison : Minus(Length(memory), distance);
            case IConversionOperation { IsImplicit: true, OperatorMethod.ContainingType.Name: "Index" } conversion:
                return Index(conversion.Operand, memory);
        }

        if (ScalarOf(index) is { IsInteger: true })
        {
            return ToInt32(Bind(index));
        }

        Unsupported(index.Syntax.GetLocation(), "An index of this type", "Use an 'int', or write '^' before it where it is used");
        return Poison;
    }

    /// <summary>Indices and lengths of other integer types; one that is no <c>int</c> is outside of any array.</summary>
    private ValueId ToInt32(ValueId value) => Convert(value, IrType.Int32, OverflowOf(isChecked: true));

    private ValueId Minus(ValueId left, ValueId right) => Apply(OpCode.Subtract, IrType.Int32, [left, right], OverflowOf(isChecked: false));

    private ValueId Plus(ValueId left, ValueId right) => Apply(OpCode.Add, IrType.Int32, [left, right], OverflowOf(isChecked: false));

    /// <summary>How many elements; −1 as the dimension stands for all of them.</summary>
    private ValueId Length(ValueId memory, int dimension = -1)
    {
        if (memory == Poison)
        {
            return Poison;
        }

        var result = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(result, memory, dimension));
        return result;
    }

    /// <summary><c>x.Length</c> and <c>x.IsEmpty</c>; null for other members.</summary>
    private ValueId? BindLength(IPropertyReferenceOperation property)
    {
        if (property is not { Arguments.Length: 0, Instance: { } instance } || MemoryOf(instance) is not { } type)
        {
            return null;
        }

        switch (property.Property.Name)
        {
            case "Length":
                return Length(Bind(instance));
            case "IsEmpty":
                return Apply(OpCode.Equal, IrType.Boolean, [Length(Bind(instance)), Integer(0, IrType.Int32)]);
            case "Rank":
                return Integer(type.Rank, IrType.Int32);
            default:
                Bind(instance);
                Unsupported(property.Syntax.GetLocation(), $"'{property.Property.Name}' of an array", "Use 'Length' or 'GetLength'");
                return Poison;
        }
    }

    /// <summary><c>x[a..b]</c> of one-dimensional memory, as a span over it.</summary>
    private ValueId Part(ValueId source, IRangeOperation range)
    {
        var start = range.LeftOperand is null ? (ValueId?)null : Index(range.LeftOperand, source);
        var end = range.RightOperand is null ? (ValueId?)null : Index(range.RightOperand, source);
        return source == Poison ? Poison : View(SpanOf(source), source, start, start is { } first && end is { } last ? Minus(last, first) : end);
    }

    /// <summary><c>x.AsSpan(start, length)</c> and its kin: bounds are none, the start, or both.</summary>
    private ValueId Part(ValueId source, ArrayType type, IReadOnlyList<ValueId> bounds) =>
        View(type, source, bounds.Count > 0 ? bounds[0] : null, bounds.Count > 1 ? bounds[1] : null);

    private ValueId View(ArrayType type, ValueId source, ValueId? start, ValueId? length)
    {
        if (source == Poison || start == Poison || length == Poison)
        {
            return Poison;
        }

        var result = _builder.NewValue(type);
        _builder.Emit(new Slice(result, source, start, length));
        _sources.Add(result, source);
        return result;
    }

    /// <summary>Whether two handles may mean parts of one array. What a helper returns may be a part of any.</summary>
    private bool MayShareRoot(ValueId a, ValueId b) => RootOf(a) is not { } x || RootOf(b) is not { } y || x == y;

    private ValueId? RootOf(ValueId memory)
    {
        while (_sources.TryGetValue(memory, out var source))
        {
            if (source is null)
            {
                return null;
            }

            memory = source.Value;
        }

        return memory;
    }

    private ArrayType SpanOf(ValueId memory) =>
        (ArrayType)_builder[memory].Type is var type && type.IsWritable ? type with { Form = ArrayForm.Span } : type;
}
