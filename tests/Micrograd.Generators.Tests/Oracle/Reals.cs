using System.Reflection;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>The reals in a value of any type: itself, or the fields of a struct, in order of declaration.</summary>
internal static class Reals
{
    public static IEnumerable<double> Of(object? value) => value switch
    {
        double number => [number],
        float number => [number],
        null => [],
        _ when value.GetType().IsPrimitive => [],
        _ => Fields(value.GetType()).SelectMany(field => Of(field.GetValue(value))),
    };

    /// <summary>A value of a type from its reals; integers in it are <paramref name="whole"/>.</summary>
    public static object Make(Type type, Queue<double> reals, int whole)
    {
        if (type == typeof(double))
        {
            return reals.Dequeue();
        }

        if (type == typeof(float))
        {
            return (float)reals.Dequeue();
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(whole, type);
        }

        var made = Activator.CreateInstance(type)!;
        foreach (var field in Fields(type))
        {
            field.SetValue(made, Make(field.FieldType, reals, whole));
        }

        return made;
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);
}
