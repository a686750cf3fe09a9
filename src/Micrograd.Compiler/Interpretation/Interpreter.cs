using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>Runs IR directly, bit for bit as the C# made from it would. For tests and tools.</summary>
public static class Interpreter
{
    /// <summary>Runs a function that calls no other.</summary>
    public static Scalar[] Run(Function function, params Scalar[] arguments) => Run(new Module(function, []), null, arguments);

    /// <summary>Runs the main function of a module.</summary>
    public static Scalar[] Run(Module module, params Scalar[] arguments) => Run(module, null, arguments);

    /// <summary>Runs a function of a module.</summary>
    /// <param name="module">The code.</param>
    /// <param name="function">Its name; null for the main function.</param>
    /// <param name="arguments">One per parameter, of its type.</param>
    /// <returns>What its body yields.</returns>
    public static Scalar[] Run(Module module, string? function, params Scalar[] arguments) => Run(new InterpreterOptions(), module, function, arguments);

    /// <summary>Runs a function of a module with options.</summary>
    /// <exception cref="InterpretedThrowException">It throws.</exception>
    /// <exception cref="DivideByZeroException">An integer division by 0.</exception>
    /// <exception cref="OverflowException">Checked integer arithmetic left its range.</exception>
    /// <exception cref="OutOfFuelException">It took too many steps.</exception>
    /// <exception cref="ArgumentException">The arguments do not fit the parameters.</exception>
    public static Scalar[] Run(InterpreterOptions options, Module module, string? function, params Scalar[] arguments) =>
        new Execution(module, options).Call(function is null ? module.Main : module[function], arguments);
}
