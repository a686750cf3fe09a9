namespace Micrograd.Compiler.Ir;

/// <summary>Builds a <see cref="Function"/> instruction by instruction. Not thread-safe; use once.</summary>
public sealed class FunctionBuilder
{
    private readonly List<ValueInfo> _values = [];
    private readonly List<string> _statements = [];
    private readonly Dictionary<ValueId, Literal> _constants = [];
    private readonly Dictionary<ValueId, Apply> _operations = [];
    // By their bits: 0 and −0 are written differently.
    private readonly Dictionary<(long Bits, IrType Type), string> _spellings = [];
    private readonly HashSet<ValueId> _selections = [];
    private List<Instruction> _current = [];

    /// <summary>Starts an empty function.</summary>
    public FunctionBuilder()
    {
    }

    /// <summary>Starts with the values and statements of <paramref name="origin"/>, so that its value ids keep their meaning. Its constants are known here too.</summary>
    public FunctionBuilder(Function origin)
    {
        _values.AddRange(origin.Values.Items);
        _statements.AddRange(origin.Statements.Items);
        foreach (var constant in origin.Body.Descendants().OfType<Constant>())
        {
            _constants[constant.Result] = constant.Value;
            if (constant.Value is { Spelling: { } spelling, IsNumber: true } && this[constant.Result].Type.IsReal)
            {
                _spellings[(constant.Value.Bits, this[constant.Result].Type)] = spelling;
            }
        }
    }

    /// <summary>The statement given to what is emitted next (an index from <see cref="AddStatement"/>, or −1).</summary>
    public int Statement { get; set; } = -1;

    /// <summary>The role given to values that are created next.</summary>
    public ValueRole Role { get; set; }

    /// <summary>What is known of a value.</summary>
    public ValueInfo this[ValueId id]
    {
        get => _values[id.Index];
        set => _values[id.Index] = value;
    }

    /// <summary>How many values there are so far.</summary>
    public int ValueCount => _values.Count;

    /// <summary>Records the text of a source statement.</summary>
    public int AddStatement(string text)
    {
        _statements.Add(text);
        return _statements.Count - 1;
    }

    /// <summary>Creates a value; some instruction or parameter list must define it.</summary>
    public ValueId NewValue(IrType type, string? name = null)
    {
        _values.Add(new ValueInfo(type, name, Role));
        return new ValueId(_values.Count - 1);
    }

    /// <summary>Appends to the block under construction; the current <see cref="Statement"/> is filled in where none is set.</summary>
    public void Emit(Instruction instruction)
    {
        _current.Add(instruction.Statement < 0 ? instruction with { Statement = Statement } : instruction);
        if (instruction is Apply apply)
        {
            _operations[apply.Result] = apply;
        }
    }

    /// <summary>Emits an operation and returns its result.</summary>
    public ValueId Apply(OpCode op, IrType type, EquatableArray<ValueId> operands, string? name = null)
    {
        var result = NewValue(type, name);
        Emit(new Apply(result, op, operands));
        return result;
    }

    /// <summary>Emits a real constant; of type <c>float</c> it is rounded to one.</summary>
    public ValueId Real(double value, IrType type, string? spelling = null) =>
        Constant(Literal.Of(type == IrType.Single ? (float)value : value, spelling), type);

    /// <summary>How the origin writes a number, where it writes it as digits: <c>0.39894151208813466764</c> stays readable in derived code.</summary>
    public string? SpellingOf(double value, IrType type) => _spellings.TryGetValue((BitConverter.DoubleToInt64Bits(value), type), out var spelling) ? spelling : null;

    /// <summary>Emits an integer or bool constant.</summary>
    public ValueId Integer(long value, IrType type, string? spelling = null) => Constant(new Literal(value, spelling), type);

    /// <summary>Whether the value is a real constant, of the origin or made here, and which.</summary>
    public bool IsRealConstant(ValueId value, out double constant)
    {
        var isReal = IsConstant(value, out var literal) && this[value].Type.IsReal;
        constant = isReal ? literal.Real : 0;
        return isReal;
    }

    /// <summary>Whether the value is a constant of any type, of the origin or made here, and which.</summary>
    public bool IsConstant(ValueId value, out Literal constant) => _constants.TryGetValue(value, out constant);

    /// <summary>Appends several; see <see cref="Emit(Instruction)"/>.</summary>
    public void Emit(IEnumerable<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            Emit(instruction);
        }
    }

    /// <summary>Functions that were evaluated already and can be read where code is emitted now.</summary>
    public IReadOnlyDictionary<(OpCode Op, ValueId Operand), ValueId> Evaluated { get; set; } = new Dictionary<(OpCode, ValueId), ValueId>();

    /// <summary>The operation emitted here that defines the value, or null.</summary>
    public Apply? OperationOf(ValueId value) => _operations.TryGetValue(value, out var operation) ? operation : null;

    /// <summary>Collects what <paramref name="body"/> emits into a block that ends as it returns.</summary>
    public Block Block(EquatableArray<ValueId> parameters, Func<Terminator> body)
    {
        Terminator end = null!;
        var instructions = Capture(() => end = body());
        return new Block(parameters, instructions.ToEquatableArray(), end.Statement < 0 ? end with { Statement = Statement } : end);
    }

    /// <summary>Collects what <paramref name="body"/> emits, instead of appending it.</summary>
    public List<Instruction> Capture(Action body)
    {
        var outer = _current;
        _current = [];
        try
        {
            body();
            return _current;
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>Emits an <see cref="If"/> whose arms yield one value of type <paramref name="type"/>.</summary>
    public ValueId Select(ValueId condition, IrType type, Func<ValueId> then, Func<ValueId> otherwise)
    {
        var result = NewValue(type);
        _selections.Add(result);
        Emit(new If([result], condition, Block([], () => new Yield([then()])), Block([], () => new Yield([otherwise()]))));
        return result;
    }

    /// <summary>Whether the value was made by <see cref="Select"/>: a rule's choice, not the reverse of one in the source.</summary>
    public bool IsSelection(ValueId value) => _selections.Contains(value);

    /// <summary>The function, with <paramref name="body"/> built by <see cref="Block"/>.</summary>
    public Function Build(string name, EquatableArray<ValueId> parameters, EquatableArray<IrType> resultTypes, Block body, bool usesTape = false) =>
        new(name, parameters, _values.ToEquatableArray(), _statements.ToEquatableArray(), body) { ResultTypes = resultTypes, UsesTape = usesTape };

    private ValueId Constant(Literal literal, IrType type)
    {
        var result = NewValue(type);
        _constants[result] = literal;
        Emit(new Constant(result, literal));
        return result;
    }
}
