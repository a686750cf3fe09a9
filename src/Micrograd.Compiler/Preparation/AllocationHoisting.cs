using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Moves arrays that loops and branches make out of them, to the top of the function, where their length is known there: one workspace for all iterations.
/// Where the array was made it is cleared, unless it is overwritten right after, and a negative length is refused.</summary>
internal sealed class AllocationHoisting
{
    private readonly FunctionBuilder _builder;
    private readonly ValueNumbers _numbers;
    private readonly MemoryRoots _roots;
    private readonly HashSet<ValueId> _returned;
    private readonly Definitions _definitions;
    private readonly Signs _signs;
    private readonly HashSet<int> _made;
    private readonly Stack<Instruction> _around = [];

    private AllocationHoisting(Function function)
    {
        _builder = new FunctionBuilder(function);
        _numbers = new ValueNumbers(function);
        _roots = new MemoryRoots(function);
        _definitions = new Definitions(function.Body);
        _signs = new Signs(function);
        _made = [.. function.Body.Instructions.Items.OfType<Allocate>().Where(made => made.Lengths.Count == 1).Select(made => _numbers[made.Lengths[0]])];
        _returned = function.Body.End is Yield end ? [.. end.Values.Items.Select(_roots.Of)] : [];
    }

    /// <summary>The function with its arrays at the top.</summary>
    public static Function Run(Function function)
    {
        var hoisting = new AllocationHoisting(function);
        var body = hoisting.Body(function.Body, isTop: true, []);
        return hoisting._builder.Build(function.Name, function.Parameters, function.ResultTypes, body, function.UsesTape);
    }

    private Block Body(Block block, bool isTop, List<Instruction> hoisted)
    {
        var local = new HashSet<ValueId>(Defined(block));
        var result = new List<Instruction>();
        for (var i = 0; i < block.Instructions.Count; i++)
        {
            var inner = new List<Instruction>();
            _around.Push(block.Instructions[i]);
            var instruction = WithBlocks(block.Instructions[i], nested => Body(nested, isTop: false, inner));
            _around.Pop();

            // What comes out of an inner block goes on outward while it knows its length.
            foreach (var moved in inner)
            {
                if (isTop || moved.Operands().Any(local.Contains))
                {
                    result.Add(moved);
                    local.UnionWith(moved.Results.Items);
                }
                else
                {
                    hoisted.Add(moved);
                }
            }

            if (instruction is Allocate { Lengths.Count: 1 } allocate && !_returned.Contains(allocate.Result))
            {
                // The derivative's arrays are workspace.
                _builder[allocate.Result] = _builder[allocate.Result] with { Type = new WorkspaceType(((MemoryType)_builder[allocate.Result].Type).Element) };
                if (isTop || Known(allocate.Lengths[0], local) is not { } made)
                {
                    result.Add(instruction);
                    continue;
                }

                hoisted.AddRange(made.Before);
                hoisted.Add(new Reserve(allocate.Result, made.Length) { Statement = allocate.Statement });
                local.Remove(allocate.Result); // the length of another array may be that of this one
                if (!_signs.IsNotNegative(allocate.Lengths[0], _around) && !_made.Contains(_numbers[allocate.Lengths[0]]))
                {
                    result.AddRange(Refusal(allocate.Lengths[0]));
                }

                if (!Overwriting.StartsWith(block.Instructions.Items.Skip(i + 1), allocate.Result, _numbers[allocate.Lengths[0]], _numbers, _roots))
                {
                    result.Add(new Clear(allocate.Result) { Statement = allocate.Statement });
                }
            }
            else
            {
                result.Add(instruction);
            }
        }

        return block with { Instructions = result.ToEquatableArray() };
    }

    /// <summary>F throws there, if it comes there; workspace of a negative length is empty.</summary>
    private List<Instruction> Refusal(ValueId length) => _builder.Capture(() =>
    {
        var isNegative = _builder.Apply(OpCode.Less, IrType.Boolean, [length, _builder.Integer(0, IrType.Int32)]);
        _builder.Emit(new If([], isNegative, _builder.Block([], () => new Throw(Template.Of("new global::System.OverflowException()"))), _builder.Block([], () => new Yield([]))));
    });

    /// <summary>The length as it can be computed outside the block: by short arithmetic on what is known there.</summary>
    private (List<Instruction> Before, ValueId Length)? Known(ValueId length, HashSet<ValueId> local)
    {
        bool IsKnown(ValueId value) => !local.Contains(value);
        if (!ShortArithmetic.CanRepeat(length, IsKnown, _definitions.Find))
        {
            return null;
        }

        var copy = length;
        return (_builder.Capture(() => copy = ShortArithmetic.Repeat(_builder, length, IsKnown, _definitions.Find)), copy);
    }

    private static IEnumerable<ValueId> Defined(Block block) =>
        block.Parameters.Items.Concat(block.Instructions.Items.SelectMany(instruction => instruction.Results.Items));

    private static Instruction WithBlocks(Instruction instruction, Func<Block, Block> change) => instruction switch
    {
        If choice => choice with { Then = change(choice.Then), Else = change(choice.Else) },
        For loop => loop with { Body = change(loop.Body) },
        While loop => loop with { Body = change(loop.Body) },
        _ => instruction,
    };
}
