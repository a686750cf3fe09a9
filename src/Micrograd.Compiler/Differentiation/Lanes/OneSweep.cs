using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>Makes of a reverse sweep with a lane for every result a function that writes the Jacobian: each lane of a derivative goes to its row at once.</summary>
internal sealed class OneSweep
{
    private readonly Function _sweep;
    private readonly int _results;
    private readonly LaneSpelling _lanes;
    private readonly FunctionBuilder _builder;
    private readonly Dictionary<ValueId, long> _integers;
    private readonly ValueId _cotangent;
    private readonly bool _isUnit;

    private OneSweep(Function sweep, int own, int results, LaneSpelling lanes)
    {
        (_sweep, _results, _lanes, _cotangent, _integers) = (sweep, results, lanes, sweep.Parameters[own], sweep.Integers());
        _builder = new FunctionBuilder(sweep) { Role = ValueRole.Derivative };
        _isUnit = Uses(_cotangent).All(instruction => instruction is Load && RowOf(instruction) is not null);
    }

    /// <summary>The function.</summary>
    /// <param name="sweep">Takes F's parameters, the cotangent of its output, the gradients of active arrays; yields the partial derivatives by active scalars. All but the first are vectors.</param>
    /// <param name="active">Which of F's parameters are active.</param>
    /// <param name="output">Which is its output.</param>
    /// <param name="results">How many results F writes, at most as many as there are lanes.</param>
    /// <param name="lanes">How vectors are written.</param>
    /// <returns>Takes F's parameters, then a Jacobian for each active one. Null where the sweep does more to a gradient than store to its elements, each once and in any case.</returns>
    public static Function? Of(Function sweep, IReadOnlyList<bool> active, int output, int results, LaneSpelling lanes)
    {
        var own = new OneSweep(sweep, active.Count, results, lanes);
        return sweep.Parameters.Items.Skip(active.Count + 1).All(own.IsStoredTo) ? own.Make(active, output) : null;
    }

    private IEnumerable<Instruction> Uses(ValueId memory) => _sweep.Body.Descendants().Where(instruction => instruction.Operands().Contains(memory) && !IsIdle(instruction));

    /// <summary>Whether it is a view that nothing is done to: left where elements have adjoints of their own.</summary>
    private bool IsIdle(Instruction instruction) => instruction is View view && !Uses(view.Result).Any();

    private bool IsStoredTo(ValueId gradient)
    {
        var places = Stores(gradient).Select(store => _integers.TryGetValue(store.Indices[0], out var place) ? place : -1).ToList();
        return !places.Contains(-1) && places.Distinct().Count() == places.Count && Uses(gradient).Count() == places.Count;
    }

    private IEnumerable<Store> Stores(ValueId gradient) => _sweep.Body.Instructions.Items.OfType<Store>().Where(store => store.Memory == gradient);

    private long? RowOf(Instruction instruction) =>
        instruction is Load load && load.Memory == _cotangent && _integers.TryGetValue(load.Indices[0], out var row) && row < _results ? row : null;

    private Function Make(IReadOnlyList<bool> active, int output)
    {
        var parameters = _sweep.Parameters.Items.Take(active.Count).ToList();
        var gradients = new Queue<ValueId>(_sweep.Parameters.Items.Skip(active.Count + 1));
        var partials = new Queue<ValueId>(((Yield)_sweep.Body.End).Values.Items);
        var jacobians = new List<ValueId>();
        var columns = new List<(ValueId Rows, ValueId Partial)>();
        var body = _builder.Block([], () =>
        {
            if (!_isUnit)
            {
                EmitCotangent(parameters[output]);
            }

            Emit(_sweep.Body.Instructions.Items.TakeWhile(instruction => !IsStart(instruction)));
            _builder.Statement = -1;
            _builder.Emit(new Note($"reverse: {(_results > 1 ? $"{_results} rows at once, one in each lane" : "one row")}; d_v is the cotangent of v"));
            foreach (var parameter in parameters.Where((_, i) => active[i]))
            {
                var jacobian = _builder.NewValue(new ArrayType(IrType.Double, ArrayForm.Span), _builder[parameter].Name + "Jacobian");
                jacobians.Add(jacobian);
                if (_sweep.TypeOf(parameter) is MemoryType)
                {
                    EmitRows(gradients.Dequeue(), jacobian, parameter);
                }
                else
                {
                    var rows = _builder.NewValue(new ArrayType(_lanes.Type, ArrayForm.Span), _builder[parameter].Name + "Gradient");
                    EmitRows(rows, jacobian, _builder.Integer(1, IrType.Int32), 1);
                    columns.Add((rows, partials.Dequeue()));
                }
            }

            Emit(_sweep.Body.Instructions.Items.SkipWhile(instruction => !IsStart(instruction)).Skip(1));
            _builder.Statement = -1;
            columns.ForEach(column => EmitStore(column.Rows, 0, column.Partial));
            return new Yield([]);
        });
        return _builder.Build(_sweep.Name, [.. parameters, .. jacobians], [], body, _sweep.UsesTape || !_isUnit);
    }

    private static bool IsStart(Instruction instruction) => instruction is Note note && note.Text.StartsWith("reverse", StringComparison.Ordinal);

    /// <summary>The results' cotangents where they are more than 1 or 0: what F reads of the output, or overwrites there, has a share in them.</summary>
    private void EmitCotangent(ValueId output)
    {
        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, output, 0));
        _builder[_cotangent] = _builder[_cotangent] with { Type = new WorkspaceType(_lanes.Type) };
        _builder.Emit(new Allocate(_cotangent, [length]));
        _builder.Emit(new Invoke(new Template([_lanes.Lanes + ".Seed(", ", 0)"], [_cotangent]), _cotangent));
    }

    /// <summary>The rows of an array's Jacobian; columns that no derivative goes to are zero.</summary>
    private void EmitRows(ValueId gradient, ValueId jacobian, ValueId parameter)
    {
        var places = Stores(gradient).Select(store => _integers[store.Indices[0]]).ToList();
        if (places.Count == 0)
        {
            _builder.Emit(new Clear(jacobian));
            return;
        }

        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, parameter, 0));
        var known = (int)places.Max() + 1;
        EmitRows(gradient, jacobian, length, known);
        foreach (var place in Enumerable.Range(0, known).Where(place => !places.Contains(place)))
        {
            EmitStore(gradient, place, _builder.Real(0, _lanes.Type));
        }
    }

    private void EmitRows(ValueId rows, ValueId jacobian, ValueId rowLength, int known)
    {
        var idle = _results < _lanes.Count ? $", rows: {_results}" : "";
        _builder.Emit(new External(rows, new Template([$"new {_lanes.Rows}(", ", ", $", known: {known}{idle})"], [jacobian, rowLength])));
    }

    private void EmitStore(ValueId rows, int place, ValueId value) => _builder.Emit(new Store(rows, [_builder.Integer(place, IrType.Int32)], value));

    /// <summary>Emits what the sweep does, with the units in the place of cotangents.</summary>
    private void Emit(IEnumerable<Instruction> instructions)
    {
        foreach (var instruction in instructions.Where(instruction => !IsIdle(instruction)))
        {
            _builder.Emit(WithUnits(instruction));
        }
    }

    private Instruction WithUnits(Instruction instruction) => _isUnit && RowOf(instruction) is { } row
        ? new External(((Load)instruction).Result, Template.Of(_lanes.Unit((int)row))) { Statement = instruction.Statement }
        : instruction.WithBlocks(block => block with { Instructions = block.Instructions.Items.Where(inner => !IsIdle(inner)).Select(WithUnits).ToEquatableArray() });
}
