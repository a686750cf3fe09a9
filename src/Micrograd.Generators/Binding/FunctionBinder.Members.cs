using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Fields and properties: constants to the derivative, passed on as C# text.
internal sealed partial class FunctionBinder
{
    private ValueId BindMember(IMemberReferenceOperation reference)
    {
        if (IsOfReported(reference))
        {
            return Poison;
        }

        if (reference.Type is { } declared && ScalarTypes.OfValue(Resolve(declared)) is { } type)
        {
            if (GenericConstant(reference, type) is { } constant)
            {
                return constant;
            }

            return External(type, TemplateOf(reference));
        }

        ReportType(reference.Type is null ? null : Resolve(reference.Type), reference.Syntax.GetLocation());
        return Poison;
    }

    /// <summary><c>T.One</c> and its like, where T is known.</summary>
    private ValueId? GenericConstant(IMemberReferenceOperation reference, ScalarType type)
    {
        if (reference is not IPropertyReferenceOperation { ConstrainedToType: { } constrained } || ScalarTypes.Of(Resolve(constrained)) is null || !IsNumber(type))
        {
            return null;
        }

        if (type.Kind == ScalarKind.Generic && reference.Member.Name is not ("One" or "MultiplicativeIdentity" or "Zero" or "AdditiveIdentity" or "NegativeOne"))
        {
            return External(type, Template.Of(type.Name + "." + reference.Member.Name));
        }

        double? value = reference.Member.Name switch
        {
            "One" or "MultiplicativeIdentity" => 1,
            "Zero" or "AdditiveIdentity" => 0,
            "NegativeOne" => -1,
            "Pi" => type.Kind == ScalarKind.Single ? (float)Math.PI : Math.PI,
            "Tau" => type.Kind == ScalarKind.Single ? (float)(2 * Math.PI) : 2 * Math.PI,
            "E" => type.Kind == ScalarKind.Single ? (float)Math.E : Math.E,
            _ => null,
        };
        if (value is null && type.IsReal && Resolve(constrained).GetMembers(reference.Member.Name).Any(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public } and (IFieldSymbol or IPropertySymbol)))
        {
            return External(type, Template.Of(type.Name + "." + reference.Member.Name));
        }

        if (value is null)
        {
            Unsupported(reference.Syntax.GetLocation(), $"The generic constant '{reference.Member.Name}'", "Write the number");
            return Poison;
        }

        return Number(value.Value, type);
    }

    private ValueId BindReceiver(IOperation instance)
    {
        if (_receiver is { } receiver)
        {
            return receiver;
        }

        var type = Resolve(instance.Type!);
        return External(ScalarTypes.Opaque(type), Template.Of("this"));
    }

    /// <summary>Writes the path to a field or property: <c>_rate</c>, <c>this.Options.Rate</c>, <c>global::Shop.Limits.Highest</c>.</summary>
    private void WriteMember(IMemberReferenceOperation reference, TemplateWriter text)
    {
        var member = reference.Member;
        if (reference is IPropertyReferenceOperation { Arguments.Length: > 0 })
        {
            Unsupported(reference.Syntax.GetLocation(), "An indexer", "Pass the element as a parameter");
            text.Fail();
            return;
        }

        if (member is not (IFieldSymbol or IPropertySymbol { GetMethod: not null }))
        {
            Unsupported(reference);
            text.Fail();
            return;
        }

        if (!_module.Scope.CanAccess(member))
        {
            Unsupported(
                reference.Syntax.GetLocation(),
                $"The {(member is IFieldSymbol ? "field" : "property")} '{member.Name}', which generated code in '{_module.Scope.TypeName}' cannot access,",
                "Make it internal or public, or pass its value as a parameter");
            text.Fail();
            return;
        }

        var isOwn = reference.Instance is IInstanceReferenceOperation && _receiver is null;
        if (member.IsStatic)
        {
            text.Write(_module.Scope.StaticMember(member, t => Resolve(t)));
        }
        else if (isOwn)
        {
            _module.Scope.UseMember(member.Name);
            var isQualified = reference.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax;
            var isHidden = _module.Scope.IsHiddenByLocal(member.Name);
            text.Write((isQualified || isHidden ? "this." : string.Empty) + GeneratedScope.Escape(member.Name));
        }
        else
        {
            WriteInactive(reference.Instance!, text, isReceiver: true);
            text.Write("." + GeneratedScope.Escape(member.Name));
        }
    }
}
