namespace Micrograd.Compiler.Ir;

/// <summary>What is known of an SSA value.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">The C# variable it is a version of (the user's <c>x</c>, a derived <c>d_x</c>); null for an unnamed intermediate.
/// A wish: emission resolves clashes.</param>
/// <param name="Role">Primal or derived.</param>
public sealed record ValueInfo(IrType Type, string? Name, ValueRole Role);
