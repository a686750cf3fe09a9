using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes the body of a function as statements, following its <see cref="FunctionPlan"/>.</summary>
internal sealed class BodyWriter
{
    private readonly BodyContext _context;
    private readonly FunctionPlan _plan;
    private readonly AssignmentWriter _assignments;
    private readonly CallTargets _calls;
    private readonly ReturnForm _returns;
    private readonly ValueWriter _values;
    private readonly LoopWriter _loops;
    private readonly ElementWriter _elements;
    private readonly TapeWriter _tape;
    private readonly Queue<Statement> _beforeEffects;
    private int _commented = -1;

    /// <summary>Prepares to write.</summary>
    /// <param name="plan">What was decided.</param>
    /// <param name="expressions">The dialect.</param>
    /// <param name="calls">How other functions are called.</param>
    /// <param name="returns">How results are returned.</param>
    /// <param name="beforeEffects">Statements to stand before the first one that does more than compute.</param>
    public BodyWriter(FunctionPlan plan, ExpressionBuilder expressions, CallTargets calls, ReturnForm returns, IReadOnlyList<Statement>? beforeEffects = null)
    {
        _beforeEffects = new(beforeEffects ?? []);
        _plan = plan;
        _calls = calls;
        _returns = returns;
        _context = new BodyContext(plan, expressions);
        _assignments = new AssignmentWriter(_context);
        _values = new ValueWriter(_context, calls);
        _loops = new LoopWriter(_context, this, _values);
        _elements = new ElementWriter(_context, _values, calls);
        _tape = new TapeWriter(_context, _assignments, plan, calls);
    }

    /// <summary>The statements of the whole body.</summary>
    public IReadOnlyList<Statement> Write() => Write(_plan.Shape.Body);

    /// <summary>The statements of a block.</summary>
    public List<Statement> Write(BlockShape block)
    {
        var statements = new List<Statement>();
        Write(block, statements);
        return statements;
    }

    /// <summary>Appends the statements of a block.</summary>
    public void Write(BlockShape block, List<Statement> statements)
    {
        _commented = -1;
        if (Write(block, [.. block.Instructions.Where(shape => !_plan.Folding.IsDead(shape))], statements))
        {
            Declare(block, block.End, statements);
            End(block, statements);
        }
    }

    /// <summary>Writes instructions of a block; false if nothing after them is reached.</summary>
    private bool Write(BlockShape block, List<InstructionShape> written, List<Statement> statements)
    {
        for (var i = 0; i < written.Count; i++)
        {
            var shape = written[i];
            if (shape.IsOrdered || shape.Instruction is Note { Text: not "forward" })
            {
                statements.AddRange(_beforeEffects);
                _beforeEffects.Clear();
            }

            Declare(block, shape.Start, statements);
            if (_elements.ReplacesStruct(shape.Instruction))
            {
                i = WriteStruct(block, written, i, statements);
            }
            else if (i + 1 < written.Count && _assignments.BothOf(shape.Instruction, written[i + 1].Instruction) is { } pair)
            {
                Declare(block, written[++i].Start, statements);
                statements.Add(new Line(pair));
            }
            else if (_tape.Group(written, i) is { Count: > 1 } group)
            {
                group.ForEach(inner => Declare(block, inner.Start, statements));
                statements.Add(_tape.Write(group));
                i += group.Count - 1;
            }
            else if (!Write(shape, statements))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes changes of one struct together, after what stands between them, and returns the position of the last one.</summary>
    private int WriteStruct(BlockShape block, List<InstructionShape> written, int first, List<Statement> statements)
    {
        var last = first;
        var changes = new List<Instruction> { written[first].Instruction };
        for (var i = first + 1; i < written.Count; i++)
        {
            if (_elements.ReplacesSame(changes, written[i].Instruction))
            {
                changes.Add(written[i].Instruction);
                last = i;
            }
            else if (!_elements.CanWait(changes, written[i]))
            {
                break;
            }
        }

        Write(block, written.GetRange(first, last - first).FindAll(shape => !changes.Contains(shape.Instruction)), statements);
        _commented = _elements.WriteStruct(changes, statements, _commented);
        return last;
    }

    /// <summary>Appends assignments made as if at once.</summary>
    public void Hand(IReadOnlyList<ValueId> sources, IReadOnlyList<ValueId> targets, List<Statement> statements)
    {
        foreach (var (text, value) in _assignments.AssignAll(sources, targets))
        {
            statements.Add(new Line(text, _plan.Folding.IsFolded(value) ? CommentFor(value) : null));
        }
    }

    private void Declare(BlockShape block, int position, List<Statement> statements)
    {
        foreach (var variable in _plan.Declarations.Before(block, position))
        {
            statements.Add(new Line(_assignments.Declare(variable)));
        }
    }

    /// <summary>Writes one instruction; false if nothing after it is reached.</summary>
    private bool Write(InstructionShape shape, List<Statement> statements)
    {
        switch (shape.Instruction)
        {
            case Note note:
                _commented = -1;
                statements.Add(new CommentLine(note.Text));
                break;
            case Guard guard when guard.Call.Holes.Any(_values.IsSpan):
                // A test for null, of an array that is a span in a trace.
                break;
            case Guard guard:
                statements.Add(new Line([_context.Expressions.Fill(guard.Call, _context.Read(guard.Call.Holes), IrType.Boolean), ";"]));
                break;
            case Invoke or Store or Accumulate or Clear or Copy or PushAll or PopAll:
                _commented = _elements.Write(shape.Instruction, statements, _commented);
                break;
            case Push:
                statements.Add(_tape.Write([shape]));
                break;
            case Call { Returned.Count: not 1 } call:
                statements.Add(new Line(CallOfSeveral(call), CommentFor(call.Returned.Items.FirstOrDefault(_plan.Folding.IsUsed), call)));
                break;
            case If when !_plan.Folding.IsExpression(shape):
                return WriteIf(shape, statements);
            case For loop:
                _loops.Write(shape, loop, statements);
                _commented = -1;
                break;
            case While loop:
                _loops.Write(shape, loop, statements);
                _commented = -1;
                break;
            case Constant constant when _plan.Folding.InlineConstant(constant.Result) is not null:
                break;
            default:
                Define(shape, shape.Instruction.Results[0], _values.Evaluate(shape), statements);
                break;
        }

        return true;
    }

    private void Define(InstructionShape shape, ValueId value, CSharpExpression expression, List<Statement> statements)
    {
        if (_plan.Folding.IsFolded(value))
        {
            _context.Keep(value, expression);
        }
        else if (_plan.Variables[value] is { } variable)
        {
            statements.Add(new Line(_assignments.Assign(variable, value, expression), CommentFor(value)));
        }
        else if (shape.Instruction is Pop or Call or Apply || _plan.Folding.IsExpression(shape))
        {
            // Only its effect is wanted: that it pops, or that it may throw.
            statements.Add(new Line(shape.Instruction is Call call ? [_values.Invocation(call), ";"] : shape.Instruction is Pop ? [expression, ";"] : ["_ = ", expression.Settled(), ";"]));
        }
    }

    private IReadOnlyList<Part> CallOfSeveral(Call call)
    {
        var name = _calls.NameOf(call.Callee);
        var targets = call.Returned.Select(value => _plan.Variables[value]).ToList();
        var arguments = _values.Arguments(call).ToList();
        if (!CallTargets.HasOuts(call.Callee, call.Returned.Count))
        {
            var invocation = ExpressionBuilder.Call(name, arguments, IrType.Boolean);
            return targets.All(target => target is null) ? [invocation, ";"] : [.. _assignments.Deconstruct(targets), invocation, ";"];
        }

        arguments.InsertRange(call.Arguments.Count, targets.Skip(1).Select(_assignments.Out).ToList());
        var result = ExpressionBuilder.Call(name, arguments, _context.Function.TypeOf(call.Returned[0]));
        return targets[0] is { } first ? _assignments.Assign(first, call.Returned[0], result) : [result, ";"];
    }

    private bool WriteIf(InstructionShape shape, List<Statement> statements)
    {
        var choice = (If)shape.Instruction;
        var condition = _context.Read(choice.Condition);
        var then = Write(shape.Blocks[0]);
        if (_plan.Scopes.IsGuardClause(shape))
        {
            statements.Add(new Branch(condition, then, []));
            Write(shape.Blocks[1], statements);
            return false;
        }

        var otherwise = Write(shape.Blocks[1]);
        _commented = -1;
        if (then.Count > 0)
        {
            statements.Add(new Branch(condition, then, otherwise));
        }
        else if (otherwise.Count > 0)
        {
            statements.Add(new Branch(_values.Negated(choice.Condition), otherwise, []));
        }
        else if (_plan.Folding.HasEffect(choice.Condition))
        {
            statements.Add(new Line(["_ = ", condition.Settled(), ";"]));
        }

        return !shape.Blocks.All(block => block.Throws || block.Returned is not null);
    }

    private void End(BlockShape block, List<Statement> statements)
    {
        if (block.Block.End is Throw end)
        {
            statements.Add(new Line(["throw ", _context.Expressions.Fill(end.Exception, _context.Read(end.Exception.Holes), IrType.Boolean).Settled(), ";"]));
        }
        else if (block.Returned is { } returned)
        {
            var outs = _plan.Variables.Outs;
            Hand([.. returned.Skip(1).Take(outs.Count)], outs, statements);
            var values = returned.Take(returned.Count - outs.Count).Select(_context.Read).ToList();
            if (values.Count > 0)
            {
                statements.Add(new Line(["return ", .. _returns(values), ";"]));
            }
            else if (block != _plan.Shape.Body)
            {
                statements.Add(new Line(["return;"]));
            }
        }
        else if (block is { Kind: BlockKind.Arm, Block.End: Yield yield })
        {
            Hand(yield.Values, block.Owner!.Instruction.Results, statements);
        }
        else if (block is { Kind: BlockKind.LoopBody, Block: { End: Yield next } body })
        {
            Hand(next.Values, body.Parameters, statements);
        }
    }

    private string? CommentFor(ValueId value, Instruction? instruction = null)
    {
        instruction ??= _plan.Shape.Definitions[value.Index]?.Instruction;
        if (instruction is null || instruction.Statement < 0 || instruction.Statement == _commented || _plan.Shape[value].Role != ValueRole.Derivative)
        {
            return null;
        }

        _commented = instruction.Statement;
        return _context.StatementOf(instruction.Statement);
    }
}
