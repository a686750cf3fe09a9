using System.Collections.Immutable;
using Micrograd.Compiler.Emission;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>What binding a method gives: a model, or the reasons why there is none.</summary>
/// <param name="Method">The model; null when there is any error.</param>
/// <param name="Diagnostics">All problems found, warnings included.</param>
internal sealed record BindingResult(DifferentiableMethod? Method, ImmutableArray<Diagnostic> Diagnostics);
