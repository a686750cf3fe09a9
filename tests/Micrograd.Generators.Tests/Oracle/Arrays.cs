using System.Globalization;
using System.Reflection;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Arrays of test arguments: copied before each call, compared after it.</summary>
internal static class Arrays
{
    /// <summary>The arguments with each array copied, rows of arrays too.</summary>
    public static object?[] Copies(IEnumerable<object?> arguments) => [.. arguments.Select(Copy)];

    /// <summary>An array as the interpreter holds it.</summary>
    public static Memory ToMemory(Array array)
    {
        if (array.GetType().GetElementType()!.IsArray)
        {
            return Memory.Of([.. array.Cast<Array>().Select(ToMemory)]);
        }

        if (array.GetType().GetElementType() is { IsValueType: true, IsPrimitive: false, IsEnum: false } type)
        {
            return OfStructs(array, type);
        }

        var elements = array.Cast<object>().Select(Scalars.FromObject).ToArray();
        var lengths = Enumerable.Range(0, array.Rank).Select(array.GetLength).ToArray();
        var memory = Memory.Zeros(Scalars.FromObject(Activator.CreateInstance(array.GetType().GetElementType()!)).Kind, lengths);
        for (var i = 0; i < elements.Length; i++)
        {
            memory[lengths.Length == 1 ? [i] : [i / lengths[1], i % lengths[1]]] = elements[i];
        }

        return memory;
    }

    private static Memory OfStructs(Array array, Type type)
    {
        var kinds = Flat(Activator.CreateInstance(type)!).Select(scalar => scalar.Kind).ToArray();
        var memory = Memory.Zeros(kinds, array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            foreach (var (scalar, leaf) in Flat(array.GetValue(i)!).Select((scalar, leaf) => (scalar, leaf)))
            {
                memory[[i, leaf]] = scalar;
            }
        }

        return memory;

        // Fields in order of declaration.
        static IEnumerable<Scalar> Flat(object value) => value.GetType() is { IsPrimitive: true } or { IsEnum: true }
            ? [Scalars.FromObject(value)]
            : value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken).SelectMany(field => Flat(field.GetValue(value)!));
    }

    /// <summary>Arrays of reals at another point, where there are no kinks; anything else as it is.</summary>
    public static object? Moved(object? argument, Random random)
    {
        double Next() => random.NextDouble() * 6 - 2.5;
        switch (Copy(argument))
        {
            case double[] run:
                return Array.ConvertAll(run, _ => Next());
            case double[][] rows:
                return Array.ConvertAll(rows, row => Array.ConvertAll(row, _ => Next()));
            case double[,] matrix:
                for (var i = 0; i < matrix.Length; i++)
                {
                    matrix[i / matrix.GetLength(1), i % matrix.GetLength(1)] = Next();
                }

                return matrix;
            case var other:
                return other;
        }
    }

    /// <summary>An array of the same shape that holds numbers nobody wants; null for null.</summary>
    public static Array? FilledLike(object? array)
    {
        var copy = (Array?)Copy(array);
        switch (copy)
        {
            case double[] run:
                Array.Fill(run, double.NaN);
                break;
            case float[] run:
                Array.Fill(run, float.NaN);
                break;
            case double[][] rows:
                Array.ForEach(rows, row => Array.Fill(row, double.NaN));
                break;
        }

        return copy;
    }

    /// <summary>A C# array as the interpreter's.</summary>
    public static Array FromMemory(Memory memory, Type type)
    {
        var element = type.GetElementType()!;
        var elements = memory.Elements.ToArray();
        var array = Array.CreateInstance(element, [.. memory.Lengths]);
        for (var i = 0; i < elements.Length; i++)
        {
            array.SetValue(Scalars.ToObject(elements[i], element), array.Rank == 1 ? new[] { i } : [i / memory.Lengths[1], i % memory.Lengths[1]]);
        }

        return array;
    }

    /// <summary>Whether an array holds what the interpreter's holds; true for what is no array.</summary>
    public static bool Same(object? argument, Scalar scalar) => argument is not Array array || Flat(array).SequenceEqual(Flat(scalar), new Comparer());

    /// <summary>The arguments for a message.</summary>
    public static string Text(IEnumerable<object?> arguments) => string.Join(", ", arguments.Select(argument => argument is Array array
        ? $"[{Text(array.Cast<object?>())}]"
        : Convert.ToString(argument, CultureInfo.InvariantCulture)));

    /// <summary>The arguments of the interpreter for a message.</summary>
    public static string Text(IEnumerable<Scalar> arguments) => string.Join(", ", arguments.Select(argument => argument.Object is Memory
        ? $"[{string.Join(", ", Flat(argument))}]"
        : argument.ToString()));

    private static object? Copy(object? argument) => argument switch
    {
        double[][] rows => rows.Select(row => (double[])row.Clone()).ToArray(),
        Array array => array.Clone(),
        _ => argument,
    };

    private static IEnumerable<Scalar> Flat(Array array) =>
        array.Cast<object>().SelectMany(element => element is Array row ? Flat(row) : [Scalars.FromObject(element)]);

    private static IEnumerable<Scalar> Flat(Scalar scalar) =>
        scalar.Object is Memory memory ? memory.Elements.SelectMany(element => element.Object is Memory ? Flat(element) : [element]) : [scalar];

    private sealed class Comparer : IEqualityComparer<Scalar>
    {
        public bool Equals(Scalar a, Scalar b) => Scalars.Same(a, b);

        public int GetHashCode(Scalar scalar) => 0;
    }
}
