using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Makes a loop count its iterations, where nothing else tells how many there were.</summary>
internal static class TripCount
{
    /// <summary>Adds the count to <paramref name="loop"/>.</summary>
    /// <returns>The counting loop, the constant it starts from, and the count after it.</returns>
    public static (While Loop, Instruction Zero, ValueId Trips) Add(While loop, FunctionBuilder builder)
    {
        const string Name = "trips";
        var role = builder.Role;
        builder.Role = ValueRole.Primal;
        ValueId initial = default, next = default;
        var zero = builder.Capture(() => initial = builder.Integer(0, IrType.Int64));
        var inBody = builder.NewValue(IrType.Int64, Name);
        var increment = builder.Capture(() =>
            next = builder.Apply(OpCode.Add, IrType.Int64, [inBody, builder.Integer(1, IrType.Int64)], Name));
        var final = builder.NewValue(IrType.Int64, Name);
        var end = (Yield)loop.Body.End;
        var counting = loop with
        {
            Final = [.. loop.Final.Items, final],
            Initial = [.. loop.Initial.Items, initial],
            Condition = loop.Condition with { Parameters = [.. loop.Condition.Parameters.Items, builder.NewValue(IrType.Int64, Name)] },
            Body = new Block(
                [.. loop.Body.Parameters.Items, inBody],
                [.. loop.Body.Instructions.Items, .. increment],
                end with { Values = [.. end.Values.Items, next] }),
        };
        builder.Role = role;
        return (counting, zero[0], final);
    }
}
