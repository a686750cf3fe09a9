using Micrograd.Compiler.Emission;
using Micrograd.Generators.Binding;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>Binds test methods.</summary>
internal static class Bound
{
    /// <summary>The model of the marked method <c>F</c> among <paramref name="members"/> of a static class.</summary>
    public static DifferentiableMethod Members(string members) => File(InClass(members));

    /// <summary>The model of the marked method in a whole file.</summary>
    public static DifferentiableMethod File(string source, string name = "F") => Method(Compilations.Create(source).Valid(), name);

    /// <summary>The model of a method; fails if there is an error.</summary>
    public static DifferentiableMethod Method(CSharpCompilation compilation, string name = "F")
    {
        var result = MethodBinder.Bind(compilation.Marked(name), compilation, CancellationToken.None);
        Assert.True(result.Method is not null, "Not bound: " + string.Join("\n", result.Diagnostics.Select(diagnostic => diagnostic.ToString())));
        return result.Method!;
    }

    /// <summary>A file with a static class of these members.</summary>
    public static string InClass(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using Micrograd;
        public static partial class M
        {
        {{members}}
        }
        """;
}
