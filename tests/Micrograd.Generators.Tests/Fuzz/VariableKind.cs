namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Type of a variable or expression of a random method.</summary>
internal enum VariableKind
{
    Real,
    Integer,
    Boolean,
}
