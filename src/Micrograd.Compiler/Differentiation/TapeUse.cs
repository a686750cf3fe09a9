using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Whether a function takes anything from the tape.</summary>
internal static class TapeUse
{
    /// <summary>Whether the function itself pushes, pops, reserves, or makes an array that is workspace.</summary>
    public static bool Is(Function function) => function.Body.Descendants().Any(instruction =>
        instruction is Push or Pop or Reserve or PushAll or PopAll || (instruction is Allocate made && function.TypeOf(made.Result) is WorkspaceType));
}
