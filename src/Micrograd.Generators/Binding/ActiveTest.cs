using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A test for equality of reals: worth a warning if an operand is active.</summary>
/// <param name="Operands">What is compared.</param>
/// <param name="Location">Where.</param>
/// <param name="Operator">How the source writes it.</param>
internal sealed record ActiveTest(EquatableArray<ValueId> Operands, Location Location, string Operator);
