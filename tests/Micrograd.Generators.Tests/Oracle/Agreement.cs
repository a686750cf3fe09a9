using System.Reflection;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Binds a method, checks the IR, runs it beside the compiled C# and compares bit for bit; then does the same with the generated code.</summary>
internal static class Agreement
{
    /// <summary>Members of a static class, its method <c>F</c> called once per row of arguments.</summary>
    public static void Check(string members, params object?[][] rows) => CheckFile(Bound.InClass(members), false, rows);

    /// <summary>As <see cref="Check"/>, without generating code.</summary>
    public static void CheckBinding(string members, params object?[][] rows) => CheckFile(Bound.InClass(members), false, rows, generates: false);

    /// <summary>As <see cref="CheckBinding"/>, over a grid of arguments.</summary>
    public static void BindingOnGrid(string members, bool checkOverflow = false) => CheckFile(Bound.InClass(members), checkOverflow, [], generates: false);

    /// <summary>As <see cref="Check"/>, over a grid of arguments.</summary>
    public static void OnGrid(string members, bool checkOverflow = false) => CheckFile(Bound.InClass(members), checkOverflow);

    /// <summary>A whole file, over a grid of arguments unless <paramref name="rows"/> are given. An instance method is called on an object made by its parameterless constructor.</summary>
    public static void CheckFile(string source, bool checkOverflow, params object?[][] rows) => CheckFile(source, checkOverflow, rows, generates: true);

    private static void CheckFile(string source, bool checkOverflow, object?[][] rows, bool generates)
    {
        var compilation = Compilations.Create(checkOverflow, source).Valid();
        var method = Bound.Method(compilation);
        IrVerifier.Verify(method.Primal);
        var templates = new Templates(method);
        var bridge = new Bridge(method.Signature);
        using var loaded = new LoadedAssembly(compilation.AddSyntaxTrees(Compilations.Parse(templates.Source), Compilations.Parse(bridge.Source(isGenerated: false))).Valid());

        var type = GeneratedCode.TypeOf(loaded, compilation.Marked());
        var compiled = bridge.F(type);
        var instance = compiled.IsStatic ? null : Activator.CreateInstance(type);
        var options = new InterpreterOptions { CheckForOverflow = checkOverflow, Evaluate = templates.EvaluateIn(type, instance) };
        foreach (var row in GeneratedCode.Rows(rows, compiled))
        {
            var arguments = Arrays.Copies(row);
            var scalars = row.Select(Scalars.FromObject).ToArray();
            var expected = Outcome(() => Scalars.FromObject(compiled.Invoke(instance, arguments)));
            var actual = Outcome(() => Interpreter.Run(options, method.Primal, null, scalars).Single());
            Assert.True(
                Same(expected, actual),
                $"F({Arrays.Text(row)}): C# gives {expected}, the IR {actual}.\n{TextPrinter.Print(method.Primal)}");
            Assert.True(
                arguments.Zip(scalars, Arrays.Same).All(same => same),
                $"F({Arrays.Text(row)}): C# leaves {Arrays.Text(arguments)}, the IR {Arrays.Text(scalars)}.\n{TextPrinter.Print(method.Primal)}");
        }

        if (generates)
        {
            GeneratedCode.Check(compilation, rows);
        }
    }

    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (Exception wanted, InterpretedThrowException thrown) => thrown.Text.Contains(wanted.GetType().Name),

        // Array.Copy says of its bounds only that they are wrong.
        (ArgumentException, ArgumentException) => true,
        (Exception wanted, Exception thrown) => wanted.GetType() == thrown.GetType(),
        (Scalar wanted, Scalar found) => Scalars.Same(wanted, found),
        _ => false,
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
        catch (Exception exception) when (exception is InterpretedThrowException or ArithmeticException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            return exception;
        }
    }
}
