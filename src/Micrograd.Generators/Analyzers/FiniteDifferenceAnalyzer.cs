using System.Collections.Immutable;
using Micrograd.Compiler.Emission;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Analyzers;

/// <summary>Points at derivatives approximated by differences of a method whose exact gradient is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FiniteDifferenceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Property of the diagnostic: the generated method that computes the gradient. Absent where it cannot stand in the place of the difference.</summary>
    public const string Method = nameof(Method);

    /// <summary>Property of the diagnostic: the partial derivative among its results.</summary>
    public const string Property = nameof(Property);

    /// <summary>Property of the diagnostic: the parameter that is varied.</summary>
    public const string Parameter = nameof(Parameter);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FiniteDifference];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Binary);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var division = (IBinaryOperation)context.Operation;
        if (FiniteDifference.Of(division) is not { } difference
            || difference.Call.TargetMethod is var method && Attributes.Find(method) is not { } mark
            || !SignatureBuilder.Kinds(mark, method).HasFlag(DerivativeKinds.Gradient)
            || !SignatureBuilder.IsActive(difference.Parameter.OriginalDefinition)
            || IsDifferentiated(context.ContainingSymbol))
        {
            return;
        }

        var stem = GeneratedNames.Stem(method, mark);
        var (gradient, property) = (stem + "WithGradient", GeneratedNames.Property(difference.Parameter.Name, stem));
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (CanStandFor(division, method, difference.Parameter))
        {
            properties = properties.Add(Method, gradient).Add(Property, property).Add(Parameter, difference.Parameter.Name);
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FiniteDifference,
            division.Syntax.GetLocation(),
            [difference.Call.Syntax.GetLocation(), difference.X.Syntax.GetLocation()],
            properties,
            method.Name,
            difference.Parameter.Name,
            $"{gradient}(…).{property}"));
    }

    /// <summary>Generated members are not seen while others are generated: a differentiable method cannot call them.</summary>
    private static bool IsDifferentiated(ISymbol symbol) => symbol is IMethodSymbol && Attributes.Find(symbol) is not null;

    /// <summary>Whether the generated method takes F's arguments and no more, and its partial derivative fits where the difference stands.</summary>
    private static bool CanStandFor(IBinaryOperation division, IMethodSymbol method, IParameterSymbol parameter) =>
        !method.IsExtensionMethod
        && method.Parameters.All(other => MemoryTypes.Of(other.Type) is null || !SignatureBuilder.IsActive(other.OriginalDefinition))
        && (SymbolEqualityComparer.Default.Equals(division.Type, parameter.Type)
            || (division.Type?.SpecialType, parameter.Type.SpecialType) is (SpecialType.System_Double, SpecialType.System_Single));
}
