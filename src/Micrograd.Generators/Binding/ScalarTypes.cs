using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Which C# types differentiable code can work with.</summary>
internal static class ScalarTypes
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The IR type of numbers, <c>bool</c>, <c>char</c> and enums; null for every other type.</summary>
    public static ScalarType? Of(ITypeSymbol? type) => type switch
    {
        null => null,
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } =>
            new ScalarType(KindOf(underlying)!.Value, type.ToDisplayString(Full)),
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter when IsNumeric(parameter) => new ScalarType(ScalarKind.Generic, GeneratedScope.Escape(parameter.Name)),
        _ => KindOf(type) is { } kind ? ScalarType.Predefined(kind) : null,
    };

    /// <summary>As <see cref="Of"/>, and an opaque type for what can be carried along as a constant: strings, objects, structs without reals.</summary>
    public static ScalarType? OfValue(ITypeSymbol? type) => Of(type) ?? (WhyNot(type) is null ? Opaque(type!) : null);

    /// <summary>A type that is carried along untouched.</summary>
    public static ScalarType Opaque(ITypeSymbol type) => new(ScalarKind.Opaque, type.ToDisplayString(Full));

    /// <summary>Why values of the type cannot be used, and what to do about it; null when they can.</summary>
    public static string? WhyNot(ITypeSymbol? type)
    {
        switch (type)
        {
            case null:
                return "it has no type of its own; give it one";
            case IArrayTypeSymbol:
                return MemoryTypes.WhyNot(type);
            case IPointerTypeSymbol or IFunctionPointerTypeSymbol:
                return "pointers are not supported; pass numbers by value";
            case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }:
                return "a derivative needs numbers that need not be whole; constrain it, as in 'where T : IFloatingPointIeee754<T>'";
            case ITypeParameterSymbol:
                return "it belongs to the type around the method; make it a type parameter of the method: 'F<T>(…) where T : IFloatingPointIeee754<T>'";
            case IDynamicTypeSymbol:
                return "'dynamic' is decided at run time; use double or float";
            case { IsTupleType: true }:
                return StructLayout.WhyNot(type) ?? "a tuple cannot stand here; use its elements";
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                return "nullable values are not supported; pass the number and a bool";
            case { SpecialType: SpecialType.System_Decimal }:
                return "decimal arithmetic has no derivative; use double";
            case { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr }:
                return "native integers are not supported; use int or long";
            case { SpecialType: SpecialType.System_Void }:
                return "it has no value";
            case { IsRefLikeType: true }:
                return MemoryTypes.WhyNot(type);
            case var _ when Vectors.IsVector(type):
                return "a vector cannot stand here; use its components";
            case { TypeKind: TypeKind.Struct } when IsNumberOfSystem(type):
                return "only double and float are differentiated; convert it to double outside";
            case { TypeKind: TypeKind.Struct } when ContainsReals(type):
                return StructLayout.WhyNot(type) ?? "a struct cannot stand here; use its fields";
            default:
                return null;
        }
    }

    /// <summary>Whether it is a numeric type of the library that is not differentiated.</summary>
    public static bool IsNumberOfSystem(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is "System" or "System.Numerics" or "System.Runtime.Intrinsics"
        && type.Name is "Half" or "Int128" or "UInt128" or "BigInteger" or "Complex" or "Vector" or "Vector2" or "Vector3" or "Vector4"
            or "Vector64" or "Vector128" or "Vector256" or "Vector512" or "Matrix3x2" or "Matrix4x4" or "Quaternion" or "Plane";

    /// <summary>Whether a type parameter stands for a number with a fractional part.</summary>
    public static bool IsNumeric(ITypeParameterSymbol parameter) => Interfaces(parameter).Any(known => known is "IFloatingPointConstants" or "IPowerFunctions");

    /// <summary>The interfaces of <c>System.Numerics</c> that the constraints of a type parameter say it has.</summary>
    public static IEnumerable<string> Interfaces(ITypeParameterSymbol parameter) => parameter.ConstraintTypes
        .SelectMany(constraint => constraint is ITypeParameterSymbol other ? [] : constraint.AllInterfaces.Prepend((INamedTypeSymbol)constraint))
        .Where(known => known.ContainingNamespace?.ToDisplayString() == "System.Numerics" && known.TypeArguments is [var self, ..] && SymbolEqualityComparer.Default.Equals(self, parameter))
        .Select(known => known.Name)
        .Distinct();

    /// <summary>Whether a struct has reals at any depth.</summary>
    public static bool ContainsReals(ITypeSymbol type) => ContainsReals(type, new(SymbolEqualityComparer.Default), nesting: 0);

    private static bool ContainsReals(ITypeSymbol type, HashSet<ITypeSymbol> seen, int nesting)
    {
        // TimeSpan and DateTime count ticks; structs of the user may hold reals at any depth.
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.IsStatic
                && (Of(field.Type) is { IsReal: true }
                    || (field.Type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } && nesting <= StructLayout.MostNesting && seen.Add(field.Type) && ContainsReals(field.Type, seen, nesting + 1))))
            {
                return true;
            }
        }

        return false;
    }

    private static ScalarKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        _ => null,
    };
}
