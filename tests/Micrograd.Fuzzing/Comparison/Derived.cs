using Micrograd.Compiler;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>What the compiler makes of a method, with chosen passes.</summary>
/// <param name="Method">The method.</param>
/// <param name="Modules">Its derivatives as IR.</param>
internal sealed record Derived(DifferentiableMethod Method, DerivedModules Modules)
{
    /// <summary>The passes, each switched off.</summary>
    public static IReadOnlyList<(string Name, PassOptions Passes)> Without { get; } =
    [
        ("simplification", PassOptions.All with { Simplifies = false }),
        ("fusion", PassOptions.All with { Fuses = false }),
        ("inlining", PassOptions.All with { Inlines = false }),
        ("scalarisation", PassOptions.All with { Scalarises = false }),
    ];

    /// <summary>Derives as the generator does.</summary>
    public static Derived Of(DifferentiableMethod bound, PassOptions passes)
    {
        var method = passes.Inlines ? bound with { Primal = Inliner.Run(bound.Primal) } : bound;
        var modules = DerivedModules.Of(method, passes);
        IrVerifier.Verify(method.Primal);
        foreach (var module in modules.All)
        {
            IrVerifier.Verify(module);
        }

        return new Derived(method, modules);
    }

    /// <summary>The same with <c>double</c> wherever this has <c>float</c>.</summary>
    public Derived Widened() => new(Method with { Primal = Widening.Of(Method.Primal) }, Modules with { Gradient = Widening.Of(Modules.Gradient!), Jvp = Widening.Of(Modules.Jvp!) });

    /// <summary>The generated file.</summary>
    public string Text() => GeneratedFile.Write(Method, Modules);
}
