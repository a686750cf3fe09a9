using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Whether control can come out at the end of a statement. Used to give binding its shape: the code after an early return becomes its other arm.</summary>
internal static class Completion
{
    /// <summary>Whether the end of the sequence may be reached; false only when it certainly is not.</summary>
    public static bool Completes(Steps? steps)
    {
        for (; steps is not null; steps = steps.Tail)
        {
            switch (steps.Head)
            {
                case Step.Landing:
                    // Some jump may arrive here and go on.
                    return Completes(steps.Tail);
                case Step.Jump:
                case Step.Choice choice when !Completes(choice.Then) && !Completes(choice.Else):
                case Step.Statement statement when !Completes(statement.Operation):
                    if (!steps.HasLanding)
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    /// <summary>Whether the statement does nothing but compute and throw.</summary>
    public static bool AlwaysThrows(Steps? steps) =>
        steps is { Tail: null, Head: Step.Statement { Operation: var operation } } && AlwaysThrows(operation);

    private static bool AlwaysThrows(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: [.. var before, var last] } => AlwaysThrows(last) && before.All(IsSimple),
        _ => false,
    };

    private static bool IsSimple(IOperation operation) => operation is IVariableDeclarationGroupOperation or IExpressionStatementOperation;

    private static bool Completes(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return operation switch
        {
            IBlockOperation block => block.Operations.All(Completes),
            IReturnOperation { Kind: OperationKind.Return } or IThrowOperation or IBranchOperation => false,
            IExpressionStatementOperation { Operation: IThrowOperation } => false,
            IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice =>
                Completes(taken ? choice.WhenTrue : choice.WhenFalse),
            IConditionalOperation choice => Completes(choice.WhenTrue) || Completes(choice.WhenFalse),
            ISwitchOperation choice => SwitchCompletes(choice),
            IWhileLoopOperation loop => !IsTrue(loop.Condition) || Jumps.Contains(loop, loop.ExitLabel),
            IForLoopOperation loop => !(loop.Condition is null || IsTrue(loop.Condition)) || Jumps.Contains(loop, loop.ExitLabel),
            _ => true,
        };
    }

    private static bool SwitchCompletes(ISwitchOperation choice) =>
        !choice.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation))
        || Jumps.Contains(choice, choice.ExitLabel)
        || choice.Cases.Any(section => section.Body.All(Completes));

    private static bool IsTrue(IOperation? condition) => condition?.ConstantValue is { HasValue: true, Value: true };
}
