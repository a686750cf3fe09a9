using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The adjoints of the elements of short array parameters: summed in local variables like those of scalar parameters, and stored once, at the end.</summary>
internal sealed class ParameterElements(FunctionBuilder builder, KnownPlaces places, Shadows shadows)
{
    private readonly Dictionary<(ValueId Root, long Index, long Leaf), ValueId> _elements = [];

    /// <summary>The stand-in for the element that a load reads; null if it is none of such a parameter.</summary>
    public ValueId? Find(Load load)
    {
        if (places.Of(load) is not { } place)
        {
            return null;
        }

        if (!_elements.TryGetValue(place, out var element))
        {
            var role = builder.Role;
            builder.Role = ValueRole.Primal;
            _elements[place] = element = builder.NewValue(builder[load.Result].Type, NameOf(place));
            builder.Role = role;
        }

        return element;
    }

    /// <summary>Emits that the adjoints reach the shadows, which are zero so far.</summary>
    public void Store(Adjoints adjoints)
    {
        foreach (var entry in _elements.OrderBy(entry => entry.Key.Root.Index).ThenBy(entry => entry.Key.Index).ThenBy(entry => entry.Key.Leaf))
        {
            if (adjoints.Find(entry.Value) is not { } adjoint)
            {
                continue;
            }

            var index = builder.Integer(entry.Key.Index, IrType.Int32);
            var isStruct = builder[entry.Key.Root].Type is ArrayType { Struct: not null };
            builder.Emit(new Store(shadows.Of(entry.Key.Root), isStruct ? [index, builder.Integer(entry.Key.Leaf, IrType.Int32)] : [index], adjoint));
        }
    }

    private string? NameOf((ValueId Root, long Index, long Leaf) place) => builder[place.Root] is { Name: { } name } info
        ? name + place.Index + (info.Type is ArrayType { Struct: { } shape } ? shape.Leaves.ElementAt((int)place.Leaf).Name : null)
        : null;
}
