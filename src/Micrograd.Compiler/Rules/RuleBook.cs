using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The derivative rules.</summary>
public static class RuleBook
{
    /// <summary>The rule of an operation; operations on integers and comparisons have zero derivative.</summary>
    public static Rule For(OpCode op) => throw new NotImplementedException();
}
