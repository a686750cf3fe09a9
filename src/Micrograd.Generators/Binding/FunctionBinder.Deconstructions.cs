using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// (a, b) = (b, a), var (s, c) = Math.SinCos(x), var (x, y) = point: the right side is evaluated whole before anything is assigned.
internal sealed partial class FunctionBinder
{
    private void BindDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = Target(deconstruction.Target);
        var destinations = DestinationsOf(target);
        var source = deconstruction.Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : deconstruction.Value;
        var values = ComponentsOf(deconstruction, source);
        if (values is null || target is not ITupleOperation { Elements: var elements } || elements.Length != values.Count)
        {
            if (!IsOfReported(deconstruction) && _state.Thrown is null)
            {
                Unsupported(deconstruction);
            }

            values = null;
        }

        for (var i = 0; i < destinations.Count; i++)
        {
            Fill(destinations[i], values?[i], deconstruction);
        }
    }

    private static IOperation Target(IOperation written) => written is IDeclarationExpressionOperation declared ? declared.Expression : written;

    /// <summary>What is assigned, declared where it is declared here.</summary>
    private IReadOnlyList<Destination> DestinationsOf(IOperation target)
    {
        var elements = target is ITupleOperation tuple ? tuple.Elements : [];
        return [.. elements.Select(Target).Select(element =>
        {
            switch (element)
            {
                case ITupleOperation:
                    return new Destination(null, null, DestinationsOf(element));
                case IDiscardOperation:
                    return new Destination(null, null, []);
                case ILocalReferenceOperation { IsDeclaration: true } local:
                    var declared = DeclareLocal(local.Local);
                    return LayoutOf(local.Type) is null ? new Destination(new Place.Local(declared[0]), null, []) : new Destination(null, declared, []);
                default:
                    return LayoutOf(element.Type) is null ? new Destination(PlaceOf(element), null, []) : IsInElement(element) ? new Destination(StructAt(element), null, []) : new Destination(null, PlaceVariables(element), []);
            }
        })];
    }

    /// <summary>The values that a deconstruction assigns; null if it is of a kind that is not known.</summary>
    private IReadOnlyList<BoundValue>? ComponentsOf(IDeconstructionAssignmentOperation deconstruction, IOperation source)
    {
        if (source is ITupleOperation tuple)
        {
            return [.. tuple.Elements.Select(BindValue)];
        }

        if (LayoutOf(source.Type) is not { } layout)
        {
            return null;
        }

        var value = BindStruct(source, layout);
        if (layout.Type.IsTupleType)
        {
            return [.. layout.Fields.Select(field => value[field])];
        }

        var method = deconstruction.Syntax is AssignmentExpressionSyntax syntax ? _module.DeconstructionOf(syntax) : null;
        if (method is { IsImplicitlyDeclared: false, IsStatic: false })
        {
            return Deconstructed(value, method, deconstruction);
        }

        // A record has a Deconstruct that reads its positional properties.
        StructField?[] fields = method is { IsImplicitlyDeclared: true }
            ? [.. method.Parameters.Select(parameter => layout.Fields.FirstOrDefault(field => field.Name == parameter.Name))]
            : [null];
        return fields.Contains(null) ? null : [.. fields.Select(field => value[field!])];
    }

    /// <summary>What the <c>Deconstruct</c> of the user's struct leaves in its <c>out</c> parameters.</summary>
    private IReadOnlyList<BoundValue>? Deconstructed(BoundValue value, IMethodSymbol method, IOperation deconstruction)
    {
        if (WhyNotCallable(method, isVirtual: false) is not null || _module.Assigned.WritesThis(method) || value.Leaves.Contains(Poison))
        {
            return null;
        }

        var outs = method.Parameters.Select(parameter => new Reference(
            [.. LayoutOf(parameter.Type)?.Leaves.Select(leaf => new Variable(null, leaf.Type)) ?? [new Variable(null, TypeOf(parameter.Type) ?? IrType.Double)]],
            IsRead: false,
            IsWritten: true,
            deconstruction.Syntax.GetLocation())).ToArray();
        var callee = _module.Require(new HelperKey(method.OriginalDefinition, _key.Types.ForCall(method), TakesReceiver: true));
        EmitCall(deconstruction, method, callee, value.Leaves, outs);
        return [.. outs.Select((reference, i) => new BoundValue(LayoutOf(method.Parameters[i].Type), [.. reference.Variables.Select(Read)]))];
    }

    private void Fill(Destination destination, BoundValue? value, IOperation assignment)
    {
        if (destination.Variables is { } variables)
        {
            AssignStruct(variables, value is { Layout: not null } && value.Leaves.Count == variables.Count ? ConvertedTo(value, variables) : Failed(assignment.Type), assignment);
        }
        else if (destination.Place is Place.Struct element)
        {
            StoreStruct(element, value is { Layout: not null } && value.Leaves.Count == element.Count ? value with { Leaves = Converted(value, element.Layout!) } : Failed(assignment.Type));
        }
        else if (destination.Place is { } place)
        {
            var scalar = value?.Leaves[0] ?? Poison;
            Write(place, place.Type is ScalarType type && IsNumber(type) ? Convert(scalar, type) : scalar, assignment);
        }

        for (var i = 0; i < destination.Parts.Count; i++)
        {
            Fill(destination.Parts[i], value?.Layout is { Type.IsTupleType: true } layout ? value[layout.Fields[i]] : null, assignment);
        }

        if (destination.Parts.Count > 0 && value is not null && value.Layout is not { Type.IsTupleType: true })
        {
            Unsupported(assignment);
        }
    }

    private BoundValue ConvertedTo(BoundValue value, IReadOnlyList<Variable> variables) =>
        value with { Leaves = [.. value.Leaves.Zip(variables, (leaf, variable) => variable.Type is ScalarType type && IsNumber(type) ? Convert(leaf, type) : leaf)] };

    /// <summary>Where one component goes.</summary>
    /// <param name="Place">A number or an array, or an element of an array.</param>
    /// <param name="Variables">A struct.</param>
    /// <param name="Parts">A tuple written out; empty for a discard.</param>
    private sealed record Destination(Place? Place, IReadOnlyList<Variable>? Variables, IReadOnlyList<Destination> Parts);
}
