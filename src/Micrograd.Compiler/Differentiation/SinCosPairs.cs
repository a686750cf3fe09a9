using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The sines and cosines of one angle in a block. Each is the other's derivative: where one is computed, both are, before their tangents.</summary>
internal sealed class SinCosPairs
{
    private readonly Dictionary<ValueId, Apply> _partners = [];
    private readonly HashSet<ValueId> _emitted = [];
    private readonly Dictionary<(OpCode Op, ValueId Operand), ValueId> _evaluated = [];

    /// <summary>Finds the pairs.</summary>
    public SinCosPairs(EquatableArray<Instruction> instructions)
    {
        var open = new Dictionary<(OpCode Op, ValueId Operand), Apply>();
        foreach (var apply in instructions.Items.OfType<Apply>())
        {
            if (PartnerOf(apply.Op) is not { } partner)
            {
                continue;
            }

            open[(apply.Op, apply.Operands[0])] = apply;
            if (open.TryGetValue((partner, apply.Operands[0]), out var other))
            {
                (_partners[apply.Result], _partners[other.Result]) = (other, apply);
            }
        }
    }

    /// <summary>What is computed so far.</summary>
    public IReadOnlyDictionary<(OpCode Op, ValueId Operand), ValueId> Evaluated => _evaluated;

    /// <summary>The instructions that compute the value, and its partner: none if they did before.</summary>
    public IEnumerable<Instruction> From(Apply apply)
    {
        if (!_partners.TryGetValue(apply.Result, out var partner))
        {
            return [apply];
        }

        if (!_emitted.Add(apply.Result))
        {
            return [];
        }

        _emitted.Add(partner.Result);
        _evaluated[(apply.Op, apply.Operands[0])] = apply.Result;
        _evaluated[(partner.Op, partner.Operands[0])] = partner.Result;
        return [apply, partner];
    }

    private static OpCode? PartnerOf(OpCode op) => op switch
    {
        OpCode.SinOfSinCos => OpCode.CosOfSinCos,
        OpCode.CosOfSinCos => OpCode.SinOfSinCos,
        OpCode.SinOfSinCosPi => OpCode.CosOfSinCosPi,
        OpCode.CosOfSinCosPi => OpCode.SinOfSinCosPi,
        _ => null,
    };
}
