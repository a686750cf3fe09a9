using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The parameter of a derivative that takes the adjoints of an array parameter.</summary>
internal static class ShadowParameter
{
    /// <summary>Makes it.</summary>
    public static ValueId Make(FunctionBuilder builder, ValueId parameter) =>
        builder.NewValue(Writable((ArrayType)builder[parameter].Type), builder[parameter].Name + "Gradient");

    /// <summary>The type that gradients of such a parameter have: spans for everything one-dimensional.</summary>
    public static ArrayType Writable(ArrayType type) =>
        type.Form is ArrayForm.Array or ArrayForm.ReadOnlySpan ? type with { Form = ArrayForm.Span } : type;

    /// <summary>Emits that every element is 0.</summary>
    public static void Clear(FunctionBuilder builder, ValueId shadow)
    {
        if (builder[shadow].Type is not ArrayType { Form: ArrayForm.Jagged } type)
        {
            builder.Emit(new Clear(shadow));
            return;
        }

        var rows = builder.NewValue(IrType.Int32);
        builder.Emit(new Length(rows, shadow, 0));
        var counter = builder.NewValue(IrType.Int32, "i");
        var body = builder.Block([], () =>
        {
            var row = builder.NewValue(type with { Form = ArrayForm.Array });
            builder.Emit(new Row(row, shadow, counter));
            builder.Emit(new Clear(row));
            return new Yield([]);
        });
        builder.Emit(new For([], counter, builder.Integer(0, IrType.Int32), OpCode.Less, rows, 1, [], body));
    }
}
