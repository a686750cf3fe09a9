using Micrograd.Compiler.Emission.Members;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>The partial derivatives of straight-line functions, for the documentation.</summary>
internal static class GradientRemarks
{
    /// <summary>One line per parameter whose partial derivative can be said shortly, escaped for XML; empty where there is none.</summary>
    public static IReadOnlyList<string> Of(MethodSignature signature, Module gradient)
    {
        var main = gradient.Main;
        if (main.Body.End is not Yield || main.Body.Instructions.Any(instruction => instruction is not (Constant or Apply or External or Note)))
        {
            return [];
        }

        var expanded = new FormulaBuilder(main, keepsLocals: false).Results();
        var shorter = new FormulaBuilder(main, keepsLocals: true).Results();
        var active = signature.Parameters.Where(parameter => parameter.IsActive).ToList();
        return [.. active.Select((parameter, i) => (parameter.Name, Formula: expanded[i + 1] ?? shorter[i + 1]))
            .Where(line => line.Formula is not null)
            .Select(line => Headers.Escape($"∂/∂{line.Name} = {FormulaText.Open(line.Formula!)}"))];
    }
}
