using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators;

/// <summary>Generates the derivatives of <c>[Differentiable]</c> methods. It is silent: <see cref="Analyzers.DifferentiableAnalyzer"/> reports what is wrong.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that binds marked methods, for tests of incrementality.</summary>
    public const string BindStep = "Bind";

    /// <summary>Name of the step that keeps what can be differentiated.</summary>
    public const string MethodsStep = "Methods";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.Differentiable, static (node, _) => node is MethodDeclarationSyntax, Bind).WithTrackingName(BindStep)
            .Where(static method => method is not null).WithTrackingName(MethodsStep),
        static (output, method) => output.AddSource(method!.Signature.HintName, Write(method)));

    private static DifferentiableMethod? Bind(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        MethodBinder.Bind((IMethodSymbol)context.TargetSymbol, context.SemanticModel.Compilation, cancellation).Method;

    private static string Write(DifferentiableMethod method) =>
        DeepStack.Run(() => GeneratedFile.Write(method with { Primal = Inliner.Run(method.Primal) }));
}
