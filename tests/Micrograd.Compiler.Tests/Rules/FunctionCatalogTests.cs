using System.Reflection;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

public class FunctionCatalogTests
{
    private static readonly ScalarType Rounding = new(ScalarKind.Int32, "System.MidpointRounding");

    private static readonly Dictionary<Type, ScalarType> Types = new()
    {
        [typeof(double)] = IrType.Double,
        [typeof(float)] = IrType.Single,
        [typeof(bool)] = IrType.Boolean,
        [typeof(MidpointRounding)] = Rounding,
        [typeof(sbyte)] = ScalarType.Predefined(ScalarKind.SByte),
        [typeof(byte)] = ScalarType.Predefined(ScalarKind.Byte),
        [typeof(short)] = ScalarType.Predefined(ScalarKind.Int16),
        [typeof(ushort)] = ScalarType.Predefined(ScalarKind.UInt16),
        [typeof(int)] = IrType.Int32,
        [typeof(uint)] = ScalarType.Predefined(ScalarKind.UInt32),
        [typeof(long)] = IrType.Int64,
        [typeof(ulong)] = ScalarType.Predefined(ScalarKind.UInt64),
    };

    /// <summary>Decided to be unsupported; whatever a later .NET brings fails the test below until it is decided.</summary>
    private static readonly string[] Unsupported =
        ["ConvertToInteger", "ConvertToIntegerNative", "CreateChecked", "CreateSaturating", "CreateTruncating", "Parse", "TryParse"];

    private static readonly double[] Interesting =
        [0, -0.0, 1, -2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.7, -1, 0.5, -0.5, 2, 3.5, 1e-310, -1e300, 1e17, Math.PI];

    [Fact]
    public void Every_floating_point_method_of_the_runtime_is_decided()
    {
        var undecided = Methods().Where(method => Find(method) is null).Select(method => $"{Owner(method)}: {method}");

        Assert.Empty(undecided);
        Assert.True(Methods().Count() >= 250);
    }

    [Fact]
    public void What_is_unsupported_is_so_on_purpose_and_says_what_to_write_instead()
    {
        var unsupported = Methods().Select(method => (method.Name, Entry: Find(method)!)).Where(found => !found.Entry.IsSupported).ToList();

        Assert.Equal(Unsupported, unsupported.Select(found => found.Name).Distinct().Order());
        Assert.All(unsupported, found => Assert.NotEmpty(found.Entry.Obstacle!));
        Assert.All(unsupported, found => Assert.Empty(found.Entry.Operations));
    }

    [Fact]
    public void The_operation_gives_the_bits_of_the_method()
    {
        foreach (var method in Methods().Where(method => Find(method)!.IsSupported))
        {
            foreach (var arguments in Arguments(method))
            {
                var expected = Outcome(() => Components(method.Invoke(null, arguments)!));
                var operations = Find(method)!.Operations;
                var actual = Outcome(() => [.. operations.Select(op => OneOperation.Value(op, [.. arguments.Select(ToScalar)]))]);

                Assert.True(
                    expected == actual,
                    $"{Owner(method)}.{method.Name}({string.Join(", ", arguments)}) is {expected}, {string.Join(", ", operations)} gives {actual}");
            }
        }
    }

    [Fact]
    public void Result_types_are_those_of_the_methods()
    {
        foreach (var method in Methods().Where(method => Find(method)!.IsSupported))
        {
            var component = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : method.ReturnType;

            Assert.Equal(Types[component], Find(method)!.ResultType);
        }
    }

    [Theory]
    [InlineData("Math", "Floor", true)]
    [InlineData("double", "IsNaN", true)]
    [InlineData("Math", "Sign", true)]
    [InlineData("double", "ILogB", true)]
    [InlineData("Math", "Sqrt", false)]
    [InlineData("double", "BitIncrement", false)]
    public void Zero_derivatives_are_told_apart(string type, string method, bool isZero) =>
        Assert.Equal(isZero, FunctionCatalog.Find(type, method, [IrType.Double])!.HasZeroDerivative);

    [Fact]
    public void Overloads_of_Round_are_told_apart()
    {
        Assert.Equal([OpCode.Round], Find(IrType.Double));
        Assert.Equal([OpCode.RoundDigits], Find(IrType.Double, IrType.Int32));
        Assert.Equal([OpCode.RoundMode], Find(IrType.Double, Rounding));
        Assert.Equal([OpCode.RoundDigitsMode], Find(IrType.Single, IrType.Int32, Rounding));

        static IReadOnlyList<OpCode> Find(params ScalarType[] parameters) => FunctionCatalog.Find("Math", "Round", parameters)!.Operations;
    }

    [Fact]
    public void Integer_methods_of_Math()
    {
        var word = IrType.Int32;

        Assert.Equal([OpCode.Max], FunctionCatalog.Find("Math", "Max", [word, word])!.Operations);
        Assert.Equal([OpCode.Divide, OpCode.Remainder], FunctionCatalog.Find("Math", "DivRem", [word, word])!.Operations);
        Assert.Equal([OpCode.Min], FunctionCatalog.Find("Math", "Min", [word, word])!.Operations);
        Assert.Equal([OpCode.Clamp], FunctionCatalog.Find("Math", "Clamp", [word, word, word])!.Operations);
        Assert.All(
            new[] { ScalarKind.SByte, ScalarKind.Int16, ScalarKind.Int32, ScalarKind.Int64 },
            kind => Assert.Equal([OpCode.Abs], FunctionCatalog.Find("Math", "Abs", [ScalarType.Predefined(kind)])!.Operations));
        Assert.True(FunctionCatalog.Find("Math", "Abs", [word])!.HasZeroDerivative);
        Assert.False(FunctionCatalog.Find("Math", "BigMul", [word, word])!.IsSupported);
        Assert.Null(FunctionCatalog.Find("Math", "Sqrt", [word]));
        Assert.Null(FunctionCatalog.Find("Math", "Sqrt", []));
        Assert.Null(FunctionCatalog.Find("Math", "Max", [new(ScalarKind.Opaque, "decimal"), new(ScalarKind.Opaque, "decimal")]));
        Assert.Null(FunctionCatalog.Find("Math", "DivRem", [word, word, new(ScalarKind.Opaque, "out int")]));
    }

    private static FunctionEntry? Find(MethodInfo method) => FunctionCatalog.Find(
        Owner(method),
        method.Name,
        [.. method.GetParameters().Select(parameter => Types.GetValueOrDefault(parameter.ParameterType, new ScalarType(ScalarKind.Opaque, parameter.ParameterType.Name)))]);

    private static string Owner(MethodInfo method) => method.DeclaringType switch
    {
        var type when type == typeof(double) => "double",
        var type when type == typeof(float) => "float",
        var type => type!.Name,
    };

    private static IEnumerable<MethodInfo> Methods() =>
        from type in new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where IsReal(method.ReturnType) || method.GetParameters().Any(parameter => IsReal(parameter.ParameterType))
        select method;

    private static bool IsReal(Type type) =>
        type == typeof(double) || type == typeof(float)
        || (type.IsByRef && IsReal(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsReal));

    /// <summary>All combinations of interesting arguments.</summary>
    private static IEnumerable<object[]> Arguments(MethodInfo method)
    {
        IEnumerable<object[]> combinations = [[]];
        foreach (var parameter in method.GetParameters())
        {
            combinations = combinations.SelectMany(head => Values(parameter.ParameterType, parameter.Position), (head, value) => (object[])[.. head, value]);
        }

        return combinations;
    }

    private static IEnumerable<object> Values(Type type, int position) =>
        type == typeof(double) ? Interesting.Cast<object>().Take(position == 2 ? 8 : Interesting.Length)
        : type == typeof(float) ? Interesting.Select(value => (object)(float)value).Take(position == 2 ? 8 : Interesting.Length)
        : type == typeof(int) ? [-3, -1, 0, 1, 2, 5]
        : Enum.GetValues<MidpointRounding>().Cast<object>();

    private static Scalar ToScalar(object value) => value switch
    {
        double x => x,
        float x => x,
        int x => x,
        bool x => x,
        _ => (int)(MidpointRounding)value,
    };

    private static Scalar[] Components(object value) => value switch
    {
        ValueTuple<double, double> (var a, var b) => [a, b],
        ValueTuple<float, float> (var a, var b) => [a, b],
        _ => [ToScalar(value)],
    };

    /// <summary>The values with their bits, or the exception's type.</summary>
    private static string Outcome(Func<Scalar[]> run)
    {
        try
        {
            return string.Join(", ", run().Select(value => $"{value} {value.Bits:x}"));
        }
        catch (Exception exception)
        {
            return (exception is TargetInvocationException { InnerException: { } inner } ? inner : exception).GetType().Name;
        }
    }
}
