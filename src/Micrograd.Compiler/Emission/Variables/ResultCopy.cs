using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Keeps the result in a variable of its own, <c>var value = x;</c>, where the reverse part needs the user's variable for earlier versions of it.</summary>
internal static class ResultCopy
{
    /// <summary>The function with a copy of its first result before the last comment line, if that helps.</summary>
    public static Function Insert(Function function)
    {
        var instructions = function.Body.Instructions.Items;
        var start = LastNote(instructions);
        if (start < 0 || function.Body.End is not Yield { Values.Count: > 1 } end || function.Values[end.Values[0].Index] is not { Name: { } name } info
            || IsOfReversePart(end.Values[0])
            || !instructions.Skip(start).SelectMany(Traversal.SelfAndNested).Any(IsVersion))
        {
            return function;
        }

        var copy = new ValueId(function.Values.Count);
        var body = function.Body with
        {
            Instructions = instructions.Insert(start, new Apply(copy, OpCode.Convert, [end.Values[0]])).ToEquatableArray(),
            End = end with { Values = end.Values.Items.SetItem(0, copy).ToEquatableArray() },
        };
        return function with { Values = function.Values.Items.Add(info with { Name = null }).ToEquatableArray(), Body = body };

        // Where results are written to a span, the first that is returned is a derivative.
        bool IsOfReversePart(ValueId value) => instructions.Skip(start).Any(instruction => instruction.Results.Contains(value));

        // A load that is read once is read where it stands.
        bool IsVersion(Instruction instruction) =>
            instruction is Pop or Load && instruction.Results[0] is var version && function.Values[version.Index].Name == name
            && (instruction is Pop || function.Body.Reads().Count(read => read == version) > 1);
    }

    private static int LastNote(IReadOnlyList<Instruction> instructions)
    {
        var last = instructions.Count - 1;
        while (last >= 0 && instructions[last] is not Note)
        {
            last--;
        }

        return last;
    }
}
