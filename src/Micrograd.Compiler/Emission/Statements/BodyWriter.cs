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
    private readonly LoopWriter _loops;
    private int _commented = -1;

    /// <summary>Prepares to write.</summary>
    /// <param name="plan">What was decided.</param>
    /// <param name="expressions">The dialect.</param>
    /// <param name="calls">How other functions are called.</param>
    /// <param name="returns">How results are returned.</param>
    public BodyWriter(FunctionPlan plan, ExpressionBuilder expressions, CallTargets calls, ReturnForm returns)
    {
        _plan = plan;
        _calls = calls;
        _returns = returns;
        _context = new BodyContext(plan, expressions);
        _assignments = new AssignmentWriter(_context);
        _loops = new LoopWriter(_context, this);
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
        foreach (var shape in block.Instructions)
        {
            if (_plan.Folding.IsDead(shape))
            {
                continue;
            }

            Declare(block, shape.Start, statements);
            if (!Write(shape, statements))
            {
                return;
            }
        }

        Declare(block, block.End, statements);
        End(block, statements);
    }

    /// <summary>Appends assignments made as if at once.</summary>
    public void Hand(IReadOnlyList<ValueId> sources, IReadOnlyList<ValueId> targets, List<Statement> statements)
    {
        foreach (var (text, value) in _assignments.AssignAll(sources, targets))
        {
            statements.Add(new Line(text, _plan.Folding.IsFolded(value) ? CommentFor(value) : null));
        }
    }

    /// <summary>The negation of a <c>bool</c>, with the opposite comparison where that is exact.</summary>
    public CSharpExpression Negated(ValueId condition)
    {
        if (_plan.Shape.Definitions[condition.Index]?.Instruction is Apply { Op: var op } apply && _context.OperandsOf(condition) is { } operands && _plan.Folding.IsFolded(condition)
            && Opposite(op, _context.Function.TypeOf(apply.Operands[0])) is { } opposite)
        {
            return _context.Expressions.Apply(apply with { Op = opposite }, operands);
        }

        return ExpressionBuilder.Negated(_context.Read(condition));
    }

    private static OpCode? Opposite(OpCode op, IrType operand) => op switch
    {
        OpCode.Equal => OpCode.NotEqual,
        OpCode.NotEqual => OpCode.Equal,
        _ when operand.IsReal => null, // NaN is neither less nor not less
        OpCode.Less => OpCode.GreaterOrEqual,
        OpCode.LessOrEqual => OpCode.Greater,
        OpCode.Greater => OpCode.LessOrEqual,
        OpCode.GreaterOrEqual => OpCode.Less,
        _ => null,
    };

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
            case Guard guard:
                statements.Add(new Line([_context.Expressions.Fill(guard.Call, _context.Read(guard.Call.Holes), IrType.Boolean), ";"]));
                break;
            case Store store:
                var element = _context.Expressions.Element(_context.Read(store.Memory), _context.Read(store.Index), ElementType(store.Memory));
                var stored = TapeMembers.Stored(ExpressionBuilder.Assignable(_context.Read(store.Value), ElementType(store.Memory)), _context.Function.TypeOf(store.Value));
                statements.Add(new Line([element, " = ", stored.Settled(), ";"]));
                break;
            case Push push:
                var pushed = TapeMembers.Stored(_context.Read(push.Value), _context.Function.TypeOf(push.Value));
                statements.Add(new Line([_calls.Tape + ".Push(", pushed.Settled(), ");"]));
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
                Define(shape, shape.Instruction.Results[0], Evaluate(shape), statements);
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
        else if (shape.Instruction is Pop or Call)
        {
            // Only its effect is wanted: that it pops, or that it may throw.
            statements.Add(new Line([shape.Instruction is Call call ? Invocation(call) : expression, ";"]));
        }
    }

    private CSharpExpression Evaluate(InstructionShape shape)
    {
        switch (shape.Instruction)
        {
            case Apply apply:
                var operands = _context.Read(apply.Operands);
                _context.KeepOperands(apply.Result, operands);
                return _context.Expressions.Apply(apply, operands);
            case Constant constant:
                return Literals.Write(constant.Value, _context.Function.TypeOf(constant.Result));
            case External external:
                return _context.Expressions.Fill(external.Expression, _context.Read(external.Expression.Holes), _context.Function.TypeOf(external.Result));
            case Load load:
                var element = _context.Expressions.Element(_context.Read(load.Memory), _context.Read(load.Index), TapeMembers.StorageOf(ElementType(load.Memory)));
                return TapeMembers.Restored(element, _context.Function.TypeOf(load.Result));
            case Pop pop:
                var type = _context.Function.TypeOf(pop.Result);
                return TapeMembers.Restored(CSharpExpression.Primary(TapeMembers.StorageOf(type), $"{_calls.Tape}.Pop{TapeMembers.Suffix(type)}()"), type);
            case Reserve reserve:
                var memory = ElementType(reserve.Result);
                return ExpressionBuilder.Call($"{_calls.Tape}.{TapeMembers.Suffix(memory)}s", [_context.Read(reserve.Count)], _context.Function.TypeOf(reserve.Result));
            case Call call:
                return _context.Expressions.CallResult(Invocation(call), call.Returned[0]);
            case If choice:
                return Choose(shape, choice);
            default:
                throw new InvalidOperationException($"'{shape.Instruction.GetType().Name}' is not an expression.");
        }
    }

    private IrType ElementType(ValueId memory) => ((WorkspaceType)_context.Function.TypeOf(memory)).Element;

    private CSharpExpression Invocation(Call call) =>
        ExpressionBuilder.Call(_calls.NameOf(call.Callee), Arguments(call), _context.Function.TypeOf(call.Returned[0]));

    private IEnumerable<CSharpExpression> Arguments(Call call)
    {
        var arguments = call.Arguments.Select(argument => ExpressionBuilder.Assignable(_context.Read(argument), _context.Function.TypeOf(argument)));
        return _calls.UsesTape(call.Callee) ? arguments.Append(CSharpExpression.Primary(IrType.Boolean, _calls.Tape)) : arguments;
    }

    private IReadOnlyList<Part> CallOfSeveral(Call call)
    {
        var name = _calls.NameOf(call.Callee);
        var targets = call.Returned.Select(value => _plan.Variables[value]).ToList();
        var arguments = Arguments(call).ToList();
        if (!CallTargets.HasOuts(call.Callee, call.Returned.Count))
        {
            var invocation = ExpressionBuilder.Call(name, arguments, IrType.Boolean);
            return targets.All(target => target is null) ? [invocation, ";"] : [.. _assignments.Deconstruct(targets), invocation, ";"];
        }

        var outs = targets.Skip(1).Select(target =>
            CSharpExpression.Primary(IrType.Boolean, target is null ? "out _" : (_context.Declare(target) ? "out var " : "out ") + target));
        arguments.InsertRange(call.Arguments.Count, outs.ToList());
        var result = ExpressionBuilder.Call(name, arguments, _context.Function.TypeOf(call.Returned[0]));
        return targets[0] is { } first ? _assignments.Assign(first, call.Returned[0], result) : [result, ";"];
    }

    private CSharpExpression Choose(InstructionShape shape, If choice)
    {
        var values = shape.Blocks.Select(Yielded).ToArray();
        var type = _context.Expressions.TypeOf(choice.Yielded[0]);
        if (_context.Function.TypeOf(choice.Yielded[0]) == IrType.Boolean)
        {
            return (Truth(values[0]), Truth(values[1])) switch
            {
                (true, false) => _context.Read(choice.Condition),
                (false, true) => Negated(choice.Condition),
                (null, false) => Both(_context.Read(choice.Condition), _context.Read(values[0])),
                (true, null) => Either(_context.Read(choice.Condition), _context.Read(values[1])),
                (false, null) => Both(Negated(choice.Condition), _context.Read(values[1])),
                (null, true) => Either(Negated(choice.Condition), _context.Read(values[0])),
                _ => Conditional(),
            };
        }

        return Conditional();

        CSharpExpression Conditional() => _context.Expressions.Conditional(_context.Read(choice.Condition), Arm(values[0]), Arm(values[1]), type);

        // A variable that is a node of the graph elsewhere is a plain number where the result is one.
        CSharpExpression Arm(ValueId value) => type.IsReal ? _context.Expressions.Plain(_context.Read(value), value) : _context.Read(value);
        static CSharpExpression Both(CSharpExpression a, CSharpExpression b) => ExpressionBuilder.Infix(a, "&&", Precedence.ConditionalAnd, b, IrType.Boolean);
        static CSharpExpression Either(CSharpExpression a, CSharpExpression b) => ExpressionBuilder.Infix(a, "||", Precedence.ConditionalOr, b, IrType.Boolean);
    }

    /// <summary>The value that an arm yields, after its expressions are written.</summary>
    private ValueId Yielded(BlockShape arm)
    {
        foreach (var inner in arm.Instructions)
        {
            if (!_plan.Folding.IsDead(inner) && inner.Instruction is not Constant)
            {
                _context.Keep(inner.Instruction.Results[0], Evaluate(inner));
            }
        }

        return ((Yield)arm.Block.End).Values[0];
    }

    private bool? Truth(ValueId value) => _plan.Folding.InlineConstant(value) is { } constant ? constant.Value.Bits != 0 : null;

    private bool WriteIf(InstructionShape shape, List<Statement> statements)
    {
        var choice = (If)shape.Instruction;
        var condition = _context.Read(choice.Condition);
        var isGuard = _plan.Scopes.IsGuardClause(shape);
        var then = Write(shape.Blocks[0]);
        if (isGuard)
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
            statements.Add(new Branch(Negated(choice.Condition), otherwise, []));
        }

        return !shape.Blocks.All(Leaves);
    }

    private static bool Leaves(BlockShape block) => block.Throws || block.Returned is not null;

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
            var text = values.Count == 0 ? (IReadOnlyList<Part>)["return;"] : ["return ", .. _returns(values), ";"];
            statements.Add(new Line(text));
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

    private string? CommentFor(ValueId value) => CommentFor(value, _plan.Shape.Definitions[value.Index]?.Instruction);

    private string? CommentFor(ValueId value, Instruction? instruction)
    {
        if (instruction is null || instruction.Statement < 0 || instruction.Statement == _commented || _plan.Shape[value].Role != ValueRole.Derivative)
        {
            return null;
        }

        _commented = instruction.Statement;
        return _context.StatementOf(instruction.Statement);
    }
}
