using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Turns parameters that are memory into workspace of the function itself.</summary>
internal static class LocalMemory
{
    /// <summary>The function without those parameters.</summary>
    /// <param name="function">A derived function.</param>
    /// <param name="locals">Positions of parameters, each with the position of the parameter that is as long.</param>
    public static Function Make(Function function, IReadOnlyList<(int Local, int Like)> locals)
    {
        if (locals.Count == 0)
        {
            return function;
        }

        var builder = new FunctionBuilder(function) { Role = ValueRole.Derivative };
        var made = builder.Capture(() =>
        {
            foreach (var (local, like) in locals)
            {
                Allocate(builder, function.Parameters[local], function.Parameters[like]);
            }
        });
        var body = function.Body with { Instructions = [.. made, .. function.Body.Instructions.Items] };
        var parameters = function.Parameters.Items.Where((_, i) => !locals.Any(item => item.Local == i)).ToEquatableArray();
        var result = StructArrays.SplitOwn(builder.Build(function.Name, parameters, function.ResultTypes, body, function.UsesTape), isWorkspace: true);
        return result with { UsesTape = function.UsesTape || TapeUse.Is(result) };
    }

    private static void Allocate(FunctionBuilder builder, ValueId local, ValueId like)
    {
        var type = (MemoryType)builder[local].Type;
        var lengths = Enumerable.Range(0, type.Rank).Select(dimension =>
        {
            var length = builder.NewValue(IrType.Int32);
            builder.Emit(new Length(length, like, dimension));
            return length;
        }).ToEquatableArray();
        builder[local] = builder[local] with { Type = type is ArrayType { Struct: not null } || type.Rank > 1 ? type : new WorkspaceType(type.Element) };
        builder.Emit(new Allocate(local, lengths));
    }
}
