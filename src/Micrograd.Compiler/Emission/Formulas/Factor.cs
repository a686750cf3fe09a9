namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>A power of an atom; a negative one stands below the fraction bar.</summary>
internal readonly record struct Factor(Atom Atom, int Power);
