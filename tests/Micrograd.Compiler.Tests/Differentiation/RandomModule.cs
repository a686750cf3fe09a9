using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Differentiation;

/// <summary>Random well-formed modules: branches, counted and conditional loops, helpers, recursion. All operations are smooth and tame, so that central
/// differences are a fair judge away from branch boundaries.</summary>
internal sealed class RandomModule
{
    private readonly Random _random;
    private readonly List<Function> _helpers = [];
    private FunctionBuilder _builder = new();
    private int _names;

    private RandomModule(int seed) => _random = new Random(seed);

    /// <summary>A module whose main takes <c>double x, double y, int n</c> and yields a <c>double</c>.</summary>
    public static Module Create(int seed)
    {
        var random = new RandomModule(seed);
        for (var i = random._random.Next(3); i > 0; i--)
        {
            random._helpers.Add(random.Function("Helper" + i, size: 4, isRecursive: random._random.Next(3) == 0));
        }

        var main = random.Function("Main", size: 8, isRecursive: random._random.Next(6) == 0);
        return new Module(main, random._helpers.ToEquatableArray());
    }

    private Function Function(string name, int size, bool isRecursive)
    {
        _builder = new FunctionBuilder();
        ValueId x = _builder.NewValue(IrType.Double, "x"), y = _builder.NewValue(IrType.Double, "y"), n = _builder.NewValue(IrType.Int32, "n");
        var body = _builder.Block([], () =>
        {
            var result = isRecursive ? Recursive(name, x, y, n, size) : Straight([x, y], n, size);
            return new Yield([result]);
        });
        return _builder.Build(name, [x, y, n], [IrType.Double], body);
    }

    private ValueId Straight(List<ValueId> reals, ValueId n, int size)
    {
        Fill(reals, n, size, depth: 0);
        return _random.Next(3) == 0 ? Branch(reals, n, 1, depth: 2)[0] : Operation(reals);
    }

    private ValueId Recursive(string name, ValueId x, ValueId y, ValueId n, int size)
    {
        var result = _builder.NewValue(IrType.Double);
        var condition = _builder.Apply(OpCode.Greater, IrType.Boolean, [n, _builder.Integer(0, IrType.Int32)]);
        var then = _builder.Block([], () =>
        {
            List<ValueId> reals = [x, y];
            Fill(reals, n, size / 2, depth: 1);
            var next = _builder.Apply(OpCode.Subtract, IrType.Int32, [n, _builder.Integer(1, IrType.Int32)]);
            var inner = _builder.NewValue(IrType.Double, Name());
            _builder.Emit(new Call([inner], name, [Pick(reals), Pick(reals), next]));
            reals.Add(inner);
            return new Yield([Operation(reals)]);
        });
        _builder.Emit(new If([result], condition, then, _builder.Block([], () => new Yield([Operation([x, y])]))));
        return result;
    }

    private void Fill(List<ValueId> reals, ValueId n, int size, int depth)
    {
        for (var i = 0; i < size; i++)
        {
            _builder.Statement = _builder.AddStatement("statement " + i);
            switch (_random.Next(10))
            {
                case 0 when depth < 3:
                    reals.AddRange(Branch(reals, n, 1 + _random.Next(2), depth + 1));
                    break;
                case 1 when depth < 3:
                    reals.AddRange(Counted(reals, n, depth + 1));
                    break;
                case 2 when depth < 3:
                    reals.AddRange(Conditional(reals, n, depth + 1));
                    break;
                case 3 when _helpers.Count > 0:
                    var result = _builder.NewValue(IrType.Double, Name());
                    _builder.Emit(new Call([result], _helpers[_random.Next(_helpers.Count)].Name, [Pick(reals), Pick(reals), n]));
                    reals.Add(result);
                    break;
                default:
                    reals.Add(Operation(reals));
                    break;
            }
        }
    }

    private List<ValueId> Branch(List<ValueId> reals, ValueId n, int count, int depth)
    {
        var condition = _builder.Apply(OpCode.Less, IrType.Boolean, [Pick(reals), Pick(reals)]);
        var results = Enumerable.Range(0, count).Select(_ => _builder.NewValue(IrType.Double, Name())).ToList();
        _builder.Emit(new If(results.ToEquatableArray(), condition, Arm(), Arm()));
        return results;

        Block Arm() => _builder.Block([], () =>
        {
            List<ValueId> inner = [.. reals];
            Fill(inner, n, 1 + _random.Next(3), depth);
            return new Yield(results.Select(_ => Pick(inner)).ToEquatableArray());
        });
    }

    private List<ValueId> Counted(List<ValueId> reals, ValueId n, int depth)
    {
        var (comparison, step) = _random.Next(4) switch
        {
            0 => (OpCode.Less, 1L),
            1 => (OpCode.LessOrEqual, 2L),
            2 => (OpCode.Greater, -1L),
            _ => (OpCode.GreaterOrEqual, -3L),
        };
        var far = _random.Next(2) == 0 ? n : _builder.Integer(_random.Next(5), IrType.Int32);
        var near = _builder.Integer(_random.Next(2), IrType.Int32);
        var counter = _builder.NewValue(IrType.Int32, "i");
        var (initial, parameters, final) = Carried(reals);
        var body = _builder.Block(parameters, () =>
        {
            List<ValueId> inner = [.. reals, .. parameters.Items, _builder.Apply(OpCode.Convert, IrType.Double, [counter])];
            Fill(inner, n, 1 + _random.Next(3), depth);
            return new Yield(Next(inner, parameters));
        });
        _builder.Emit(new For(final, counter, step > 0 ? near : far, comparison, step > 0 ? far : near, step, initial, body));
        return [.. final.Items];
    }

    private List<ValueId> Conditional(List<ValueId> reals, ValueId n, int depth)
    {
        var limit = _builder.Integer(_random.Next(4), IrType.Int32);
        var (initial, parameters, final) = Carried(reals);
        var trips = _builder.NewValue(IrType.Int32, "k");
        var conditionParameters = parameters.Items.Append(trips)
            .Select(parameter => _builder.NewValue(_builder[parameter].Type, _builder[parameter].Name)).ToEquatableArray();
        var condition = _builder.Block(conditionParameters, () =>
        {
            var goesOn = _builder.Apply(OpCode.Less, IrType.Boolean, [conditionParameters[^1], limit]);
            var isSmall = _builder.Apply(OpCode.Less, IrType.Boolean, [conditionParameters[0], _builder.Real(0.8, IrType.Double)]);
            return new Yield([_builder.Apply(OpCode.And, IrType.Boolean, [goesOn, isSmall])]);
        });
        var body = _builder.Block([.. parameters.Items, trips], () =>
        {
            List<ValueId> inner = [.. reals, .. parameters.Items];
            Fill(inner, n, 1 + _random.Next(3), depth);
            var next = _builder.Apply(OpCode.Add, IrType.Int32, [trips, _builder.Integer(1, IrType.Int32)], "k");
            return new Yield([.. Next(inner, parameters).Items, next]);
        });
        var start = _builder.Integer(0, IrType.Int32);
        _builder.Emit(new While(
            [.. final.Items, _builder.NewValue(IrType.Int32, "k")], [.. initial.Items, start], condition, body, TestsFirst: _random.Next(3) > 0));
        return [.. final.Items];
    }

    private (EquatableArray<ValueId> Initial, EquatableArray<ValueId> Parameters, EquatableArray<ValueId> Final) Carried(List<ValueId> reals)
    {
        var initial = Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Pick(reals)).ToList();
        var names = initial.Select(_ => Name()).ToList();
        return (
            initial.ToEquatableArray(),
            names.Select(name => _builder.NewValue(IrType.Double, name)).ToEquatableArray(),
            names.Select(name => _builder.NewValue(IrType.Double, name)).ToEquatableArray());
    }

    /// <summary>Some carried variables are accumulators, some recurrences, some swap places or stay.</summary>
    private EquatableArray<ValueId> Next(List<ValueId> inner, EquatableArray<ValueId> parameters) => parameters.Items
        .Select(parameter => _random.Next(3) == 0
            ? _builder.Apply(OpCode.Add, IrType.Double, [parameter, Operation(inner)], _builder[parameter].Name)
            : Pick(inner))
        .ToEquatableArray();

    private ValueId Operation(List<ValueId> reals)
    {
        ValueId a = Pick(reals), b = Pick(reals);
        return _random.Next(9) switch
        {
            0 => Apply(OpCode.Add, a, b),
            1 => Apply(OpCode.Subtract, a, b),
            2 => Apply(OpCode.Multiply, Apply(OpCode.Tanh, a), Apply(OpCode.Sin, b)),
            3 => Apply(OpCode.Divide, a, Apply(OpCode.Add, Apply(OpCode.Sin, b), _builder.Real(2, IrType.Double))),
            4 => Apply(OpCode.Sin, Apply(OpCode.Multiply, a, b)),
            5 => Apply(OpCode.Exp, Apply(OpCode.Tanh, a)),
            6 => Apply(OpCode.Sqrt, Apply(OpCode.Add, Apply(OpCode.Multiply, a, a), _builder.Real(0.25, IrType.Double))),
            7 => Apply(OpCode.Multiply, Apply(OpCode.Cos, a), Apply(OpCode.Negate, b)),
            _ => Apply(OpCode.Tanh, Apply(OpCode.Multiply, Apply(OpCode.Multiply, a, b), _builder.Real(0.7, IrType.Double))),
        };
    }

    private ValueId Apply(OpCode op, params ValueId[] operands) => _builder.Apply(op, IrType.Double, operands.ToEquatableArray(), Name());

    private string? Name() => _random.Next(3) == 0 ? "v" + _names++ : null;

    private ValueId Pick(List<ValueId> reals) => reals[_random.Next(reals.Count)];
}
