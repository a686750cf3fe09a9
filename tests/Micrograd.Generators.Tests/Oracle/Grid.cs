namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Arguments worth trying, by type: every combination, thinned out evenly where there are too many.</summary>
internal static class Grid
{
    private const int MostRows = 400;

    public static IEnumerable<object?[]> Of(IReadOnlyList<Type> types)
    {
        var choices = types.Select(Values).ToArray();
        var total = choices.Aggregate(1L, (product, values) => product * values.Length);
        var stride = Math.Max(1, total / MostRows);
        stride += stride % 2 == 0 ? 1 : 0;
        for (var index = 0L; index < total; index += stride)
        {
            var rest = index;
            var row = new object?[choices.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = choices[i][rest % choices[i].Length];
                rest /= choices[i].Length;
            }

            yield return row;
        }
    }

    /// <summary>A struct from the constructor that takes most.</summary>
    private static object Made(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Count(parameter => parameter.ParameterType.IsPrimitive))!
        .Invoke([.. new object[] { 1.5f, -2f, 0.5f, 3f }.Take(type.GetConstructors().Max(constructor => constructor.GetParameters().Count(parameter => parameter.ParameterType.IsPrimitive)))]);

    private static object?[] Values(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        return type switch
        {
            _ when type.IsEnum => [.. Enum.GetValues(type).Cast<object>(), Enum.ToObject(type, 77)],
            _ when type == typeof(double) => [-2.5, -1.0, -0.0, 0.0, 0.3, 1.0, 2.0, 3.7, 1e300, double.NaN, double.PositiveInfinity],
            _ when type == typeof(float) => [-2.5f, -0f, 0.3f, 1f, 3.7f, 1e30f, float.NaN],
            _ when type == typeof(bool) => [false, true],
            _ when type == typeof(char) => ['a', 'b', 'z', '0', ' '],
            _ when type == typeof(double[]) => [Array.Empty<double>(), new[] { 0.7 }, new[] { 1.5, -2.0 }, new[] { 0.3, -0.0, 2.5, double.NaN, -1.25, 4.0 }],
            _ when type == typeof(float[]) => [Array.Empty<float>(), new[] { 0.7f, -1.5f, 3f }],
            _ when type == typeof(int[]) => [Array.Empty<int>(), new[] { 0 }, new[] { 1, 0, 2, -1, 1 }],
            _ when type == typeof(long[]) => [Array.Empty<long>(), new[] { 3L, -1L }],
            _ when type == typeof(bool[]) => [Array.Empty<bool>(), new[] { true, false, true }],
            _ when type == typeof(double[,]) => [new double[0, 0], new double[,] { { 1.5, -2.0, 0.3 }, { 4.0, 0.25, -1.0 } }],
            _ when type == typeof(double[][]) => [Array.Empty<double[]>(), new double[][] { [1.5, -2.0, 0.3], [], [0.5] }],
            _ when type.IsValueType && !type.IsPrimitive => [Made(type)],
            _ when type == typeof(string) => ["call", "put", "", null],
            _ when type == typeof(uint) || type == typeof(ulong) || type == typeof(byte) || type == typeof(ushort) => [Convert.ChangeType(0, type), Convert.ChangeType(1, type), Convert.ChangeType(5, type), type.GetField("MaxValue")!.GetRawConstantValue()],
            _ => [Convert.ChangeType(-3, type), Convert.ChangeType(0, type), Convert.ChangeType(1, type), Convert.ChangeType(2, type), Convert.ChangeType(5, type), Convert.ChangeType(11, type)],
        };
    }
}
