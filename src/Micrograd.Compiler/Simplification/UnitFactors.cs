using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>Factors and divisors of 1 in derived code, which come in when a loop's adjoint turns out to be 1 after what is inside was simplified: <c>1 · x</c> is x, whatever x is.</summary>
internal sealed class UnitFactors
{
    private readonly Function _function;
    private readonly Definitions _definitions;
    private readonly Dictionary<ValueId, ValueId> _replaced = [];

    private UnitFactors(Function function)
    {
        (_function, _definitions) = (function, new Definitions(function.Body));
        foreach (var apply in function.Body.Descendants().OfType<Apply>())
        {
            if (function.Values[apply.Result.Index] is { Role: ValueRole.Derivative, Type.IsReal: true } && OtherFactor(apply) is { } other && function.TypeOf(other) == function.TypeOf(apply.Result))
            {
                _replaced.Add(apply.Result, other);
            }
        }
    }

    /// <summary>The module without them.</summary>
    public static Module Run(Module module) =>
        module with { Main = Run(module.Main), Helpers = [.. module.Helpers.Items.Select(Run)] };

    private static Function Run(Function function) =>
        new UnitFactors(function) is { _replaced.Count: > 0 } units ? function with { Body = new Substitution(units.Final).Apply(units.Without(function.Body)) } : function;

    private ValueId? OtherFactor(Apply apply) => apply.Op switch
    {
        OpCode.Multiply when IsOne(apply.Operands[0]) => apply.Operands[1],
        OpCode.Multiply or OpCode.Divide when IsOne(apply.Operands[1]) => apply.Operands[0],
        _ => null,
    };

    // What the user calls by a name is kept.
    private bool IsOne(ValueId value) => _definitions[value] switch
    {
        Constant { Value.IsNumber: true } constant => _function.TypeOf(value).IsReal ? constant.Value.Real == 1 : constant.Value.Bits == 1,
        Apply { Op: OpCode.Convert } converted => IsOne(converted.Operands[0]),
        _ => false,
    };

    private Block Without(Block block) => block with
    {
        Instructions = block.Instructions.Items.Where(instruction => instruction is not Apply apply || !_replaced.ContainsKey(apply.Result)).Select(instruction => instruction.WithBlocks(Without)).ToEquatableArray(),
    };

    private ValueId Final(ValueId value)
    {
        while (_replaced.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }
}
