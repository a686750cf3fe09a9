using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Diagnostics;

/// <summary>Everything that can be said about a <c>[Differentiable]</c> method. Each message says what, why and what to do.</summary>
public static class Descriptors
{
    /// <summary>The category of every diagnostic.</summary>
    public const string Category = "Micrograd.Differentiation";

    private const string Pages = "https://github.com/micrograd/Micrograd.Generators/blob/main/docs/diagnostics/";

    /// <summary>MG0001: a type around the method is not partial.</summary>
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        "MG0001",
        "The type of a differentiable method must be partial",
        "Type '{0}' must be partial because derivatives of its methods are generated into it: write 'partial {1} {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0001.md");

    /// <summary>MG0002: a statement or expression that binding has no case for.</summary>
    public static readonly DiagnosticDescriptor Unsupported = new(
        "MG0002",
        "This statement or expression cannot be differentiated",
        "{0} cannot be differentiated. {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0002.md");

    /// <summary>MG0003: a type that values of differentiable code cannot have.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "MG0003",
        "Values of this type cannot be differentiated",
        "Type '{0}' cannot be used in differentiable code: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0003.md");

    /// <summary>MG0004: a call into code whose derivative is unknown.</summary>
    public static readonly DiagnosticDescriptor UnknownCallee = new(
        "MG0004",
        "The derivative of the called method is unknown",
        "The derivative of '{0}' is unknown: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0004.md");

    /// <summary>MG0005: there is nothing to differentiate, or nothing to differentiate by.</summary>
    public static readonly DiagnosticDescriptor NothingActive = new(
        "MG0005",
        "There is nothing to differentiate",
        "'{0}' has no derivative: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0005.md");

    /// <summary>MG0006: a generated member would clash.</summary>
    public static readonly DiagnosticDescriptor NameConflict = new(
        "MG0006",
        "A generated name conflicts",
        "The generated name '{0}' conflicts: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0006.md");

    /// <summary>MG0007: equality of values that the derivative flows through.</summary>
    public static readonly DiagnosticDescriptor EqualityOfActiveValues = new(
        "MG0007",
        "Equality of differentiated values",
        "'{0}' tests a differentiated value for exact equality: at the one point where it holds, the branch taken has another derivative than its surroundings. Compare with a tolerance, or with '<=' or '>='.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0007.md");

    /// <summary>MG0008: a kind of derivative that this version does not generate.</summary>
    public static readonly DiagnosticDescriptor KindNotAvailable = new(
        "MG0008",
        "This kind of derivative does not fit the method",
        "Derivatives.{0} cannot be generated for '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0008.md");

    /// <summary>MG0009: a derivative needs workspace, and the method forbids it.</summary>
    public static readonly DiagnosticDescriptor WorkspaceNeeded = new(
        "MG0009",
        "The derivative needs workspace, which the method forbids",
        "'{0}' needs workspace, which Allocation.None forbids: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0009.md");

    /// <summary>MG0101: a derivative approximated by a difference, where the exact one is generated.</summary>
    public static readonly DiagnosticDescriptor FiniteDifference = new(
        "MG0101",
        "A finite difference where the derivative is generated",
        "This difference approximates the derivative of '{0}' by '{1}', and loses half of the digits or more: '{2}' computes it exactly",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MG0101.md");

    /// <summary>MG0102: a step, whose derivative is zero.</summary>
    public static readonly DiagnosticDescriptor GradientStops = new(
        "MG0102",
        "The gradient stops here",
        "The gradient stops here: {0} is constant between its steps, so its derivative is 0. Where the gradient is to pass, compute with the number as it is.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Pages + "MG0102.md");

    /// <summary>MG0103: a function with a kink.</summary>
    public static readonly DiagnosticDescriptor KinkConvention = new(
        "MG0103",
        "A convention applies at a kink",
        "'{0}' has no derivative {1}; by convention {2}. If another one is wanted there, write the cases out with 'if'.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Pages + "MG0103.md");

    /// <summary>MG0104: a loop that the derivative runs backwards.</summary>
    public static readonly DiagnosticDescriptor LoopSaves = new(
        "MG0104",
        "This loop saves values for the derivative",
        "This loop saves {0} per iteration, because the derivative runs it backwards and needs the values again. A loop whose iterations only add to sums saves nothing.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Pages + "MG0104.md");

    /// <summary>MG0105: a call that remains a call in derived code.</summary>
    public static readonly DiagnosticDescriptor CallRemains = new(
        "MG0105",
        "This call is not inlined",
        "This call is not inlined, because '{0}' {1}: the derivative calls '{0}WithGradient'. Where that costs too much, {2}.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Pages + "MG0105.md");

    /// <summary>Everything, in order of the ids: problems from 1 on, suggestions and remarks from 101 on.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. typeof(Descriptors)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>What is wrong, and not only worth knowing.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Problems { get; } = [.. All.Where(descriptor => descriptor.DefaultSeverity != DiagnosticSeverity.Info)];
}
