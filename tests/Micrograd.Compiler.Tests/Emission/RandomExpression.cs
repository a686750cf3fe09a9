using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>A random function without control flow over parameters of every numeric type: grouping, conversions, literals, overflow.</summary>
internal sealed class RandomExpression
{
    public static readonly IReadOnlyList<ScalarType> Types =
    [
        IrType.Double, IrType.Single, IrType.Int32, IrType.Int64, IrType.Boolean, ScalarType.Predefined(ScalarKind.UInt32), ScalarType.Predefined(ScalarKind.Byte),
        ScalarType.Predefined(ScalarKind.Int16), ScalarType.Predefined(ScalarKind.UInt64), ScalarType.Predefined(ScalarKind.Char),
    ];

    private static readonly OpCode[] Arithmetic = [OpCode.Add, OpCode.Subtract, OpCode.Multiply, OpCode.Divide];
    private static readonly OpCode[] Functions = [OpCode.Sin, OpCode.Sqrt, OpCode.Abs, OpCode.ExpM1, OpCode.Floor, OpCode.Hypot, OpCode.Max, OpCode.Pow, OpCode.Atan2];
    private readonly Random _random;
    private readonly FunctionBuilder _builder = new();
    private readonly List<ValueId> _values = [];
    private readonly HashSet<ValueId> _constants = [];

    private readonly Overflow _against;

    private RandomExpression(int seed, Overflow against) => (_random, _against) = (new Random(seed), against);

    /// <summary>A function, some of whose operations are marked with <paramref name="against"/>, the opposite of the compilation's option.</summary>
    public static Function Create(int seed, Overflow against) => new RandomExpression(seed, against).Build("F" + seed);

    private Function Build(string name)
    {
        var parameters = Types.Select((type, i) => _builder.NewValue(type, "p" + i)).ToEquatableArray();
        _values.AddRange(parameters);
        ValueId result = default;
        var body = _builder.Block([], () =>
        {
            for (var i = 0; i < 12; i++)
            {
                result = Step();
                _values.Add(result);
                if (_random.Next(6) == 0)
                {
                    _builder[result] = _builder[result] with { Name = "v" + _random.Next(3) };
                }
            }

            return new Yield([result]);
        });
        return _builder.Build(name, parameters, [_builder[result].Type], body with { Instructions = Living(body) });
    }

    // What nothing uses is not written, so it does not throw either.
    private static EquatableArray<Instruction> Living(Block body)
    {
        var used = new HashSet<ValueId>(body.End.Operands());
        var living = new List<Instruction>();
        foreach (var instruction in body.Instructions.Reverse())
        {
            if (instruction.Results.Any(used.Contains))
            {
                used.UnionWith(instruction.Reads());
                living.Insert(0, instruction);
            }
        }

        return living.ToEquatableArray();
    }

    private ValueId Step()
    {
        var a = Recent();
        var type = (ScalarType)_builder[a].Type;
        switch (_random.Next(5))
        {
            case 0:
                return Convert(a, Types[_random.Next(Types.Count)]);
            case 1 when type.IsReal:
                var function = Functions[_random.Next(Functions.Length)];
                return _builder.Apply(function, type, function.Arity() == 1 ? [a] : [a, Operand(type)]);
            case 2 when type.Kind != ScalarKind.Boolean:
                var compared = Promoted(a);
                return _builder.Apply(_random.Next(2) == 0 ? OpCode.Less : OpCode.NotEqual, IrType.Boolean, [compared, Operand(_builder[compared].Type)]);
            case 3 when type.Kind is ScalarKind.Double or ScalarKind.Single or ScalarKind.Int32 or ScalarKind.Int64:
                return Emit(OpCode.Negate, [a]);
            case 4 when type.Kind != ScalarKind.Boolean && Types[_random.Next(4)] is var target:
                var converted = Convert(a, target);
                return _builder.Select(_random.Next(2) == 0 ? _values[4] : _builder.Apply(OpCode.Not, IrType.Boolean, [_values[4]]), target, () => converted, () => Operand(target));
            default:
                return type.Kind == ScalarKind.Boolean
                    ? _builder.Apply(_random.Next(2) == 0 ? OpCode.Or : OpCode.Xor, type, [a, _builder.Apply(OpCode.Not, type, [_values[4]])])
                    : Binary(Promoted(a));
        }
    }

    private ValueId Binary(ValueId a)
    {
        var type = (ScalarType)_builder[a].Type;
        if (type.IsInteger && _random.Next(3) == 0)
        {
            return _random.Next(2) == 0
                ? Emit(_random.Next(2) == 0 ? OpCode.ShiftLeft : OpCode.ShiftRight, [a, _builder.Integer(_random.Next(5), IrType.Int32)])
                : Emit(_random.Next(2) == 0 ? OpCode.And : OpCode.Xor, [a, Operand(type)]);
        }

        var op = Arithmetic[_random.Next(type.IsInteger ? 3 : 4)];
        var b = Operand(type);
        return _random.Next(2) == 0 || _constants.Contains(b) ? Emit(op, [a, b]) : Emit(op, [b, a]);
    }

    private ValueId Emit(OpCode op, EquatableArray<ValueId> operands)
    {
        var type = _builder[operands[0]].Type;
        var result = _builder.NewValue(type);
        var overflow = type is ScalarType { IsInteger: true } && _random.Next(4) == 0 ? _against : Overflow.Default;
        _builder.Emit(new Apply(result, op, operands) { Overflow = op.IsShift() || op is OpCode.And or OpCode.Xor ? Overflow.Default : overflow });
        return result;
    }

    private ValueId Promoted(ValueId a) =>
        ((ScalarType)_builder[a].Type).Kind is ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.Char ? Convert(a, IrType.Int32) : a;

    private ValueId Convert(ValueId a, ScalarType type) =>
        _builder[a].Type == type || ((ScalarType)_builder[a].Type).Kind == ScalarKind.Boolean || type.Kind == ScalarKind.Boolean ? a : _builder.Apply(OpCode.Convert, type, [a]);

    private ValueId Recent() => _values[_random.Next(3) == 0 ? _random.Next(_values.Count) : _values.Count - 1];

    private ValueId Operand(IrType type)
    {
        var scalar = (ScalarType)type;
        if (_random.Next(3) == 0 && scalar.Kind != ScalarKind.Boolean)
        {
            var constant = scalar.IsReal
                ? _builder.Real(new[] { 2.0, -1, 0.1, 1e-7, -0.0, 3e20, 7, double.NaN }[_random.Next(8)], type)
                : _builder.Integer(_random.Next(1, 100), type);
            _constants.Add(constant);
            return constant;
        }

        var candidates = _values.Where(value => _builder[value].Type == type).ToList();
        return candidates.Count > 0 && _random.Next(3) > 0 ? candidates[^1] : Convert(_values[_random.Next(4)], scalar);
    }
}
