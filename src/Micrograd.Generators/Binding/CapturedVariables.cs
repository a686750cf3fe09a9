using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Finds what a local function reads from the methods around it. These become parameters of its helper.</summary>
internal static class CapturedVariables
{
    /// <summary>In order of first use, also through other local functions that it calls; nothing for other methods.</summary>
    public static IReadOnlyList<ISymbol> Of(IMethodSymbol method, ModuleBinder module)
    {
        var found = new List<ISymbol>();
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            Collect(method, method, module, found, new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default));
        }

        return found;
    }

    private static void Collect(IMethodSymbol function, IMethodSymbol outermost, ModuleBinder module, List<ISymbol> found, HashSet<ISymbol> seen, HashSet<ISymbol> visited)
    {
        if (!visited.Add(function) || module.BodyOf(function) is not { } body)
        {
            return;
        }

        foreach (var operation in Walk.Within(body))
        {
            ISymbol? variable = operation switch
            {
                { ConstantValue.HasValue: true } => null,
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && !IsInside(variable, outermost) && !IsInside(variable, function) && seen.Add(variable))
            {
                found.Add(variable);
            }

            if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } callee })
            {
                Collect(callee.OriginalDefinition, outermost, module, found, seen, visited);
            }
        }
    }

    private static bool IsInside(ISymbol variable, IMethodSymbol function)
    {
        for (var owner = variable.ContainingSymbol; owner is not null; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, function))
            {
                return true;
            }
        }

        return false;
    }
}
