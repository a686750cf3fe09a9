namespace Micrograd.Compiler.Ir;

/// <summary>A field of a struct or an element of a tuple.</summary>
/// <param name="Name">How it is accessed, with <c>@</c> where C# needs it.</param>
/// <param name="Scalar">Its type, if it is no struct itself.</param>
/// <param name="Inner">What it is made of, if it is a struct.</param>
/// <param name="Position">Which argument of the constructor it is.</param>
/// <param name="Access">How it can be changed in place.</param>
public sealed record StructMember(string Name, ScalarType? Scalar, StructShape? Inner, int Position, MemberAccess Access);
