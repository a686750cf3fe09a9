using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Vector2, Vector3 and Vector4 of System.Numerics, component by component. The formulas round as .NET's own do, bit for bit: tests compare them.
internal sealed partial class FunctionBinder
{
    private BoundValue BindVectorMethod(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.Parameters.Any(parameter => LayoutOf(parameter.Type) is null && ScalarTypes.Of(parameter.Type) != IrType.Single))
        {
            return UnknownVectorMember(call, method);
        }

        var operands = new BoundValue[method.Parameters.Length];
        var receiver = call.Instance is null ? null : BindValue(call.Instance);
        foreach (var argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = BindValue(argument.Value);
        }

        BoundValue[] values = receiver is null ? operands : [receiver, .. operands];
        return values.Any(value => value.Leaves.Contains(Poison)) || _state.Thrown is not null
            ? Failed(call.Type)
            : VectorFunction(method.Name, values, LayoutOf(call.Type)) ?? UnknownVectorMember(call, method);
    }

    private BoundValue? VectorFunction(string name, BoundValue[] v, StructLayout? layout)
    {
        var scalar = IrType.Single;
        switch (name, v.Length)
        {
            case ("Create", _) when layout is not null:
                return VectorOf(v, layout);
            case ("Add", 2):
                return Each(OpCode.Add, layout, v);
            case ("Subtract", 2):
                return Each(OpCode.Subtract, layout, v);
            case ("Multiply", 2):
                return Each(OpCode.Multiply, layout, v);
            case ("Divide", 2):
                return Each(OpCode.Divide, layout, v);
            case ("Negate", 1):
                return Each(OpCode.Negate, layout, v);
            case ("Abs", 1):
                return Each(OpCode.Abs, layout, v);
            case ("SquareRoot", 1):
                return Each(OpCode.Sqrt, layout, v);
            case ("Min", 2):
                return Each(OpCode.Min, layout, v);
            case ("Max", 2):
                return Each(OpCode.Max, layout, v);
            case ("Clamp", 3):
                return Each(OpCode.Min, layout, Each(OpCode.Max, layout, v[0], v[1]), v[2]);
            case ("Lerp", 3):
                return Each(OpCode.Lerp, layout, v);
            case ("Dot", 2):
                return Single(Dot(v[0], v[1]));
            case ("Cross", 2) when layout?.Leaves.Count == 3:
                return Cross(v[0].Leaves, v[1].Leaves, layout);
            case ("LengthSquared", 1):
                return Single(Dot(v[0], v[0]));
            case ("Length", 1):
                return Single(Apply(OpCode.Sqrt, scalar, [Dot(v[0], v[0])]));
            case ("Normalize", 1):
                return Each(OpCode.Divide, layout, v[0], VectorFunction("Length", v, null)!);
            case ("DistanceSquared", 2):
                return VectorFunction("LengthSquared", [Each(OpCode.Subtract, v[0].Layout, v)], null);
            case ("Distance", 2):
                return VectorFunction("Length", [Each(OpCode.Subtract, v[0].Layout, v)], null);
            default:
                return null;
        }
    }

    private BoundValue VectorOperator(IOperation operation, IMethodSymbol method, IReadOnlyList<BoundValue> operands)
    {
        OpCode? op = method.Name switch
        {
            "op_Addition" => OpCode.Add,
            "op_Subtraction" => OpCode.Subtract,
            "op_Multiply" => OpCode.Multiply,
            "op_Division" => OpCode.Divide,
            "op_UnaryNegation" => OpCode.Negate,
            _ => null,
        };
        return LayoutOf(method.ReturnType) is not { } layout ? UnknownVectorMember(operation, method)
            : method.Name == "op_UnaryPlus" ? operands[0]
            : op is { } known ? Each(known, layout, [.. operands])
            : UnknownVectorMember(operation, method);
    }

    /// <summary>An operation on each component; a number stands for a vector of it.</summary>
    private BoundValue Each(OpCode op, StructLayout? layout, params BoundValue[] operands) => new(layout,
    [
        .. layout!.Leaves.Select((_, i) => Apply(op, IrType.Single, operands.Select(operand => operand.Layout is null ? operand.Leaves[0] : operand.Leaves[i]).ToArray().ToEquatableArray())),
    ]);

    /// <summary>.NET adds in pairs, and zero for the components that a vector of four has more: −0 does not stay −0.</summary>
    private ValueId Dot(BoundValue a, BoundValue b)
    {
        var products = a.Leaves.Zip(b.Leaves, (x, y) => Apply(OpCode.Multiply, IrType.Single, [x, y])).ToList();
        var isSquare = a.Leaves.SequenceEqual(b.Leaves);
        var low = Sum(products[0], products[1]);
        return products.Count switch
        {
            2 => isSquare ? low : Sum(low, Number(0, IrType.Single)),
            3 => Sum(low, isSquare ? products[2] : Sum(products[2], Number(0, IrType.Single))),
            _ => Sum(low, Sum(products[2], products[3])),
        };
    }

    private ValueId Sum(ValueId a, ValueId b) => Apply(OpCode.Add, IrType.Single, [a, b]);

    private BoundValue Cross(IReadOnlyList<ValueId> a, IReadOnlyList<ValueId> b, StructLayout layout)
    {
        ValueId Minor(int i, int j) => Apply(
            OpCode.Subtract,
            IrType.Single,
            [Apply(OpCode.Multiply, IrType.Single, [a[i], b[j]]), Apply(OpCode.Multiply, IrType.Single, [a[j], b[i]])]);
        return new BoundValue(layout, [Minor(1, 2), Minor(2, 0), Minor(0, 1)]);
    }

    private BoundValue BindVectorCreation(IObjectCreationOperation creation, IMethodSymbol constructor, StructLayout layout)
    {
        if (constructor.Parameters.Length == 0)
        {
            return Zero(layout);
        }

        var parts = new BoundValue[creation.Arguments.Length];
        foreach (var argument in creation.Arguments)
        {
            if (LayoutOf(argument.Parameter!.Type) is null && ScalarOf(argument.Value) is null)
            {
                return UnknownVectorMember(creation, constructor);
            }

            parts[argument.Parameter.Ordinal] = BindValue(argument.Value);
        }

        return VectorOf(parts, layout) ?? UnknownVectorMember(creation, constructor);
    }

    /// <summary>The components one after another, or one number for all of them.</summary>
    private static BoundValue? VectorOf(IReadOnlyList<BoundValue> parts, StructLayout layout)
    {
        ValueId[] leaves = [.. parts.SelectMany(part => part.Leaves)];
        return leaves.Length == layout.Leaves.Count ? new BoundValue(layout, leaves)
            : leaves.Length == 1 ? new BoundValue(layout, [.. layout.Leaves.Select(_ => leaves[0])])
            : null;
    }

    /// <summary><c>Vector3.One</c>, <c>Vector3.UnitX</c>…</summary>
    private BoundValue BindVectorConstant(IMemberReferenceOperation member, StructLayout layout)
    {
        var name = member.Member.Name;
        Func<string, double>? component = name switch
        {
            "Zero" => _ => 0,
            "One" => _ => 1,
            _ when name.StartsWith("Unit", StringComparison.Ordinal) => axis => axis == name.Substring(4) ? 1 : 0,
            _ => null,
        };
        return component is not null && member.Member.IsStatic
            ? new BoundValue(layout, [.. layout.Fields.Select(field => Number(component(field.Name), IrType.Single))])
            : UnknownVectorMember(member, member.Member);
    }

    private BoundValue UnknownVectorMember(IOperation operation, ISymbol member)
    {
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name + "(…)" : member.ContainingType.Name + "." + member.Name;
        Unsupported(operation.Syntax.GetLocation(), $"'{name}'", "Write it out with the components of the vectors");
        return Failed(operation.Type);
    }
}
