namespace Micrograd.Compiler.Ir;

/// <summary>Checks one function, in the order of its instructions.</summary>
internal sealed partial class FunctionVerifier(Function function, Module? module)
{
    private readonly bool[] _defined = new bool[function.Values.Count];
    private readonly bool[] _visible = new bool[function.Values.Count];
    private readonly Stack<List<ValueId>> _scopes = new();
    private readonly Dictionary<ValueId, long> _constants = [];
    private Instruction? _at;

    public void Verify()
    {
        Require(function.Name.Length > 0, "a function needs a name.");
        Require(function.Body.Parameters.Count == 0, "the body of a function has no parameters; the function has.");
        Verify(function.Body, function.Parameters, Matches(function.ResultTypes.Items, "the results of the function"));
    }

    private void Verify(Block block, EquatableArray<ValueId> parameters, Action<Yield> onYield)
    {
        _scopes.Push([]);
        Define(parameters);
        foreach (var instruction in block.Instructions)
        {
            _at = instruction;
            Statement(instruction.Statement);
            Verify(instruction);
            _at = instruction;
            Define(instruction.Results);
        }

        Statement(block.End.Statement);
        switch (block.End)
        {
            case Yield end:
                Use(end.Values);
                onYield(end);
                break;
            case Throw end:
                Use(end.Exception);
                break;
            default:
                throw Broken($"a block cannot end with {block.End.GetType().Name}.");
        }

        foreach (var id in _scopes.Pop())
        {
            _visible[id.Index] = false;
        }
    }

    private void Verify(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant constant:
                Check(OperationVerifier.Problem(constant.Value, Type(constant.Result)));
                _constants[constant.Result] = constant.Value.Bits;
                break;
            case Apply apply:
                Use(apply.Operands);
                Check(OperationVerifier.Problem(apply.Op, [.. apply.Operands.Items.Select(Type)], Type(apply.Result)));
                break;
            case External external:
                Use(external.Expression);
                break;
            case Guard guard:
                Use(guard.Call);
                break;
            case Invoke invoke:
                Use(invoke.Call);
                Require(invoke.Memory is not { } memory || invoke.Call.Holes.Items.Contains(memory), "what a statement writes to is among its values.");
                if (invoke.IsOnTape)
                {
                    UsesTape();
                }

                break;
            case Call call:
                Verify(call);
                break;
            case If choice:
                Verify(choice);
                break;
            case For loop:
                Verify(loop);
                break;
            case While loop:
                Verify(loop);
                break;
            case Note:
                break;
            default:
                VerifyMemory(instruction);
                break;
        }
    }

    private void Verify(Call call)
    {
        Use(call.Arguments);
        if (module is null)
        {
            return;
        }

        var callee = new[] { module.Main }.Concat(module.Helpers).FirstOrDefault(candidate => candidate.Name == call.Callee)
            ?? throw Broken($"the module has no function '{call.Callee}'.");
        Same(call.Arguments.Items.Select(Type), callee.Parameters.Items.Select(callee.TypeOf), "the arguments", $"the parameters of '{call.Callee}'");
        Same(call.Returned.Items.Select(Type), callee.ResultTypes.Items, "the returned values", $"the results of '{call.Callee}'");
        Require(!callee.UsesTape || function.UsesTape, $"'{call.Callee}' uses the tape, so its caller must.");
    }

    private void Verify(If choice)
    {
        Boolean(choice.Condition);
        foreach (var arm in choice.Blocks)
        {
            Require(arm.Parameters.Count == 0, "the arms of an if have no parameters.");
            Verify(arm, [], Matches(Types(choice.Yielded), "the results of the if"));
            _at = choice;
        }
    }

    private void Verify(For loop)
    {
        Use([loop.Start, loop.End]);
        Require(Type(loop.Counter) is ScalarType { IsInteger: true }, "the counter of a loop is an integer.");
        Require(Type(loop.Start) == Type(loop.Counter) && Type(loop.End) == Type(loop.Counter), "start and end have the type of the counter.");
        Require(loop.Step != 0, "the step is not 0.");
        Require(
            loop.Comparison is OpCode.Less or OpCode.LessOrEqual ? loop.Step > 0 : loop.Comparison is OpCode.Greater or OpCode.GreaterOrEqual && loop.Step < 0,
            $"a loop with the step {loop.Step} does not go on while {loop.Comparison}.");
        Carried(loop.Initial, loop.Body, loop.Final);
        Require(loop.Body.End is Yield, "the body of a loop yields: one that always throws runs at most once, which an if says.");
        Verify(loop.Body, [.. loop.Body.Parameters.Items, loop.Counter], Matches(Types(loop.Body.Parameters), "the carried values"));
    }

    private void Verify(While loop)
    {
        Carried(loop.Initial, loop.Condition, loop.Final);
        Carried(loop.Initial, loop.Body, loop.Final);
        Require(loop.Condition.End is Yield, "the condition of a while yields.");
        Require(loop.Body.End is Yield, "the body of a loop yields: one that always throws runs at most once, which an if says.");
        foreach (var instruction in loop.Condition.Descendants())
        {
            Require(instruction is not (Push or Pop or Store or Reserve or Accumulate or Allocate or Duplicate or Clear or Copy or PushAll or PopAll), "the condition of a while has no side effects.");
        }

        Verify(loop.Condition, loop.Condition.Parameters, Matches([IrType.Boolean], "the condition of a while, one bool"));
        _at = loop;
        Verify(loop.Body, loop.Body.Parameters, Matches(Types(loop.Body.Parameters), "the carried values"));
    }

    private void Integers(EquatableArray<ValueId> values, string what) => Require(values.All(value => Type(value) == IrType.Int32), $"{what} is an int.");

    private void Carried(EquatableArray<ValueId> initial, Block block, EquatableArray<ValueId> final)
    {
        Use(initial);
        Same(Types(block.Parameters), Types(initial), "the carried values", "their initial values");
        Same(Types(final), Types(initial), "the final values", "their initial values");
    }

    private Action<Yield> Matches(IEnumerable<IrType> expected, string what) => end => Same(Types(end.Values), expected, "the yielded values", what);

    private void Same(IEnumerable<IrType> actual, IEnumerable<IrType> expected, string what, string whose) =>
        Require(actual.SequenceEqual(expected), $"{what} ({string.Join(", ", actual)}) do not match {whose} ({string.Join(", ", expected)}).");

    private void Boolean(ValueId value)
    {
        Use([value]);
        Require(Type(value) is ScalarType { Kind: ScalarKind.Boolean }, $"a condition is a bool, not {Type(value)}.");
    }

    private void UsesTape() => Require(function.UsesTape, "only a function that says UsesTape has a tape.");

    private void Statement(int index) => Require(index >= -1 && index < function.Statements.Count, $"there is no statement {index}.");

    private void Use(Template template)
    {
        Require(template.Parts.Count == template.Holes.Count + 1, "C# text has one more part than it has holes.");
        Use(template.Holes);
    }

    private void Use(EquatableArray<ValueId> values)
    {
        foreach (var value in values)
        {
            _ = Type(value);
            Require(_visible[value.Index], _defined[value.Index] ? $"{value} is not visible here: it belongs to another block." : $"{value} is used before it is defined.");
        }
    }

    private void Define(EquatableArray<ValueId> values)
    {
        foreach (var value in values)
        {
            _ = Type(value);
            Require(!_defined[value.Index], $"{value} is defined twice.");
            _defined[value.Index] = _visible[value.Index] = true;
            _scopes.Peek().Add(value);
        }
    }

    private IEnumerable<IrType> Types(EquatableArray<ValueId> values) => values.Items.Select(Type);

    private IrType Type(ValueId value)
    {
        Require(value.Index >= 0 && value.Index < function.Values.Count, $"{value} is not in the function's table of {function.Values.Count} values.");
        return function.TypeOf(value);
    }

    private void Check(string? problem) => Require(problem is null, problem!);

    private void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw Broken(rule);
        }
    }

    private InvalidIrException Broken(string rule) => new(function.Name, _at is null ? null : TextPrinter.Print(function, _at), rule);
}
