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

        using var loaded = new LoadedAssembly(output);
        var type = TypeOf(loaded, source.Marked());
        var method = MarkedMethod(type);
        var instance = method.IsStatic ? null : Activator.CreateInstance(type);
        var withGradient = Generated(type, "FWithGradient");
        foreach (var row in Rows(rows, method))
        {
            var expected = Outcome(() => method.Invoke(instance, row));
            var actual = Outcome(() => withGradient.Invoke(instance, row) is { } result ? result.GetType().GetProperty("Value")!.GetValue(result) : null);
            Assert.True(Same(expected, actual), $"F({string.Join(", ", row)}) is {expected}, and with its gradient {actual}.\n{code}");
        }

        // Differences of what is rounded to float are too coarse to compare with.
        if (!source.SyntaxTrees[0].ToString().Contains("float", StringComparison.OrdinalIgnoreCase))
        {
            CheckGradients(type, method, instance, Rows(rows, method), code);
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

    private static void CheckGradients(Type type, MethodInfo method, object? instance, IEnumerable<object?[]> rows, string code)
    {
        var check = Generated(type, "FCheck");
        var random = new Random(5);
        foreach (var row in rows.Where((_, i) => i % 3 == 0).Take(MostChecks))
        {
            object?[] point = [.. row.Select(argument => argument is double ? random.NextDouble() * 6 - 2.5 : argument)];
            if (Outcome(() => method.Invoke(instance, point)) is not Exception)
            {
                var result = Assert.IsType<GradientCheck>(Outcome(() => check.Invoke(instance, point)));
                Assert.True(result.Passed, $"F({string.Join(", ", point)})\n{result}\n{code}");
            }
        }
    }

    private static MethodInfo Generated(Type type, string name) =>
        type.GetMethod(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;

    private static object? Fit(object? argument, Type type) =>
        argument is null || type.IsInstanceOfType(argument) ? argument
        : type.IsEnum ? Enum.ToObject(type, argument)
        : Convert.ChangeType(argument, type);

    private static bool Same(object? expected, object? actual) => (expected, actual) switch
    {
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
