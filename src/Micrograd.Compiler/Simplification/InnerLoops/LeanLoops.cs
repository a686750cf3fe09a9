using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>Makes innermost loops lean, where the JIT cannot: elements that stay the same are read before the loop, and the others in parts of arrays that are cut out before it, so that they are at
/// the loop's own counter. What is computed, and in which order, stays as it is.</summary>
public sealed class LeanLoops
{
    private readonly FunctionBuilder _builder;
    private readonly LoopFacts _facts;
    private readonly Stack<For> _around = [];

    private LeanLoops(Function function) =>
        (_builder, _facts) = (new FunctionBuilder(function), new LoopFacts(function));

    /// <summary>The module with such loops.</summary>
    public static Module Run(Module module) =>
        module with { Main = Run(module.Main), Helpers = [.. module.Helpers.Items.Select(Run)] };

    private static Function Run(Function function)
    {
        if (!function.Body.Descendants().Any(instruction => instruction is For))
        {
            return function;
        }

        var loops = new LeanLoops(function);
        var body = loops.Run(function.Body);
        return loops._builder.Build(function.Name, function.Parameters, function.ResultTypes, body, function.UsesTape);
    }

    private Block Run(Block block)
    {
        var instructions = new List<Instruction>();
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case For loop when loop.Body.Descendants().Any(inner => inner is For or While):
                    _around.Push(loop);
                    instructions.Add(loop with { Body = Run(loop.Body) });
                    _around.Pop();
                    break;
                case For loop:
                    var (invariant, rest) = InvariantLoads.Take(loop, _facts, _around);
                    instructions.AddRange(invariant);
                    instructions.AddRange(LoopSlicer.Slice(rest, _builder, _facts) ?? [rest]);
                    break;
                case While loop:
                    instructions.Add(loop with { Body = Run(loop.Body) });
                    break;
                case If choice:
                    instructions.Add(choice with { Then = Run(choice.Then), Else = Run(choice.Else) });
                    break;
                default:
                    instructions.Add(instruction);
                    break;
            }
        }

        return block with { Instructions = instructions.ToEquatableArray() };
    }
}
