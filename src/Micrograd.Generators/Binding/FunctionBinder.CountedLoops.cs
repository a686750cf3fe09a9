using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Loops whose trip count is known before they start.
internal sealed partial class FunctionBinder
{
    private void BindCountedFor(IForLoopOperation loop, CountedLoop counted, ExitTarget continued)
    {
        _builder.Statement = _builder.AddStatement(StatementText.OfHeader((ForStatementSyntax)loop.Syntax));
        var statement = _builder.Statement;
        var start = Bind(counted.Start);
        var end = Bind(counted.Bound);
        var counter = NewVariable(counted.Counter, ScalarTypes.Of(counted.Counter.Type)!);
        var carried = Carried(loop, returns: false);
        var initial = carried.Select(InitialValue).ToArray();

        var counterValue = _builder.NewValue(counter.Type, counter.Name);
        var parameters = NewCarriedValues(carried, []);
        _state.Enter();
        _state.Assign(counter, counterValue);
        var block = BindLoopBody(carried, [], parameters, Steps.Concat(Steps.Of(loop.Body), new Steps(new Step.Landing(continued), null)));
        _state.Leave();
        if (block.End is Throw)
        {
            var first = new Substitution(new Dictionary<ValueId, ValueId> { [counterValue] = start });
            var runs = _builder.Block([], () => new Yield([Apply(counted.Comparison, IrType.Boolean, [start, end])]));
            RunOnce(new Block(parameters, runs.Instructions, runs.End), testsFirst: true, first.Apply(block), initial, statement);
            return;
        }

        var final = NewCarriedValues(carried, []);
        if (start != Poison && end != Poison && !initial.Contains(Poison))
        {
            EmitAt(statement, new For(final, counterValue, start, counted.Comparison, end, counted.Step, initial.ToEquatableArray(), block));
        }

        AssignAll(carried, final);
    }
}
