using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>What a function refers to outside itself.</summary>
internal static class References
{
    /// <summary>The user's C# text in it.</summary>
    public static IEnumerable<Template> Templates(Function function)
    {
        var pending = new Stack<Block>([function.Body]);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block.End is Throw end)
            {
                yield return end.Exception;
            }

            foreach (var instruction in block.Instructions)
            {
                if (instruction is External external)
                {
                    yield return external.Expression;
                }
                else if (instruction is Guard guard)
                {
                    yield return guard.Call;
                }
                else if (instruction is Invoke invoke)
                {
                    yield return invoke.Call;
                }

                foreach (var inner in instruction.Blocks)
                {
                    pending.Push(inner);
                }
            }
        }
    }

    /// <summary>Names that the user's text in it refers to: locals must not hide them. Constants are text too.</summary>
    public static IEnumerable<string> Names(Function function) =>
        Templates(function).SelectMany(template => template.Parts)
            .Concat(function.Body.Descendants().OfType<Constant>().Select(constant => constant.Value.Spelling ?? ""))
            .SelectMany(CSharpIdentifier.In).Distinct();

    /// <summary>The functions that it calls.</summary>
    public static IEnumerable<string> Callees(Function function) =>
        function.Body.Descendants().OfType<Call>().Select(call => call.Callee).Distinct();

    /// <summary>The helpers whose text may mean the instance, by themselves or by what they call.</summary>
    public static HashSet<string> OfInstance(Module module)
    {
        var found = new HashSet<string>(module.Helpers.Where(helper => Templates(helper).Any()).Select(helper => helper.Name));
        while (module.Helpers.Where(helper => !found.Contains(helper.Name) && Callees(helper).Any(callee => found.Contains(callee) || IsOutside(module, callee))).ToList()
            is { Count: > 0 } callers)
        {
            found.UnionWith(callers.Select(caller => caller.Name));
        }

        return found;
    }

    private static bool IsOutside(Module module, string callee) => module.Main.Name != callee && module.Helpers.All(helper => helper.Name != callee);
}
