using System.Reflection;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Runs the whole generator on a test method, compiles what comes out, and runs it beside the method.</summary>
internal static class GeneratedCode
{
    private const int MostChecks = 20;

    /// <summary>The value that <c>FWithGradient</c> returns is bit for bit F's, what F throws it throws, and <c>FCheck</c> passes at points without kinks.</summary>
    public static void Check(CSharpCompilation source, object?[][] rows)
    {
        var run = new GeneratorRun();
        var output = run.Run(source);
        var code = string.Join("\n", run.Files.Values);
        var warnings = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && !source.ContainsSyntaxTree(tree));
        Assert.True(!warnings.Any(), $"{string.Join("\n", warnings)}\n{code}");

        var bridge = new Bridge(Bound.Method(source).Signature);
        using var loaded = new LoadedAssembly((CSharpCompilation)output.AddSyntaxTrees(Compilations.Parse(bridge.Source(isGenerated: true))));
        var type = TypeOf(loaded, source.Marked());
        var method = bridge.F(type);
        var instance = method.IsStatic ? null : Activator.CreateInstance(type);
        var withGradient = bridge.WithGradient(type);
        foreach (var row in Rows(rows, method))
        {
            var (first, second) = (Arrays.Copies(row), Arrays.Copies(row));
            var expected = Outcome(() => method.Invoke(instance, first));
            var actual = Outcome(() => ValueOf(withGradient.Invoke(instance, [.. second, .. bridge.Buffers(row)])!));
            Assert.True(Same(expected, actual), $"F({Arrays.Text(row)}) is {expected}, and with its gradient {actual}.\n{code}");
            Assert.True(
                expected is Exception || first.Zip(second.Select(Scalars.FromObject), Arrays.Same).All(same => same),
                $"F({Arrays.Text(row)}) leaves {Arrays.Text(first)}, and its gradient {Arrays.Text(second)}.\n{code}");
        }

        // Differences of what is rounded to float are too coarse to compare with.
        if (!source.SyntaxTrees[0].ToString().Contains("float", StringComparison.OrdinalIgnoreCase))
        {
            CheckGradients(bridge.Check(type), method, instance, Rows(rows, method), code);
        }
    }

    /// <summary>The type around the marked method; a generic one at <c>int</c>.</summary>
    public static Type TypeOf(LoadedAssembly loaded, IMethodSymbol marked)
    {
        var type = loaded.Assembly.GetTypes().Single(candidate => candidate.Name == marked.ContainingType.MetadataName);
        return type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type;
    }

    /// <summary>The marked method itself.</summary>
    public static MethodInfo MarkedMethod(Type type) => type
        .GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .Single(method => method.Name == "F" && method.GetCustomAttributesData().Any(data => data.AttributeType == typeof(DifferentiableAttribute)));

    /// <summary>The rows given, or a grid over the parameters' types.</summary>
    public static IEnumerable<object?[]> Rows(object?[][] rows, MethodInfo method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType).ToArray();
        return rows.Length > 0 ? rows.Select(row => row.Zip(types, Fit).ToArray()) : Grid.Of(types);
    }

    /// <summary>The value of what the generated method returns: a record, or the value itself.</summary>
    private static object? ValueOf(object result) => result is double or float ? result : result.GetType().GetProperty("Value")!.GetValue(result);

    private static void CheckGradients(MethodInfo check, MethodInfo method, object? instance, IEnumerable<object?[]> rows, string code)
    {
        var random = new Random(5);
        foreach (var row in rows.Where((_, i) => i % 3 == 0).Take(MostChecks))
        {
            object?[] point = [.. row.Select(argument => argument is double ? random.NextDouble() * 6 - 2.5 : Arrays.Moved(argument, random))];
            if (Outcome(() => method.Invoke(instance, Arrays.Copies(point))) is not Exception)
            {
                var result = Assert.IsType<GradientCheck>(Outcome(() => check.Invoke(instance, point)));
                Assert.True(result.Passed, $"F({Arrays.Text(point)})\n{result}\n{code}");
            }
        }
    }

    private static object? Fit(object? argument, Type type) =>
        argument is null || type.IsInstanceOfType(argument) ? argument
        : type.IsEnum ? Enum.ToObject(type, argument)
        : Convert.ChangeType(argument, type);

    private static bool Same(object? expected, object? actual) => (expected, actual) switch
    {
        // Of bounds and lengths the library says in different words that they are wrong.
        (ArgumentException { ParamName: not null }, ArgumentException) or (OverflowException, OverflowException) => true,
        (Exception wanted, Exception thrown) => wanted.GetType() == thrown.GetType() && wanted.Message == thrown.Message,
        _ => Scalars.Same(Scalars.FromObject(expected), Scalars.FromObject(actual)),
    };

    private static object? Outcome(Func<object?> run)
    {
        try
        {
            return run();
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!;
        }
    }
}
