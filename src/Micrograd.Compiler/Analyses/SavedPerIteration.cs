using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>What a loop of a derived function saves in each iteration, so that it can be run backwards. What loops inside it save is theirs.</summary>
/// <param name="Function">The derived function.</param>
/// <param name="Loop">The loop in it.</param>
/// <param name="Bytes">Size of the numbers it saves.</param>
/// <param name="Copies">Names of the arrays that it saves as a whole.</param>
public sealed record SavedPerIteration(Function Function, Instruction Loop, int Bytes, EquatableArray<string> Copies)
{
    /// <summary>All loops of a derived module that save something.</summary>
    public static IReadOnlyList<SavedPerIteration> In(Module derived)
    {
        var found = new List<SavedPerIteration>();
        foreach (var function in derived.Helpers.Items.Prepend(derived.Main))
        {
            HashSet<ValueId> savings = [.. function.Body.Descendants().OfType<Reserve>().Where(reserve => IsForSaving(function, reserve)).Select(reserve => reserve.Result)];
            Sum(function, savings, function.Body, found);
        }

        return found;
    }

    /// <summary>Whether workspace is for values that a loop saves, and not an array of the source or its shadow.</summary>
    public static bool IsForSaving(Function function, Reserve reserve) => reserve.Statement < 0 && function.Values[reserve.Result.Index].Role == ValueRole.Primal;

    private static (int Bytes, List<string> Copies) Sum(Function function, HashSet<ValueId> savings, Block block, List<SavedPerIteration> found)
    {
        var (bytes, copies) = (0, new List<string>());
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Push push:
                    bytes += SizeOf(function.TypeOf(push.Value));
                    break;
                case Store store when savings.Contains(store.Memory):
                    bytes += SizeOf(function.TypeOf(store.Value));
                    break;
                case PushAll push:
                    copies.Add(function.Values[push.Memory.Index].Name ?? "an array");
                    break;
                case Slice row when savings.Contains(row.Source) && block.Descendants().Any(inner => inner.Written() == row.Result):
                    copies.Add(function.Values[row.Result.Index].Name ?? "an array");
                    break;
                case If choice:
                    var then = Sum(function, savings, choice.Then, found);
                    var otherwise = Sum(function, savings, choice.Else, found);
                    bytes += Math.Max(then.Bytes, otherwise.Bytes);
                    copies.AddRange(then.Copies.Union(otherwise.Copies));
                    break;
                case For or While:
                    foreach (var inner in instruction.Blocks)
                    {
                        var saved = Sum(function, savings, inner, found);
                        if (saved.Bytes > 0 || saved.Copies.Count > 0)
                        {
                            found.Add(new SavedPerIteration(function, instruction, saved.Bytes, saved.Copies.ToEquatableArray()));
                        }
                    }

                    break;
            }
        }

        return (bytes, copies);
    }

    private static int SizeOf(IrType type) => TapeMembers.StorageOf(type).Kind switch
    {
        ScalarKind.Double or ScalarKind.Int64 => 8,
        ScalarKind.Boolean => 1,
        _ => 4,
    };
}
