using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>How forward mode differentiates calls.</summary>
internal interface ICallTangents
{
    /// <summary>Which passes run.</summary>
    PassOptions Passes { get; }

    /// <summary>Emits the call, and the tangents of its results along each direction.</summary>
    void Emit(Call call, FunctionBuilder builder, IReadOnlyList<Direction> directions);
}
