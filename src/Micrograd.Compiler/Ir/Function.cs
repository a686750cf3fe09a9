namespace Micrograd.Compiler.Ir;

/// <summary>A function in structured SSA. Plain data: equal content is equal, in time linear in its size.</summary>
/// <param name="Name">Unique in its <see cref="Module"/>; an identifier, used for the generated C# helper.</param>
/// <param name="Parameters">The values of its parameters, in order.</param>
/// <param name="Values">What is known of each value; index is <see cref="ValueId.Index"/>.</param>
/// <param name="Statements">Source statements on one line, without comments; <see cref="Instruction.Statement"/> points here.</param>
/// <param name="Body">No parameters; yields the results.</param>
public sealed record Function(
    string Name,
    EquatableArray<ValueId> Parameters,
    EquatableArray<ValueInfo> Values,
    EquatableArray<string> Statements,
    Block Body)
{
    /// <summary>Types of the results; needed because a body may throw instead of yielding.</summary>
    public EquatableArray<IrType> ResultTypes { get; init; } = [];

    /// <summary>Whether it takes the tape (as a last <c>ref Tape tape</c> parameter) to push, pop or reserve.</summary>
    public bool UsesTape { get; init; }

    /// <summary>The type of a value.</summary>
    public IrType TypeOf(ValueId value) => Values[value.Index].Type;
}
