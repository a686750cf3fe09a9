using Micrograd.Compiler.Analyses;
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
        var users = Users(block);
        var sunk = new HashSet<Instruction>(LoopIdentity.Instance);
        var inArms = new Dictionary<Instruction, List<Instruction>[]>(LoopIdentity.Instance);
        foreach (var reserve in block.Instructions.Items.OfType<Reserve>())
        {
            // Zeros that are for one arm go with it.
            var all = users[reserve.Result];
            Instruction[] moved = all.Count == 2 && all[0].User is Clear clear ? [reserve, clear] : [reserve];
            if (all.Count == moved.Length && all[all.Count - 1] is { User: If choice, Arm: >= 0 and var arm })
            {
                sunk.UnionWith(moved);
                if (!inArms.TryGetValue(choice, out var arms))
                {
                    inArms.Add(choice, arms = [[], []]);
                }

                arms[arm].AddRange(moved);
            }
        }

        return block with { Instructions = block.Instructions.Items.Where(instruction => !sunk.Contains(instruction)).Select(Changed).ToEquatableArray() };

        Instruction Changed(Instruction instruction) => instruction is If choice && inArms.TryGetValue(choice, out var first)
            ? choice with { Then = Run(With(choice.Then, first[0])), Else = Run(With(choice.Else, first[1])) }
            : instruction.WithBlocks(Run);
    }

    private static Block With(Block arm, List<Instruction> first) => arm with { Instructions = [.. first, .. arm.Instructions.Items] };

    /// <summary>Which instructions of a block read its workspaces, and in which of their arms; −1 where an instruction does so itself, or a loop inside.</summary>
    private static Dictionary<ValueId, List<(Instruction User, int Arm)>> Users(Block block)
    {
        var users = block.Instructions.Items.OfType<Reserve>().ToDictionary(reserve => reserve.Result, _ => new List<(Instruction, int)>());
        foreach (var instruction in users.Count == 0 ? [] : block.Instructions.Items)
        {
            if (instruction is If choice)
            {
                Add(choice.Operands(), choice, -1);
                Add(choice.Then.Reads(), choice, 0);
                Add(choice.Else.Reads(), choice, 1);
            }
            else
            {
                Add(instruction.Reads(), instruction, -1);
            }
        }

        return users;

        void Add(IEnumerable<ValueId> reads, Instruction user, int arm)
        {
            foreach (var value in reads.Distinct())
            {
                if (users.TryGetValue(value, out var list))
                {
                    list.Add((user, arm));
                }
            }
        }
    }
}
