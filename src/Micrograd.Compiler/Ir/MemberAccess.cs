namespace Micrograd.Compiler.Ir;

/// <summary>What generated code may do with a member of a struct that stands in a variable, such as an element of an array.</summary>
public enum MemberAccess
{
    /// <summary>Read it only: another struct must be made to change it.</summary>
    ReadOnly,

    /// <summary>Set it, but not a member of it: a property.</summary>
    Property,

    /// <summary>Set it and its members: a field.</summary>
    Field,
}
