using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Takes workspace that one arm of a choice uses in that arm: where a guard turns a large array away, nothing is asked for.</summary>
internal static class SunkWorkspaces
{
    /// <summary>The module with its workspaces there.</summary>
    public static Module Run(Module module) =>
        module with { Main = Run(module.Main), Helpers = [.. module.Helpers.Items.Select(Run)] };

    private static Function Run(Function function) => function with { Body = Run(function.Body) };

    private static Block Run(Block block)
    {
        var instructions = block.Instructions.Items.ToList();
        for (var i = instructions.Count - 1; i >= 0; i--)
        {
            if (instructions[i] is Reserve reserve)
            {
                Sink(reserve, i, instructions);
            }
        }

        return block with { Instructions = instructions.Select(instruction => instruction.WithBlocks(Run)).ToEquatableArray() };
    }

    private static void Sink(Reserve reserve, int position, List<Instruction> instructions)
    {
        var users = Enumerable.Range(position + 1, instructions.Count - position - 1).Where(i => instructions[i].Reads().Contains(reserve.Result)).ToList();
        var clear = users.Count == 2 ? instructions[users[0]] as Clear : null;
        if (users.Count != (clear is null ? 1 : 2) || instructions[users[users.Count - 1]] is not If choice || choice.Blocks.Count(Uses) != 1)
        {
            return;
        }

        IEnumerable<Instruction> moved = clear is null ? [reserve] : [reserve, clear];
        instructions[users[users.Count - 1]] = choice.WithBlocks(arm => Uses(arm) ? arm with { Instructions = [.. moved, .. arm.Instructions.Items] } : arm);
        if (clear is not null)
        {
            instructions.RemoveAt(users[0]);
        }

        instructions.RemoveAt(position);

        bool Uses(Block arm) => arm.Reads().Contains(reserve.Result);
    }
}
