using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The tangents of a function's values along one direction, as far as derivation has come. A value without an entry has the structural zero.</summary>
internal sealed class Direction(FunctionBuilder builder, Function primal, TangentSeeds seeds)
{
    private readonly Activity _activity = Activity.Of(primal, seeds.Parameters);
    private readonly Dictionary<ValueId, ValueId> _tangents = [];

    /// <summary>The parameters with a tangent.</summary>
    public IEnumerable<ValueId> Seeds => primal.Parameters.Items.Where((parameter, i) => seeds.Parameters[i] && primal.TypeOf(parameter).HoldsReals);

    /// <summary>The direction as a callee sees it: which arguments have a tangent.</summary>
    public TangentSeeds SeedsOf(Call call) => seeds with { Parameters = [.. call.Arguments.Items.Select(_tangents.ContainsKey)] };

    /// <summary>Whether the value can have a tangent.</summary>
    public bool IsActive(ValueId value) => _activity.IsActive(value);

    /// <summary>Parameters that are memory and get a tangent by being written to, or because it is asked for.</summary>
    public IEnumerable<ValueId> Outputs => primal.Parameters.Items.Where((parameter, i) =>
        !seeds.Parameters[i] && primal.TypeOf(parameter) is MemoryType && (IsActive(parameter) || (i < seeds.Outputs.Count && seeds.Outputs[i])));

    /// <summary>The tangent, or null for the structural zero.</summary>
    public ValueId? Find(ValueId value) => _tangents.TryGetValue(value, out var tangent) ? tangent : null;

    /// <summary>The tangent; the structural zero is written out.</summary>
    public ValueId OrZero(ValueId value) => Find(value) ?? builder.Real(0, builder[value].Type);

    /// <summary>Sets the tangent. A computed one takes the name of its value.</summary>
    public void Set(ValueId value, ValueId tangent)
    {
        if (NameOf(value) is { } name && builder[tangent] is { Role: ValueRole.Derivative, Name: null } && builder.OperationOf(tangent) is not null)
        {
            builder[tangent] = builder[tangent] with { Name = name };
        }

        _tangents[value] = tangent;
    }

    /// <summary>A tangent that something else defines: a loop, a call, the tape.</summary>
    public ValueId New(ValueId value, string? name = null) => New(value, builder[value].Type, name);

    /// <summary>A tangent of another type: that of memory.</summary>
    public ValueId New(ValueId value, IrType type, string? name = null) => _tangents[value] = builder.NewValue(type, name ?? NameOf(value));

    /// <summary>Forgets a value that is out of sight.</summary>
    public void Remove(ValueId value) => _tangents.Remove(value);

    private string? NameOf(ValueId value) =>
        builder[value].Name is not { } name ? null : seeds.Name is null ? "t_" + name : name + "_" + seeds.Name;
}
