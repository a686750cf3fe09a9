using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Finds out how generated code reads the fields of a struct and makes one.</summary>
internal sealed class StructShapes(ModuleBinder module)
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The shape of a struct; null if generated code cannot read or make it.</summary>
    /// <param name="layout">How it is taken apart.</param>
    /// <param name="reason">Why not, and what to do about it.</param>
    public StructShape? Of(StructLayout layout, out string? reason)
    {
        reason = null;
        var type = layout.Type;
        if (!type.IsTupleType && layout.Fields.FirstOrDefault(field => !module.Scope.CanAccess(field.Symbol)) is { } hidden)
        {
            reason = $"generated code in '{module.Scope.TypeName}' cannot read its field '{hidden.Name}'; make it internal or public, or an auto-property";
            return null;
        }

        var inner = new StructShape?[layout.Fields.Count];
        for (var i = 0; i < inner.Length; i++)
        {
            if (layout.Fields[i].Inner is { } nested && (inner[i] = Of(nested, out reason)) is null)
            {
                reason = $"of its field '{layout.Fields[i].Name}': {reason}";
                return null;
            }
        }

        // C# has no notation for a tuple of one.
        var (form, positions) = type.IsTupleType && layout.Fields.Count > 1 ? (StructForm.Tuple, null)
            : type.IsTupleType || Vectors.IsVector(type) ? (StructForm.Constructor, null)
            : Positions(layout) is { } found ? (StructForm.Constructor, found)
            : (StructForm.Initializer, (int[]?)null);
        if (form == StructForm.Initializer && layout.Fields.FirstOrDefault(field => !CanSet(field.Symbol)) is { } fixedField)
        {
            reason = $"generated code cannot make one to hold the partial derivatives: nothing sets its field '{fixedField.Name}'; make it a 'readonly record struct {type.Name}(…)', give it a constructor that "
                + "only assigns every field, or make every field settable";
            return null;
        }

        return new StructShape(
            type.ToDisplayString(TypeFormat),
            form,
            layout.Fields.Select((field, i) => new StructMember(GeneratedScope.Escape(field.Name), field.Scalar, inner[i], positions?[i] ?? i, AccessOf(field.Symbol))).ToArray().ToEquatableArray());
    }

    private MemberAccess AccessOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: false } => MemberAccess.Field,
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } when module.Scope.CanAccess(setter) => MemberAccess.Property,
        _ => MemberAccess.ReadOnly,
    };

    private bool CanSet(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { } setter } => module.Scope.CanAccess(setter),
        _ => false,
    };

    /// <summary>Which argument of a constructor each field is; null if there is none that only copies its arguments.</summary>
    private int[]? Positions(StructLayout layout)
    {
        if (layout.Fields.Any(field => field.Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }))
        {
            return null;
        }

        foreach (var constructor in layout.Type.InstanceConstructors)
        {
            if (constructor.Parameters.Length == layout.Fields.Count
                && module.Scope.CanAccess(constructor)
                && constructor.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
                && PositionsIn(constructor, layout) is { } positions)
            {
                return positions;
            }
        }

        return null;
    }

    /// <summary>Binds the constructor by itself, and looks whether every field ends up as one of its arguments.</summary>
    private int[]? PositionsIn(IMethodSymbol constructor, StructLayout layout)
    {
        var trial = new ModuleBinder(module.Main, module.Compilation, new Diagnostics.Problems(), sources: null, module.Cancellation);
        if (!trial.HasSource(constructor.OriginalDefinition))
        {
            return null;
        }

        var key = new HelperKey(constructor.OriginalDefinition, TypeArguments.None.ForCall(constructor), TakesReceiver: false);
        var function = trial.BindAlone(key);
        if (function?.Body is not { End: Yield { Values: var yielded } } body || body.Instructions.Items.Any(instruction => instruction is not Constant))
        {
            return null;
        }

        // Parameters follow one another with the leaves of their fields.
        var starts = constructor.Parameters.Select(parameter => StructLayout.Of(parameter.Type)?.Leaves.Count ?? 1).ToArray();
        for (int i = 0, sum = 0; i < starts.Length; i++)
        {
            (starts[i], sum) = (sum, sum + starts[i]);
        }

        var positions = layout.Fields.Select(field => Enumerable.Range(0, starts.Length).Where(
            i => yielded.Items.Skip(field.Offset).Take(field.Count).SequenceEqual(function.Parameters.Items.Skip(starts[i]).Take(field.Count))).DefaultIfEmpty(-1).First()).ToArray();
        return positions.Contains(-1) || positions.Distinct().Count() != positions.Length ? null : positions;
    }
}
