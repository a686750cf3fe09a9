using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>One run: what its calls have in common.</summary>
internal sealed class Execution(Module module, InterpreterOptions options)
{
    private long _fuel = options.Fuel;

    /// <summary>The tape of the run.</summary>
    public Stack<Scalar?> Tape { get; } = new();

    public Arithmetic Arithmetic { get; } = new(options.CheckForOverflow);

    /// <summary>Shows the result of an operation to who asked for it.</summary>
    public Scalar Observed(Scalar result)
    {
        options.Observe?.Invoke(result);
        return result;
    }

    public Scalar[] Call(string callee, Scalar[] arguments) => Call(module[callee], arguments);

    public Scalar[] Call(Function function, Scalar[] arguments)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return new Frame(this, function).Run(arguments);
    }

    /// <summary>Pays for one step.</summary>
    public void Step(Function where)
    {
        if (--_fuel < 0)
        {
            throw new OutOfFuelException(where.Name);
        }
    }

    public Scalar Evaluate(Template template, IReadOnlyList<Scalar> holes)
    {
        var text = Text(template, index => "{" + index + "}");
        return options.Evaluate is { } evaluate
            ? evaluate(text, holes)
            : throw new NotSupportedException($"'{text}' is C# text; give {nameof(InterpreterOptions)}.{nameof(InterpreterOptions.Evaluate)} to say what it is.");
    }

    /// <summary>A template's text with its holes filled.</summary>
    public static string Text(Template template, Func<int, string> hole)
    {
        var text = new System.Text.StringBuilder(template.Parts[0]);
        for (var i = 0; i < template.Holes.Count; i++)
        {
            text.Append(hole(i)).Append(template.Parts[i + 1]);
        }

        return text.ToString();
    }
}
