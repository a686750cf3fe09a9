using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Methods of Array, Span and MemoryExtensions.
internal sealed partial class FunctionBinder
{
    /// <summary>Binds a call of a library method on arrays; null if it is not one that is known.</summary>
    private ValueId? BindArrayMethod(IInvocationOperation call, IMethodSymbol method)
    {
        var owner = method.ContainingType;
        var isArray = owner.SpecialType == SpecialType.System_Array;
        if (!isArray && !MemoryTypes.IsSpan(owner) && owner is not { Name: "MemoryExtensions", ContainingNamespace.Name: "System" })
        {
            return null;
        }

        // The receiver of an extension method is an argument.
        var operands = call.Instance is null ? call.Arguments.Select(argument => argument.Value) : call.Arguments.Select(argument => argument.Value).Prepend(call.Instance);
        var types = operands.Select(operand => MemoryOf(OfArray(operand))).ToArray();
        if (method.Name == "Empty" && isArray && MemoryOf(call) is { } empty)
        {
            return Allocate(empty, [Integer(0, IrType.Int32)]);
        }

        if (types.Length == 0 || types[0] is not { } type)
        {
            return null;
        }

        return (method.Name, types.Length) switch
        {
            ("GetLength" or "GetUpperBound" or "GetLowerBound", 2) when isArray => BindDimension(call, method.Name, type),
            ("AsSpan" or "Slice", <= 3) when IsRun(type) && MemoryOf(call) is { } span && IntegersFollow(method) => BindPart(call, span),
            ("AsSpan", 2) when IsRun(type) && MemoryOf(call) is { } span && call.Arguments[1].Value is IRangeOperation range => Retyped(Part(Bind(call.Arguments[0].Value), range), span, call),
            ("ToArray", 1) when IsRun(type) => Duplicate(ArrayArguments(call)[0], call),
            ("Clear", 1) when type.Form != ArrayForm.Jagged => Cleared(ArrayArguments(call), call),
            ("Clear", 3) when IsRun(type) => Cleared(ArrayArguments(call), call),
            ("Fill", 2 or 4) when IsRun(type) && type.Struct is null => Filled(ArrayArguments(call), call),
            ("CopyTo", 2) when AreRuns(type, types[1]) => Copied(call, from: 0, to: 1),
            ("CopyTo", 3) when AreRuns(type, types[1]) => Copied(call, from: 0, to: 1, at: 2),
            ("Copy", 3) when AreRuns(type, types[1]) => Copied(call, from: 0, to: 1, count: 2),
            ("Copy", 5) when AreRuns(type, types[2]) => Copied(call, from: 0, first: 1, to: 2, at: 3, count: 4),
            _ => null,
        };
    }

    private static bool IsRun(ArrayType? type) => type is { Rank: 1, Form: not ArrayForm.Jagged };

    private static bool AreRuns(ArrayType? a, ArrayType? b) => IsRun(a) && IsRun(b);

    /// <summary>An array as the source writes it, before C# makes a <c>System.Array</c> of it.</summary>
    private static IOperation OfArray(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Array } conversion ? conversion.Operand : operation;

    private static bool IntegersFollow(IMethodSymbol method) =>
        method.Parameters.Skip(method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0).All(parameter => parameter.Type.SpecialType == SpecialType.System_Int32);

    /// <summary>The receiver and the arguments by position, evaluated in the order of the source.</summary>
    private ValueId[] ArrayArguments(IInvocationOperation call)
    {
        var offset = call.Instance is null ? 0 : 1;
        var values = new ValueId[call.Arguments.Length + offset];
        if (call.Instance is { } receiver)
        {
            values[0] = Bind(receiver);
        }

        foreach (var argument in call.Arguments)
        {
            var value = Bind(OfArray(argument.Value));
            var isIndex = value != Poison && argument.Parameter!.Type.SpecialType == SpecialType.System_Int64;
            values[argument.Parameter!.Ordinal + offset] = isIndex ? ToInt32(value) : value;
        }

        return values;
    }

    private ValueId BindDimension(IInvocationOperation call, string name, ArrayType type)
    {
        var array = Bind(OfArray(call.Instance!));
        if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: int dimension } || dimension < 0 || dimension >= type.Rank)
        {
            Unsupported(call.Arguments[0].Syntax.GetLocation(), "A dimension that is not a constant of this array's", type.Rank == 1 ? "Write 0" : "Write 0 or 1");
            return Poison;
        }

        var length = name == "GetLowerBound" ? Integer(0, IrType.Int32) : Length(array, type.Rank == 1 ? -1 : dimension);
        return name == "GetUpperBound" ? Minus(length, Integer(1, IrType.Int32)) : length;
    }

    private ValueId BindPart(IInvocationOperation call, ArrayType span)
    {
        var values = ArrayArguments(call);
        return Part(values[0], span, [.. values.Skip(1)]);
    }

    /// <summary>The part of an array that <c>start, length</c> arguments mean.</summary>
    private ValueId Part(ValueId memory, ValueId? start, ValueId? length) =>
        memory == Poison || (start is null && length is null) ? memory : View(SpanOf(memory), memory, start, length);

    private ValueId Cleared(ValueId[] values, IInvocationOperation call)
    {
        var target = values.Length == 3 ? Part(values[0], values[1], values[2]) : values[0];
        if (target != Poison)
        {
            _arrays.Add(new MemoryUse(target, call.Syntax.GetLocation()));
            _builder.Emit(new Clear(target));
        }

        return Poison;
    }

    private ValueId Filled(ValueId[] values, IInvocationOperation call)
    {
        // Array.Fill(x, value, start, count)
        var target = values.Length == 4 ? Part(values[0], values[2], values[3]) : values[0];
        if (!values.Contains(Poison) && target != Poison)
        {
            _arrays.Add(new MemoryUse(target, call.Syntax.GetLocation()));
            ForEach(target, index => _builder.Emit(new Store(target, [index], values[1])));
        }

        return Poison;
    }

    /// <summary>Copies a run of elements. Within one array the runs may overlap: C# copies as if all were read first.</summary>
    /// <param name="call">The call.</param>
    /// <param name="from">Which argument is the source.</param>
    /// <param name="to">Which is the destination.</param>
    /// <param name="first">Which is the first index in the source; −1 for none.</param>
    /// <param name="at">Which is the first index in the destination; −1 for none.</param>
    /// <param name="count">Which says how many; −1 for none.</param>
    private ValueId Copied(IInvocationOperation call, int from, int to, int first = -1, int at = -1, int count = -1)
    {
        var values = ArrayArguments(call);
        ValueId? Argument(int position) => position < 0 ? null : values[position];
        var source = Part(values[from], Argument(first), Argument(count));
        var target = Part(values[to], Argument(at), at < 0 ? null : Argument(count));
        if (source == Poison || target == Poison)
        {
            return Poison;
        }

        if (!ElementOf(source).Equals(ElementOf(target)) || ((ArrayType)_builder[source].Type).Struct != ((ArrayType)_builder[target].Type).Struct)
        {
            Unsupported(call.Syntax.GetLocation(), $"A copy from '{_builder[source].Type.Name}' to '{_builder[target].Type.Name}'", "Convert the elements in a loop");
            return Poison;
        }

        _arrays.Add(new MemoryUse(target, call.Syntax.GetLocation()));
        _builder.Emit(new Copy(MayShareRoot(source, target) ? Duplicate(source, call) : source, target));
        return Poison;
    }

    /// <summary>A counted loop over the indices of one-dimensional memory, or those of one dimension.</summary>
    private void ForEach(ValueId memory, Action<ValueId> body, int dimension = -1)
    {
        var (start, end) = (Integer(0, IrType.Int32), Length(memory, dimension));
        var index = _builder.NewValue(IrType.Int32, dimension == 1 ? "j" : "i");
        var block = _builder.Block([], () =>
        {
            body(index);
            return new Yield([]);
        });
        _builder.Emit(new For([], index, start, OpCode.Less, end, 1, [], block));
    }
}
