using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>An element that is read twice with nothing written in between is read once.</summary>
internal sealed class LoadMerging
{
    private readonly ValueNumbers _numbers;
    private readonly MemoryRoots _roots;
    private readonly Dictionary<ValueId, ValueId> _replacements = [];

    private LoadMerging(Function function) => (_numbers, _roots) = (new ValueNumbers(function), new MemoryRoots(function));

    /// <summary>The function without repeated loads.</summary>
    public static Function Run(Function function)
    {
        var merging = new LoadMerging(function);
        var body = merging.Merge(function.Body, []);
        return merging._replacements.Count == 0 ? function : function with { Body = new Substitution(merging._replacements).Apply(body) };
    }

    private Block Merge(Block block, Dictionary<(int Memory, EquatableArray<int> Indices), (ValueId Root, ValueId Value)> around)
    {
        var known = around.ToDictionary(entry => entry.Key, entry => entry.Value);
        var result = new List<Instruction>();
        foreach (var instruction in block.Instructions)
        {
            if (instruction is Load load)
            {
                var key = (_numbers[load.Memory], load.Indices.Items.Select(index => _numbers[index]).ToEquatableArray());
                if (known.TryGetValue(key, out var before))
                {
                    _replacements[load.Result] = before.Value;
                    continue;
                }

                known[key] = (_roots.Of(load.Memory), load.Result);
            }

            HashSet<ValueId> written = [.. instruction.SelfAndNested().Select(Traversal.Written).OfType<ValueId>().Select(_roots.Of)];
            if (written.Count > 0)
            {
                foreach (var entry in known.Where(entry => written.Contains(entry.Value.Root)).ToList())
                {
                    known.Remove(entry.Key);
                }
            }

            result.Add(instruction switch
            {
                If choice => choice with { Then = Merge(choice.Then, known), Else = Merge(choice.Else, known) },
                For loop => loop with { Body = Merge(loop.Body, known) },
                While loop => loop with { Condition = Merge(loop.Condition, known), Body = Merge(loop.Body, known) },
                _ => instruction,
            });
        }

        return block with { Instructions = result.ToEquatableArray() };
    }
}
