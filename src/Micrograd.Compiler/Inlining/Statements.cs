using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Inlining;

/// <summary>Moves references to source statements into another function's table.</summary>
internal static class Statements
{
    /// <summary>The block with every statement index shifted; what had none gets <paramref name="otherwise"/>.</summary>
    public static Block Shift(Block block, int offset, int otherwise) => block with
    {
        Instructions = block.Instructions.Items.Select(instruction => Shift(instruction, offset, otherwise)).ToEquatableArray(),
        End = block.End with { Statement = Shift(block.End.Statement, offset, otherwise) },
    };

    private static Instruction Shift(Instruction instruction, int offset, int otherwise)
    {
        var shifted = instruction with { Statement = Shift(instruction.Statement, offset, otherwise) };
        return shifted switch
        {
            If choice => choice with { Then = Shift(choice.Then, offset, otherwise), Else = Shift(choice.Else, offset, otherwise) },
            For loop => loop with { Body = Shift(loop.Body, offset, otherwise) },
            While loop => loop with { Condition = Shift(loop.Condition, offset, otherwise), Body = Shift(loop.Body, offset, otherwise) },
            _ => shifted,
        };
    }

    private static int Shift(int statement, int offset, int otherwise) => statement < 0 ? otherwise : statement + offset;
}
