using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary><c>m[i] += change</c>, found as a load, a sum and a store.</summary>
/// <param name="Change">What is added.</param>
/// <param name="IsSubtraction">Whether it is taken off instead.</param>
internal readonly record struct ElementUpdate(ValueId Change, bool IsSubtraction)
{
    /// <summary>The updates among the instructions of a block, by the store that ends them.</summary>
    /// <param name="instructions">The block.</param>
    /// <param name="rootOf">Which memory a handle belongs to.</param>
    /// <param name="uses">How often each value of the function is read.</param>
    public static Dictionary<Store, ElementUpdate> In(EquatableArray<Instruction> instructions, Func<ValueId, ValueId> rootOf, Func<ValueId, int> uses)
    {
        var updates = new Dictionary<Store, ElementUpdate>();
        var loads = new Dictionary<ValueId, Load>();
        var sums = new Dictionary<ValueId, Apply>();
        foreach (var instruction in instructions)
        {
            if (instruction is Apply { Op: OpCode.Add or OpCode.Subtract } apply)
            {
                sums[apply.Result] = apply;
            }

            if (instruction is Store store && sums.TryGetValue(store.Value, out var sum) && uses(store.Value) == 1 && Find(store, sum) is { } update)
            {
                updates[store] = update;
            }

            // What is written in between makes the element read another one.
            foreach (var root in instruction.SelfAndNested().Select(Traversal.Written).OfType<ValueId>().Select(rootOf).Distinct().ToList())
            {
                foreach (var stale in loads.Where(entry => rootOf(entry.Value.Memory) == root).ToList())
                {
                    loads.Remove(stale.Key);
                }
            }

            if (instruction is Load load)
            {
                loads[load.Result] = load;
            }
        }

        return updates;

        ElementUpdate? Find(Store store, Apply sum)
        {
            for (var side = 0; side < (sum.Op == OpCode.Add ? 2 : 1); side++)
            {
                if (loads.TryGetValue(sum.Operands[side], out var old) && uses(old.Result) == 1 && old.Memory == store.Memory && old.Indices == store.Indices)
                {
                    return new ElementUpdate(sum.Operands[1 - side], sum.Op == OpCode.Subtract);
                }
            }

            return null;
        }
    }
}
