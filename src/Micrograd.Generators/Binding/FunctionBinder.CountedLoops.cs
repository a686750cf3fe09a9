using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Loops whose trip count is known before they start.
internal sealed partial class FunctionBinder
{
    private void BindCountedFor(IForLoopOperation loop, CountedLoop counted, ExitTarget continued)
    {
        AtHeader(loop, StatementText.OfHeader((ForStatementSyntax)loop.Syntax));
        var start = Bind(counted.Start);
        var end = Bind(counted.Bound);
        var counter = NewVariable(counted.Counter, ScalarTypes.Of(counted.Counter.Type)!);
        var counterValue = _builder.NewValue(counter.Type, counter.Name);
        var body = Steps.Concat(Steps.Of(loop.Body), new Steps(new Step.Landing(continued), null));
        BindCounted(loop, counterValue, start, counted.Comparison, end, counted.Step, new Steps(new Step.Action(() => _state.Assign(counter, counterValue)), body));
    }

    private void AtHeader(ILoopOperation loop, string text) => _builder.Statement = _builder.AddStatement(_module.Sources?.Add(loop.Syntax) ?? text);

    /// <summary>A loop whose body nothing leaves early.</summary>
    private void BindCounted(ILoopOperation loop, ValueId counter, ValueId start, OpCode comparison, ValueId end, long step, Steps? body)
    {
        var statement = _builder.Statement;
        var carried = Carried(loop, returns: false);
        var reassigned = Reassigned(loop);
        var initial = carried.Select(InitialValue).ToArray();
        var parameters = NewCarriedValues(carried, []);
        var block = BindLoopBody(carried, reassigned, [], parameters, body);
        if (block.End is Throw)
        {
            var first = new Substitution(new Dictionary<ValueId, ValueId> { [counter] = start });
            var runs = _builder.Block([], () => new Yield([Apply(comparison, IrType.Boolean, [start, end])]));
            RunOnce(new Block(parameters, runs.Instructions, runs.End), testsFirst: true, first.Apply(block), initial, statement);
            return;
        }

        var final = NewCarriedValues(carried, []);
        if (start != Poison && end != Poison && !initial.Contains(Poison))
        {
            EmitAt(Located(loop.Syntax, statement), new For(final, counter, start, comparison, end, step, initial.ToEquatableArray(), block));
        }

        AssignAll(carried, final);
        MakeAmbiguous(reassigned);
    }
}
