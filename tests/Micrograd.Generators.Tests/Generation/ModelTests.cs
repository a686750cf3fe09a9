using System.Reflection;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Generation;

public class ModelTests
{
    [Fact]
    public void No_type_of_the_model_stores_anything_of_Roslyn()
    {
        var types = Reachable(typeof(DifferentiableMethod));
        Assert.Contains(typeof(While), types);
        Assert.Contains(typeof(ParameterSignature), types);
        Assert.All(types, type => Assert.DoesNotContain("Microsoft.CodeAnalysis", type.FullName ?? type.Name));
    }

    [Fact]
    public void Every_type_of_the_model_compares_by_value() => Assert.All(
        Reachable(typeof(DifferentiableMethod)).Where(type => !type.IsArray && !type.IsAbstract),
        type => Assert.True(
            type.IsPrimitive || type.IsEnum || type == typeof(string) || Nullable.GetUnderlyingType(type) is not null || type.Namespace == "System.Collections.Immutable"
            || typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type),
            type + " does not compare by value."));

    [Fact]
    public void Binding_twice_gives_equal_models_with_equal_hashes()
    {
        const string Source = "[Differentiable] public static double F(double x, int n) { for (var i = 0; i < n; i++) { if (x > 3) { x = Math.Sin(x); } } return x; }";
        var (first, second) = (Bound.Members(Source), Bound.Members(Source));
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static HashSet<Type> Reachable(Type root)
    {
        var found = new HashSet<Type>();
        var pending = new Stack<Type>([root]);
        while (pending.Count > 0)
        {
            var type = pending.Pop();
            if (type.IsPrimitive || type == typeof(object) || !found.Add(type))
            {
                continue;
            }

            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                pending.Push(field.FieldType);
            }

            foreach (var derived in type.Assembly == root.Assembly ? type.Assembly.GetTypes().Where(candidate => type.IsAbstract && type.IsAssignableFrom(candidate)) : [])
            {
                pending.Push(derived);
            }

            foreach (var argument in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>())
            {
                pending.Push(argument);
            }
        }

        return found;
    }
}
