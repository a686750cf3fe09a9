using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Builds IR as binding would, in the order of the C# beside it.</summary>
internal sealed class MethodBuilder(string name)
{
    private readonly List<ValueId> _parameters = [];
    private readonly List<ParameterSignature> _signatures = [];

    public FunctionBuilder Ir { get; } = new();

    public static readonly IrType Real = IrType.Double;

    public ValueId Parameter(string parameterName, ScalarType? type = null, bool isActive = true, string modifier = "", string? defaultText = null)
    {
        var value = Ir.NewValue(type ?? IrType.Double, parameterName);
        _parameters.Add(value);
        var property = char.ToUpperInvariant(parameterName[0]) + parameterName[1..];
        _signatures.Add(new(parameterName, type ?? IrType.Double, modifier, defaultText, isActive && (type ?? IrType.Double).IsReal, property == "Value" ? "DValue" : property));
        return value;
    }

    public void Statement(string text) => Ir.Statement = Ir.AddStatement(text);

    public ValueId Apply(OpCode op, params ValueId[] operands) => Named(null, op, operands);

    public ValueId Named(string? variable, OpCode op, params ValueId[] operands) =>
        Ir.Apply(op, op.IsComparison() ? IrType.Boolean : Ir[operands[0]].Type, operands.ToEquatableArray(), variable);

    public ValueId Add(ValueId a, ValueId b, string? variable = null) => Named(variable, OpCode.Add, a, b);

    public ValueId Subtract(ValueId a, ValueId b, string? variable = null) => Named(variable, OpCode.Subtract, a, b);

    public ValueId Multiply(ValueId a, ValueId b, string? variable = null) => Named(variable, OpCode.Multiply, a, b);

    public ValueId Divide(ValueId a, ValueId b, string? variable = null) => Named(variable, OpCode.Divide, a, b);

    public ValueId Constant(double value, string? variable = null, string? spelling = null)
    {
        var constant = Ir.Real(value, IrType.Double, spelling);
        Ir[constant] = Ir[constant] with { Name = variable };
        return constant;
    }

    public ValueId Integer(long value) => Ir.Integer(value, IrType.Int32);

    public ValueId ToReal(ValueId value) => Ir.Apply(OpCode.Convert, Real, [value]);

    public Block Block(Func<ValueId[]> body) => Ir.Block([], () => new Yield(body().ToEquatableArray()));

    public ValueId If(ValueId condition, string? variable, Func<ValueId> then, Func<ValueId> otherwise)
    {
        var statement = Ir.Statement;
        var (thenBlock, elseBlock) = (Block(() => [then()]), Block(() => [otherwise()]));
        var result = Ir.NewValue(Real, variable);
        Ir.Emit(new If([result], condition, thenBlock, elseBlock) { Statement = statement });
        return result;
    }

    /// <summary><c>for (var counter = start; counter &lt; end; counter++)</c> that carries the given variables.</summary>
    public ValueId[] For(string counter, ValueId start, ValueId end, (string Name, ValueId Initial)[] carried, Func<ValueId, ValueId[], ValueId[]> body)
    {
        var i = Ir.NewValue(IrType.Int32, counter);
        var parameters = carried.Select(item => Ir.NewValue(Ir[item.Initial].Type, item.Name)).ToArray();
        var statement = Ir.Statement;
        var block = Ir.Block(parameters.ToEquatableArray(), () => new Yield(body(i, parameters).ToEquatableArray()));
        var final = carried.Select(item => Ir.NewValue(Ir[item.Initial].Type, item.Name)).ToArray();
        Ir.Emit(new For(final.ToEquatableArray(), i, start, OpCode.Less, end, 1, carried.Select(item => item.Initial).ToEquatableArray(), block) { Statement = statement });
        return final;
    }

    public ValueId[] While((string Name, ValueId Initial)[] carried, Func<ValueId[], ValueId> condition, Func<ValueId[], ValueId[]> body, bool testsFirst = true)
    {
        ValueId[] New() => [.. carried.Select(item => Ir.NewValue(Ir[item.Initial].Type, item.Name))];
        var (tested, inside) = (New(), New());
        var test = Ir.Block(tested.ToEquatableArray(), () => new Yield([condition(tested)]));
        var block = Ir.Block(inside.ToEquatableArray(), () => new Yield(body(inside).ToEquatableArray()));
        var final = New();
        Ir.Emit(new While(final.ToEquatableArray(), carried.Select(item => item.Initial).ToEquatableArray(), test, block, testsFirst));
        return final;
    }

    public Function Function(Func<Terminator> body, params IrType[] resultTypes) =>
        Ir.Build(name, _parameters.ToEquatableArray(), (resultTypes.Length == 0 ? [Real] : resultTypes).ToEquatableArray(), Ir.Block([], body));

    public DifferentiableMethod Method(Func<ValueId> body, params Function[] helpers) =>
        Method(Function(() => new Yield([body()])), helpers);

    public DifferentiableMethod Method(Function function, params Function[] helpers) => new(
        new MethodSignature
        {
            Namespace = "Micrograd.Compiler.Tests.Emission",
            ContainingTypes = ["partial class Examples"],
            Accessibility = "public",
            IsStatic = true,
            IsReadOnly = false,
            Name = name,
            Stem = name,
            Parameters = _signatures.ToEquatableArray(),
            ReturnType = (ScalarType)function.ResultTypes[0],
            Kinds = DerivativeKinds.Gradient | DerivativeKinds.Trace | DerivativeKinds.Check,
            Cref = $"{name}({string.Join(", ", _signatures.Select(parameter => parameter.Modifier + parameter.Type.Name))})",
            HintName = $"Examples.{name}.g.cs",
            ShadowedNames = [],
            MemberNames = [],
        },
        new Module(function, helpers.ToEquatableArray()));
}
