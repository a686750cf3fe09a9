using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Analyzers;

/// <summary>A derivative approximated by hand: <c>(F(x + h) - F(x)) / h</c>, <c>(F(x) - F(x - h)) / h</c> or <c>(F(x + h) - F(x - h)) / (2 * h)</c>.</summary>
/// <param name="Call">The call at x, or the first one where there is none.</param>
/// <param name="Parameter">What is varied.</param>
/// <param name="X">Where the derivative is taken.</param>
internal sealed record FiniteDifference(IInvocationOperation Call, IParameterSymbol Parameter, IOperation X)
{
    /// <summary>The difference that a division is; null for others.</summary>
    public static FiniteDifference? Of(IBinaryOperation division)
    {
        if (division.OperatorKind != BinaryOperatorKind.Divide
            || SameExpression.Bare(division.LeftOperand) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference
            || SameExpression.Bare(difference.LeftOperand) is not IInvocationOperation above
            || SameExpression.Bare(difference.RightOperand) is not IInvocationOperation below
            || !SymbolEqualityComparer.Default.Equals(above.TargetMethod, below.TargetMethod)
            || !SameExpression.Are(above.Instance, below.Instance)
            || VariedParameter(above, below) is not { } parameter)
        {
            return null;
        }

        var (high, low) = (ValueOf(above, parameter), ValueOf(below, parameter));
        var width = division.RightOperand;
        foreach (var (x, step) in Sums(high, BinaryOperatorKind.Add))
        {
            if (SameExpression.Are(step, width) && SameExpression.Are(x, low))
            {
                return new FiniteDifference(below, parameter, low);
            }

            if (IsTwice(width, step) && Sums(low, BinaryOperatorKind.Subtract).Any(other => SameExpression.Are(other.X, x) && SameExpression.Are(other.Step, step)))
            {
                return new FiniteDifference(above, parameter, x);
            }
        }

        return Sums(low, BinaryOperatorKind.Subtract).Any(sum => SameExpression.Are(sum.Step, width) && SameExpression.Are(sum.X, high))
            ? new FiniteDifference(above, parameter, high)
            : null;
    }

    /// <summary>The one parameter for which the calls give different arguments.</summary>
    private static IParameterSymbol? VariedParameter(IInvocationOperation above, IInvocationOperation below)
    {
        var varied = above.Arguments.Select(argument => argument.Parameter).OfType<IParameterSymbol>()
            .Where(parameter => !SameExpression.Are(ValueOf(above, parameter), ValueOf(below, parameter))).ToList();
        return varied.Count == 1 ? varied[0] : null;
    }

    private static IOperation ValueOf(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.First(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter, parameter)).Value;

    /// <summary>How an argument can be read as x and a step: a sum both ways round.</summary>
    private static IEnumerable<(IOperation X, IOperation Step)> Sums(IOperation argument, BinaryOperatorKind kind)
    {
        if (SameExpression.Bare(argument) is IBinaryOperation sum && sum.OperatorKind == kind)
        {
            yield return (sum.LeftOperand, sum.RightOperand);
            if (kind == BinaryOperatorKind.Add)
            {
                yield return (sum.RightOperand, sum.LeftOperand);
            }
        }
    }

    private static bool IsTwice(IOperation width, IOperation step) =>
        width.ConstantValue is { HasValue: true, Value: double all } && step.ConstantValue is { HasValue: true, Value: double half } ? all == 2 * half
        : SameExpression.Bare(width) is IBinaryOperation twice && twice.OperatorKind switch
        {
            BinaryOperatorKind.Multiply => (IsTwo(twice.LeftOperand) && SameExpression.Are(twice.RightOperand, step)) || (IsTwo(twice.RightOperand) && SameExpression.Are(twice.LeftOperand, step)),
            BinaryOperatorKind.Add => SameExpression.Are(twice.LeftOperand, step) && SameExpression.Are(twice.RightOperand, step),
            _ => false,
        };

    private static bool IsTwo(IOperation operation) => SameExpression.Bare(operation)?.ConstantValue is { HasValue: true, Value: 2 or 2L or 2f or 2.0 };
}
