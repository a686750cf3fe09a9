using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>A <c>for</c> loop that counts: its number of iterations is known before it starts.</summary>
/// <param name="Counter">The loop variable.</param>
/// <param name="Start">Its first value.</param>
/// <param name="Comparison">How it is compared with <paramref name="Bound"/>, the counter on the left.</param>
/// <param name="Bound">Not changed by the loop.</param>
/// <param name="Step">Added after each iteration.</param>
internal sealed record CountedLoop(ILocalSymbol Counter, IOperation Start, OpCode Comparison, IOperation Bound, long Step)
{
    /// <summary>Recognises <c>for (var i = start; i &lt; bound; i++)</c> and its variants, if nothing but the increment touches the counter and nothing leaves the loop early.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="elements">What it does with arrays.</param>
    public static CountedLoop? Recognize(IForLoopOperation loop, ElementAccess elements)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] }]
            || declarator.GetVariableInitializer() is not { Value: var start }
            || declarator.Symbol is not { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 } counter
            || loop.Condition is not IBinaryOperation { OperatorMethod: null } condition
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var increment }]
            || StepOf(increment, counter) is not { } step
            || Jumps.Contains(loop, loop.ExitLabel)
            || Jumps.ContainReturn(loop))
        {
            return null;
        }

        var (comparison, bound) = IsCounter(condition.LeftOperand, counter) ? (OpOf(condition.OperatorKind), condition.RightOperand)
            : IsCounter(condition.RightOperand, counter) ? (Mirrored(OpOf(condition.OperatorKind)), condition.LeftOperand)
            : (null, condition);
        var ends = comparison switch
        {
            OpCode.Less or OpCode.LessOrEqual => step > 0,
            OpCode.Greater or OpCode.GreaterOrEqual => step < 0,
            _ => false,
        };
        var assigned = new HashSet<ISymbol>(elements.Assigned.In(loop.Body), SymbolEqualityComparer.Default);
        return ends && !assigned.Contains(counter) && IsInvariant(bound, counter, assigned) && IsUntouched(bound, loop.Body, elements)
            ? new CountedLoop(counter, start, comparison!.Value, bound, step)
            : null;
    }

    private static bool IsCounter(IOperation operation, ILocalSymbol counter) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, counter);

    private static bool IsInvariant(IOperation bound, ILocalSymbol counter, HashSet<ISymbol> assigned) =>
        !Walk.Within(bound).Any(operation => operation switch
        {
            ILocalReferenceOperation local => IsCounter(local, counter) || assigned.Contains(local.Local),
            IParameterReferenceOperation parameter => assigned.Contains(parameter.Parameter),

            // It may read what the loop assigns.
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => true,
            _ => false,
        });

    /// <summary>Whether the loop writes no element that the bound may read.</summary>
    private static bool IsUntouched(IOperation bound, IOperation body, ElementAccess elements)
    {
        if (elements.HasEffects(bound))
        {
            return false;
        }

        var read = elements.Read(bound).ToArray();
        return read.Length == 0 || !elements.Written(body).Any(written =>
            written is null || read.Any(element => element is null || SymbolEqualityComparer.Default.Equals(element, written)));
    }

    private static long? StepOf(IOperation increment, ILocalSymbol counter) => increment switch
    {
        IIncrementOrDecrementOperation { OperatorMethod: null } one when IsCounter(one.Target, counter) => one.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } more
            when IsCounter(more.Target, counter) && Constant(more.Value) is { } amount and not 0 => more.OperatorKind == BinaryOperatorKind.Add ? amount : -amount,
        _ => null,
    };

    private static long? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant }
        ? constant switch
        {
            int number => number,
            long number and > long.MinValue => number,
            uint number => number,
            ulong and <= long.MaxValue => (long)(ulong)constant,
            _ => null,
        }
        : null;

    private static OpCode? OpOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => OpCode.Less,
        BinaryOperatorKind.LessThanOrEqual => OpCode.LessOrEqual,
        BinaryOperatorKind.GreaterThan => OpCode.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => OpCode.GreaterOrEqual,
        _ => null,
    };

    private static OpCode? Mirrored(OpCode? op) => op switch
    {
        OpCode.Less => OpCode.Greater,
        OpCode.LessOrEqual => OpCode.GreaterOrEqual,
        OpCode.Greater => OpCode.Less,
        OpCode.GreaterOrEqual => OpCode.LessOrEqual,
        _ => null,
    };
}
