using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Analyzers;

/// <summary>Where the derivative flows into a step, which stops it, or over a kink, where a convention applies.</summary>
internal static class ActivityRemarks
{
    /// <summary>Remarks on a bound module.</summary>
    public static IEnumerable<Diagnostic> On(Module module, IReadOnlyList<bool> activeParameters, SourceMap sources)
    {
        foreach (var entry in ModuleActivity.Of(module, activeParameters))
        {
            var function = module[entry.Key];
            foreach (var apply in function.Body.Descendants().OfType<Apply>().Where(apply => apply.Operands.Items.Any(entry.Value.IsActive)))
            {
                if (sources.Find(function, apply) is { } syntax && Remark(function, apply, syntax) is { } remark)
                {
                    yield return remark;
                }
            }
        }
    }

    private static Diagnostic? Remark(Function function, Apply apply, SyntaxNode syntax)
    {
        if (apply.Op == OpCode.Convert)
        {
            var type = function.TypeOf(apply.Result);
            return type.IsReal ? null : Diagnostic.Create(Descriptors.GradientStops, syntax.GetLocation(), $"the conversion to '{type.Name}'");
        }

        if (apply.Op is >= OpCode.Sign and <= OpCode.ILogB)
        {
            var callee = syntax is InvocationExpressionSyntax call ? call.Expression : syntax;
            return Diagnostic.Create(Descriptors.GradientStops, syntax.GetLocation(), $"'{StatementText.Of(callee)}'");
        }

        return ConventionOf(apply.Op) is var (place, convention)
            ? Diagnostic.Create(Descriptors.KinkConvention, syntax.GetLocation(), StatementText.Of(syntax), place, convention)
            : null;
    }

    /// <summary>The conventions of <c>docs/rules.md</c>.</summary>
    private static (string Place, string Convention)? ConventionOf(OpCode op) => op switch
    {
        OpCode.Abs => ("at 0", "it is 0 there"),
        >= OpCode.Max and <= OpCode.MinMagnitudeNumber => ("where the arguments are equal", "each of the two gets one half"),
        OpCode.Clamp or OpCode.ClampNaN or OpCode.ClampNative => ("at the bounds", "they count as inside"),
        OpCode.Hypot => ("at (0, 0)", "it is 0 there"),
        OpCode.CopySign => ("where a sign changes", "0 counts as positive and −0 as negative"),
        _ => null,
    };
}
