namespace Micrograd.Compiler.Ir;

/// <summary>Lists IR as text, for people and for tests. The same IR gives the same text; invalid IR can be listed too.</summary>
public static class TextPrinter
{
    /// <summary>Lists the main function and then its helpers.</summary>
    public static string Print(Module module) =>
        string.Join("\n", new[] { module.Main }.Concat(module.Helpers).Select(Print));

    /// <summary>Lists one function.</summary>
    public static string Print(Function function) => new FunctionPrinter(function).Print();

    /// <summary>The first line of an instruction as the listing of <paramref name="function"/> has it.</summary>
    internal static string Print(Function function, Instruction instruction) => new InstructionPrinter(new ValueNames(function), function).Line(instruction);
}
