using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Statements, by allow-list.
internal sealed partial class FunctionBinder
{
    /// <summary>Binds one statement and returns what is left to do after it.</summary>
    private Steps? BindStatement(IOperation statement, Steps? rest)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return Steps.Prepend(block.Operations, rest);
            case IVariableDeclarationGroupOperation group:
                BindDeclarations(group);
                return rest;
            case IExpressionStatementOperation { Operation: IThrowOperation thrown }:
                return BindStatement(thrown, rest);
            case IExpressionStatementOperation expression:
                At(expression.Syntax);
                BindForEffect(expression.Operation);
                return rest;
            case IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice:
                return Steps.Concat(Steps.Of(taken ? choice.WhenTrue : choice.WhenFalse), rest);
            case IConditionalOperation choice:
                return BindStep(new Step.Choice(() => BindCondition(choice.Condition), Steps.Of(choice.WhenTrue), Steps.Of(choice.WhenFalse)), rest);
            case ISwitchOperation choice:
                return Steps.Concat(BindSwitch(choice), rest);
            case IForLoopOperation loop:
                BindFor(loop);
                return rest;
            case IWhileLoopOperation loop:
                return BindWhile(loop, rest);
            case IForEachLoopOperation loop when CollectionOf(loop) is { } collection:
                BindForEach(loop, collection);
                return rest;
            case IReturnOperation { Kind: OperationKind.Return } end:
                BindReturn(end);
                return rest;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch when _labels.TryGetValue(branch.Target, out var target):
                Exit(target);
                return rest;
            case IThrowOperation thrown:
                At(thrown.Syntax);
                BindThrow(thrown);
                return rest;
            case IEmptyOperation or ILocalFunctionOperation:
                return rest;
            default:
                return BindUnsupported(statement, rest);
        }
    }

    private void BindDeclarations(IVariableDeclarationGroupOperation group)
    {
        if (group.Kind == OperationKind.VariableDeclarationGroup)
        {
            foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
            {
                BindDeclaration(declarator);
            }
        }
    }

    private void BindDeclaration(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        if (local.IsConst)
        {
            return;
        }

        var initializer = declarator.GetVariableInitializer()?.Value;
        if (local.RefKind == RefKind.None && LayoutOf(local.Type) is { } layout)
        {
            BindStructDeclaration(declarator, layout, initializer);
            return;
        }

        var type = TypeOf(local.Type);
        var variable = NewVariable(local, type ?? IrType.Double);
        if (local.RefKind != RefKind.None)
        {
            Unsupported(SmallestSpan.Of(declarator.Syntax.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Type ?? declarator.Syntax), "A 'ref' local", "Use an ordinary local");
            _state.Assign(variable, Poison);
        }
        else if (initializer is null)
        {
            if (type is null)
            {
                ReportType(Resolve(local.Type), LocationOfType(declarator));
            }

            _state.Assign(variable, type is null ? Poison : Zero(type));
            variable.Assigned = declarator.Syntax.GetLocation();
        }
        else
        {
            At(declarator.Syntax);
            if (type is null && !IsVar(declarator))
            {
                // The type is what is wrong, and not that the value has it.
                ReportType(Resolve(local.Type), LocationOfType(declarator));
                initializer = initializer is IConversionOperation conversion ? conversion.Operand : initializer;
            }

            var value = type is not null || (initializer.Type is { } given && (IsVar(declarator) || CanBeUsed(given))) ? Bind(initializer) : Poison;
            Assign(variable, type is null ? Poison : value, declarator);
        }
    }

    private static bool IsVar(IVariableDeclaratorOperation declarator) => TypeSyntaxOf(declarator) is null or { IsVar: true };

    private static TypeSyntax? TypeSyntaxOf(IVariableDeclaratorOperation declarator) => (declarator.Syntax.Parent as VariableDeclarationSyntax)?.Type;

    /// <summary>Where the type of a local is written, or else the local.</summary>
    private static Location LocationOfType(IVariableDeclaratorOperation declarator) => (TypeSyntaxOf(declarator) ?? declarator.Syntax).GetLocation();

    private ValueId BindCondition(IOperation condition)
    {
        At(condition.Syntax);
        return Bind(condition);
    }

    private void BindReturn(IReturnOperation end)
    {
        if (end.ReturnedValue is { } returned)
        {
            At(returned.Syntax, assigned: "value");
            if (_key.Method.RefKind != RefKind.None)
            {
                Unsupported(returned.Syntax.GetLocation(), "A 'ref' return", "Return the value itself");
                return;
            }

            if (_returnedLeaves.Count == 0)
            {
                // The body of a void method written as an expression.
                BindForEffect(returned);
            }
            else if (_module.IsMain(_key.Method) && !CanBeUsed(_key.Method.ReturnType))
            {
                // The type that it returns was reported.
            }
            else
            {
                var value = BindValue(returned);
                if (_state.Thrown is not null)
                {
                    return;
                }

                for (var i = 0; i < _returnedLeaves.Count; i++)
                {
                    _state.Assign(_returnedLeaves[i], value.Leaves.Count == _returnedLeaves.Count ? value.Leaves[i] : Poison);
                    _returnedLeaves[i].Assigned = returned.Syntax.GetLocation();
                }
            }
        }

        Exit(_returned);
    }

    /// <summary>Reports a statement that has no case; what stands inside it is still bound, to find its problems too.</summary>
    private Steps? BindUnsupported(IOperation statement, Steps? rest)
    {
        if (statement is IInvalidOperation)
        {
            _module.Problems.LeaveToCompiler();
            return rest;
        }

        Unsupported(statement);
        foreach (var local in Walk.Within(statement).OfType<IVariableDeclaratorOperation>())
        {
            _state.Assign(NewVariable(local.Symbol, IrType.Double), Poison);
        }

        var bodies = statement switch
        {
            IForEachLoopOperation loop => [loop.Body],
            ILockOperation block => [block.Body],
            IUsingOperation block => [block.Body],
            ITryOperation block => block.Catches.Select(handler => (IOperation)handler.Handler).Prepend(block.Body).Concat(block.Finally is null ? [] : [block.Finally]),
            ILabeledOperation { Operation: { } labeled } => [labeled],
            _ => Array.Empty<IOperation>(),
        };
        foreach (var body in bodies)
        {
            if (statement is IForEachLoopOperation loop)
            {
                _labels[loop.ExitLabel] = new("broken");
                _labels[loop.ContinueLabel] = new("continued");
            }

            BindArm(() => BindSequence(Steps.Of(body)));
        }

        if (statement is IBranchOperation)
        {
            _state.Falls = false;
        }

        return rest;
    }
}
