using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// foreach over arrays and spans: a loop over the indices that reads one element at the start of each iteration.
internal sealed partial class FunctionBinder
{
    /// <summary>The array that a loop goes through, if it is one of those that are supported.</summary>
    private IOperation? CollectionOf(IForEachLoopOperation loop)
    {
        var collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : loop.Collection;
        return MemoryOf(collection) is { Form: not ArrayForm.Matrix } type
            && (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } local } ? ConvertsTo(type, local) : TupleOf(loop) is not null && IsOfTuples(collection))
            ? collection
            : null;
    }

    /// <summary>The variables of <c>foreach (var (x, y) in points)</c>.</summary>
    private static ITupleOperation? TupleOf(IForEachLoopOperation loop) => Target(loop.LoopControlVariable) as ITupleOperation;

    private bool IsOfTuples(IOperation collection) => MemoryTypes.LayoutOfElement(Resolve(collection.Type!), Resolve) is { Type.IsTupleType: true };

    private bool ConvertsTo(ArrayType type, ILocalSymbol local) => type.Form == ArrayForm.Jagged
        ? (type with { Form = ArrayForm.Array }).Equals(TypeOf(local.Type))
        : type.Struct is { } shape ? LayoutOf(local.Type) is { } layout && layout.Leaves.Select(leaf => leaf.Type).SequenceEqual(shape.Leaves.Select(leaf => leaf.Type))
        : ScalarTypes.Of(Resolve(local.Type)) is { } variable && (variable.Equals(type.Element) || (variable.IsReal && type.Element is { IsEnum: false, Kind: not (ScalarKind.Boolean or ScalarKind.Double) }));

    private void BindForEach(IForEachLoopOperation loop, IOperation collection)
    {
        var (broken, continued) = Labels(loop);
        AtHeader(loop, StatementText.OfHeader((CommonForEachStatementSyntax)loop.Syntax));
        var memory = Bind(collection);
        var length = Length(memory);
        if (Jumps.Contains(loop, loop.ExitLabel) || Jumps.ContainReturn(loop))
        {
            var counter = new Variable("i", IrType.Int32);
            _state.Assign(counter, Integer(0, IrType.Int32));
            var statement = _builder.Statement;
            var body = new Steps(new Step.Action(() => Enter(loop, memory, _state[counter]!.Value, statement)), Steps.Of(loop.Body));
            var next = new Steps(new Step.Landing(continued), new Steps(new Step.Action(() => Assign(counter, Plus(_state[counter]!.Value, Integer(1, IrType.Int32)))), null));
            BindLoop(loop, () => Apply(OpCode.Less, IrType.Boolean, [_state[counter]!.Value, length]), testsFirst: true, Steps.Concat(body, next), broken, [counter], Jumps.Contains(loop, loop.ExitLabel));
        }
        else
        {
            var index = _builder.NewValue(IrType.Int32, "i");
            var statement = _builder.Statement;
            var body = new Steps(new Step.Action(() => Enter(loop, memory, index, statement)), Steps.Concat(Steps.Of(loop.Body), new Steps(new Step.Landing(continued), null)));
            BindCounted(loop, index, Integer(0, IrType.Int32), OpCode.Less, length, 1, body);
        }
    }

    /// <summary>Gives the loop variable its element.</summary>
    private void Enter(IForEachLoopOperation loop, ValueId memory, ValueId index, int statement)
    {
        if (TupleOf(loop) is { } tuple)
        {
            var elements = MemoryTypes.LayoutOfElement(Resolve(CollectionOf(loop)!.Type!), Resolve)!;
            var destinations = DestinationsOf(tuple);
            _builder.Statement = statement;
            var read = memory == Poison || index == Poison ? Failed(elements) : LoadStruct(ElementOfStruct(memory, index, elements, loop.LoopControlVariable));
            for (var i = 0; i < destinations.Count; i++)
            {
                Fill(destinations[i], read[elements.Fields[i]], tuple);
            }

            return;
        }

        var declarator = (IVariableDeclaratorOperation)loop.LoopControlVariable;
        if (LayoutOf(declarator.Symbol.Type) is { } layout)
        {
            _builder.Statement = statement;
            var value = memory == Poison || index == Poison ? Failed(layout) : LoadStruct(ElementOfStruct(memory, index, layout, declarator));
            AssignStruct(NewStruct(declarator.Symbol, layout, declarator.Symbol.Name).Leaves, value, declarator);
            return;
        }

        var type = TypeOf(declarator.Symbol.Type)!;
        var variable = NewVariable(declarator.Symbol, type);
        _builder.Statement = statement;
        if (memory == Poison || index == Poison)
        {
            _state.Assign(variable, Poison);
        }
        else if (type is ScalarType scalar)
        {
            var element = Load(new Place.Element(memory, [index], ElementOf(memory), declarator.Syntax.GetLocation()));
            Assign(variable, Convert(element, scalar), declarator);
        }
        else
        {
            Assign(variable, RowOf(memory, index), declarator);
        }
    }

    private Place.Struct ElementOfStruct(ValueId memory, ValueId index, StructLayout layout, IOperation variable) =>
        new(new Place.Element(memory, [index], ElementOf(memory), variable.Syntax.GetLocation()), layout, 0, layout.Leaves.Count);
}
