using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>The incremental model of one <c>[Differentiable]</c> method: everything its generated file is a function of. No symbol, syntax or location.</summary>
/// <param name="Signature">Its header and surroundings.</param>
/// <param name="Primal">Its body and the bodies of the helpers it calls. Parameters of <c>Primal.Main</c> are those of the signature, in order.</param>
public sealed record DifferentiableMethod(MethodSignature Signature, Module Primal)
{
    /// <summary>A generic method at <c>double</c>: what its trace and its check are made of. Null for any other.</summary>
    public DifferentiableMethod? AtDouble { get; init; }
}
