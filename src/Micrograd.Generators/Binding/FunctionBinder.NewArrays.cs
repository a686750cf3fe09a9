using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Arrays made by the method itself.
internal sealed partial class FunctionBinder
{
    private ValueId Allocate(ArrayType type, EquatableArray<ValueId> lengths)
    {
        if (lengths.Items.Contains(Poison))
        {
            return Poison;
        }

        var result = _builder.NewValue(type);
        _builder.Emit(new Allocate(result, lengths));
        return result;
    }

    /// <summary><c>new double[n]</c>, <c>new double[n, m]</c>, <c>new[] { a, b }</c>.</summary>
    private ValueId NewArray(ArrayType type, IArrayCreationOperation creation)
    {
        if (type.Form == ArrayForm.Jagged)
        {
            Unsupported(
                creation.Syntax.GetLocation(),
                "An array of arrays made here",
                $"Use a two-dimensional array '{type.Element.Name}[,]', or pass the '{type.Name}' as a parameter");
            return Poison;
        }

        var result = Allocate(type, creation.DimensionSizes.Select(size => ToInt32(Bind(size))).ToArray().ToEquatableArray());
        if (creation.Initializer is { } initializer)
        {
            Fill(result, initializer, []);
        }

        return result;
    }

    private void Fill(ValueId array, IArrayInitializerOperation initializer, IReadOnlyList<ValueId> outer)
    {
        for (var i = 0; i < initializer.ElementValues.Length; i++)
        {
            ValueId[] indices = [.. outer, Integer(i, IrType.Int32)];
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner)
            {
                Fill(array, inner, indices);
            }
            else
            {
                Put(array, indices, initializer.ElementValues[i]);
            }
        }
    }

    /// <summary><c>[a, b]</c>, <c>[a, .. x]</c>.</summary>
    private ValueId NewArray(ArrayType type, IReadOnlyList<IOperation> elements, IOperation expression)
    {
        if (type.Form == ArrayForm.Jagged)
        {
            Unsupported(
                expression.Syntax.GetLocation(),
                "An array of arrays made here",
                $"Use a two-dimensional array '{type.Element.Name}[,]', or pass the '{type.Name}' as a parameter");
            return Poison;
        }

        var written = type.IsWritable ? type : type with { Form = ArrayForm.Span };
        var spreads = elements.OfType<ISpreadOperation>().ToList();
        if (spreads.Count > 0)
        {
            return Retyped(NewArrayWithSpreads(written, elements, spreads), type, expression);
        }

        var result = Allocate(written, [Integer(elements.Count, IrType.Int32)]);
        for (var i = 0; i < elements.Count; i++)
        {
            Put(result, [Integer(i, IrType.Int32)], elements[i]);
        }

        return Retyped(result, type, expression);
    }

    /// <summary>As C# does: everything up to the last spread is evaluated before the array is made, to know its length, and the rest when it is stored.</summary>
    private ValueId NewArrayWithSpreads(ArrayType type, IReadOnlyList<IOperation> elements, IReadOnlyList<ISpreadOperation> spreads)
    {
        if (spreads.FirstOrDefault(spread => MemoryOf(spread.Operand) is not { Rank: 1, Form: not ArrayForm.Jagged } source || !source.Element.Equals(type.Element)) is { } other)
        {
            Unsupported(other.Syntax.GetLocation(), "A spread of anything but an array or span of the same numbers", "Make the array with 'new' and fill it in a loop");
            return Poison;
        }

        var last = elements.ToList().LastIndexOf(spreads[spreads.Count - 1]);
        var known = elements.Take(last + 1).Select(element => Bind(element is ISpreadOperation spread ? spread.Operand : element)).ToList();
        if (known.Contains(Poison) || _state.Thrown is not null)
        {
            return Poison;
        }

        var length = Integer(elements.Count - spreads.Count, IrType.Int32);
        for (var i = 0; i <= last; i++)
        {
            length = elements[i] is ISpreadOperation ? Count(length, Length(known[i])) : length;
        }

        var result = Allocate(type, [length]);
        var at = Integer(0, IrType.Int32);
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            if (element is ISpreadOperation)
            {
                _builder.Emit(new Copy(known[i], i == 0 ? result : View(type with { Form = ArrayForm.Span }, result, at, null)));
                at = Count(at, Length(known[i]));
            }
            else
            {
                var value = i <= last ? known[i] : Bind(element);
                Store(new Place.Element(result, [at], type.Element, element.Syntax.GetLocation()), value);
                at = Count(at, Integer(1, IrType.Int32));
            }
        }

        return result;
    }

    /// <summary>The sum of two counts of elements; 0 + n is n.</summary>
    private ValueId Count(ValueId left, ValueId right) =>
        _builder.IsConstant(left, out var zero) && zero.Bits == 0 ? right
            : _builder.IsConstant(left, out var a) && _builder.IsConstant(right, out var b) ? Integer(a.Bits + b.Bits, IrType.Int32)
            : Apply(OpCode.Add, IrType.Int32, [left, right]);

    /// <summary><c>stackalloc double[n]</c>, for which Roslyn has no operation: its parts are the length, then the elements.</summary>
    private ValueId NewStackArray(ArrayType type, IOperation expression)
    {
        var parts = expression.ChildOperations.ToArray();
        var length = expression.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null } ? ToInt32(Bind(parts[0])) : Integer(parts.Length - 1, IrType.Int32);
        var result = Allocate(type with { Form = ArrayForm.Span }, [length]);
        for (var i = 1; i < parts.Length; i++)
        {
            Put(result, [Integer(i - 1, IrType.Int32)], parts[i]);
        }

        return Retyped(result, type, expression);
    }

    private void Put(ValueId array, ValueId[] indices, IOperation element)
    {
        var value = BindValue(element);
        if (array != Poison)
        {
            var place = new Place.Element(array, indices.ToEquatableArray(), ElementOf(array), element.Syntax.GetLocation());
            if (value.Layout is { } layout)
            {
                StoreStruct(new Place.Struct(place, layout, 0, layout.Leaves.Count), value);
            }
            else
            {
                Store(place, value.Leaves[0]);
            }
        }
    }

    /// <summary>A new array of the same elements: <c>x.ToArray()</c>, <c>x.Clone()</c>, <c>x[1..3]</c>.</summary>
    private ValueId Duplicate(ValueId source, IOperation expression)
    {
        if (source == Poison)
        {
            return Poison;
        }

        var type = (ArrayType)_builder[source].Type;
        switch (type.Form)
        {
            case ArrayForm.Jagged:
                Unsupported(expression.Syntax.GetLocation(), $"A copy of a '{type.Name}'", "Copy the rows, each with 'Clone'");
                return Poison;
            case ArrayForm.Matrix:
                return DuplicateMatrix(source, type);
        }

        var copy = Allocate(type with { Form = ArrayForm.Array }, [Length(source)]);
        _builder.Emit(new Copy(source, copy));
        return copy;
    }

    private ValueId DuplicateMatrix(ValueId source, ArrayType type)
    {
        var copy = Allocate(type, [Length(source, 0), Length(source, 1)]);
        ForEach(source, row => ForEach(source, column =>
        {
            var element = _builder.NewValue(type.Element);
            _builder.Emit(new Load(element, source, [row, column]));
            _builder.Emit(new Store(copy, [row, column], element));
        }, dimension: 1), dimension: 0);
        return copy;
    }
}
