using System.Reflection;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Binds a method, checks the IR, runs it beside the compiled C# and compares bit for bit.</summary>
internal static class Agreement
{
    /// <summary>Members of a static class, its method <c>F</c> called once per row of arguments.</summary>
    public static void Check(string members, params object?[][] rows) => CheckFile(Bound.InClass(members), false, rows);

    /// <summary>As <see cref="Check"/>, over a grid of arguments.</summary>
    public static void OnGrid(string members, bool checkOverflow = false) => CheckFile(Bound.InClass(members), checkOverflow);

    /// <summary>A whole file, over a grid of arguments unless <paramref name="rows"/> are given. An instance method is called on an object made by its parameterless constructor.</summary>
    public static void CheckFile(string source, bool checkOverflow, params object?[][] rows)
    {
        var compilation = Compilations.Create(checkOverflow, source).Valid();
        var method = Bound.Method(compilation);
        IrVerifier.Verify(method.Primal);
        var templates = new Templates(method);
        using var loaded = new LoadedAssembly(compilation.AddSyntaxTrees(Compilations.Parse(templates.Source)).Valid());

        var symbol = compilation.Marked();
        var type = loaded.Assembly.GetTypes().Single(candidate => candidate.Name == symbol.ContainingType.MetadataName);
        type = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(int)) : type;
        var compiled = type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Single(candidate => candidate.Name == "F" && candidate.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(DifferentiableAttribute)));
        var instance = compiled.IsStatic ? null : Activator.CreateInstance(type);
        var options = new InterpreterOptions { CheckForOverflow = checkOverflow, Evaluate = templates.EvaluateIn(type, instance) };
        foreach (var row in rows.Length > 0 ? rows : Grid.Of([.. compiled.GetParameters().Select(parameter => parameter.ParameterType)]))
        {
            var arguments = row.Zip(compiled.GetParameters(), (argument, parameter) => Fit(argument, parameter.ParameterType)).ToArray();
            var expected = Outcome(() => Scalars.FromObject(compiled.Invoke(instance, arguments)));
            var actual = Outcome(() => Interpreter.Run(options, method.Primal, null, [.. arguments.Select(Scalars.FromObject)]).Single());
            Assert.True(
                Same(expected, actual),
                $"F({string.Join(", ", row)}): C# gives {expected}, the IR {actual}.\n{TextPrinter.Print(method.Primal)}");
        }
    }

    private static object? Fit(object? argument, Type type)
    {
        if (type.IsByRef)
        {
            type = type.GetElementType()!;
        }

        return argument is null || type.IsInstanceOfType(argument) ? argument
            : type.IsEnum ? Enum.ToObject(type, argument)
            : Convert.ChangeType(argument, type);
    }

    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (Exception wanted, InterpretedThrowException thrown) => thrown.Text.Contains(wanted.GetType().Name),
        (Exception wanted, Exception thrown) => wanted.GetType() == thrown.GetType(),
        _ => expected.Equals(actual),
    };

    private static object Outcome(Func<Scalar> run)
    {
        try
        {
            return run();
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!;
        }
        catch (Exception exception) when (exception is InterpretedThrowException or ArithmeticException or ArgumentException)
        {
            return exception;
        }
    }
}
