using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>Makes of a reverse sweep for some rows of a Jacobian one for all of them: its forward part runs once, its reverse part once for as many rows as there are lanes.</summary>
internal sealed class SharedForward
{
    private readonly Function _sweep;
    private readonly LaneSpelling _lanes;
    private readonly FunctionBuilder _builder;
    private readonly int _own;
    private readonly int _reverse;

    private SharedForward(Function sweep, int own, LaneSpelling lanes)
    {
        (_sweep, _own, _lanes) = (sweep, own, lanes);
        _builder = new FunctionBuilder(sweep) { Role = ValueRole.Derivative };
        _reverse = sweep.Body.Instructions.Items.ToList().FindIndex(instruction => instruction is Note note && note.Text.StartsWith("reverse", StringComparison.Ordinal));
    }

    private IEnumerable<Instruction> Before => _sweep.Body.Instructions.Items.Take(_reverse);

    private IEnumerable<Instruction> After => _sweep.Body.Instructions.Items.Skip(_reverse + 1);

    /// <summary>The sweep for all rows.</summary>
    /// <param name="sweep">Takes F's parameters, the cotangent of its output, the gradients of active arrays; yields the partial derivatives by active scalars. All but the first are vectors.</param>
    /// <param name="active">Which of F's parameters are active.</param>
    /// <param name="output">Which is its output.</param>
    /// <param name="lanes">How vectors are written.</param>
    /// <returns>Takes F's parameters, then a Jacobian for each active one. Null where the reverse part changes what it would need the next time: arrays of the forward part, the tape.</returns>
    public static Function? Of(Function sweep, IReadOnlyList<bool> active, int output, LaneSpelling lanes) =>
        new SharedForward(sweep, active.Count, lanes) is { _reverse: >= 0 } shared && shared.IsPossible() ? shared.Make(active, output) : null;

    private bool IsPossible() =>
        Before.All(instruction => instruction is Allocate or Clear or Length || !instruction.SelfAndNested().Any(inner => inner.Results.Concat(inner.Operands()).Any(IsWide)))
        && After.SelectMany(instruction => instruction.SelfAndNested()).All(instruction => instruction switch
        {
            Push or PushAll or Reserve or Call or Allocate or Duplicate => false,
            _ => instruction.Written() is not { } memory || IsWide(memory),
        });

    private bool IsWide(ValueId value) => _sweep.TypeOf(value) is ScalarType { Kind: ScalarKind.Lanes } or MemoryType { Element.Kind: ScalarKind.Lanes };

    private Function Make(IReadOnlyList<bool> active, int output)
    {
        var parameters = _sweep.Parameters.Items.Take(_own).ToList();
        var cotangent = _sweep.Parameters[_own];
        var gradients = new Queue<ValueId>(_sweep.Parameters.Items.Skip(_own + 1));
        var partials = new Queue<ValueId>(((Yield)_sweep.Body.End).Values.Items);
        var rows = new List<(ValueId Derivatives, ValueId Jacobian)>();
        var shadows = Before.OfType<Allocate>().Select(made => made.Result).Where(IsWide).ToList();
        var body = _builder.Block([], () =>
        {
            MakeShadow(cotangent, parameters[output]);
            for (var i = 0; i < parameters.Count; i++)
            {
                if (active[i])
                {
                    var derivatives = _sweep.TypeOf(parameters[i]) is MemoryType ? gradients.Dequeue() : partials.Dequeue();
                    rows.Add((derivatives, _builder.NewValue(new ArrayType(IrType.Double, ArrayForm.Span), _builder[parameters[i]].Name + "Jacobian")));
                    if (_sweep.TypeOf(parameters[i]) is MemoryType)
                    {
                        MakeShadow(derivatives, parameters[i]);
                        shadows.Add(derivatives);
                    }
                }
            }

            _builder.Emit(Before.Where(instruction => instruction is not Clear clear || !IsWide(clear.Memory)));
            _builder.Statement = -1;
            _builder.Emit(new Note($"reverse: {_lanes.Count} rows at once, one in each lane; d_v is the cotangent of v"));
            var hasPops = After.SelectMany(instruction => instruction.SelfAndNested()).Any(instruction => instruction is Pop or PopAll);
            if (hasPops)
            {
                _builder.Emit(new Invoke(Template.Of("Keep()"), IsOnTape: true));
            }

            var first = _builder.NewValue(IrType.Int32, "first");
            var count = _builder.NewValue(IrType.Int32);
            var zero = _builder.Integer(0, IrType.Int32);
            _builder.Emit(new Length(count, cotangent, 0));
            _builder.Emit(new For([], first, zero, OpCode.Less, count, _lanes.Count, [], _builder.Block([], () =>
            {
                if (hasPops)
                {
                    _builder.Emit(new Invoke(Template.Of("Rewind()"), IsOnTape: true));
                }

                if (LeavesAdjointsIn(cotangent))
                {
                    // What the output held on entry has received them: they are nobody's.
                    _builder.Emit(new Clear(cotangent));
                }

                EmitCall("Seed", cotangent, [cotangent, first]);
                shadows.ForEach(shadow => _builder.Emit(new Clear(shadow)));
                _builder.Emit(After);
                _builder.Statement = -1;
                rows.ForEach(row => EmitCall("ToRows", row.Jacobian, [row.Derivatives, row.Jacobian, first]));
                return new Yield([]);
            })));
            return new Yield([]);
        });
        return _builder.Build(_sweep.Name, [.. parameters, .. rows.Select(row => row.Jacobian)], [], body, usesTape: true);
    }

    private bool LeavesAdjointsIn(ValueId cotangent)
    {
        var roots = new MemoryRoots(_sweep);
        var zeros = new HashSet<ValueId>(_sweep.Body.Descendants().OfType<Constant>().Where(constant => constant.Value.Bits == 0).Select(constant => constant.Result));
        return After.SelectMany(instruction => instruction.SelfAndNested())
            .Any(instruction => instruction.Written() is { } memory && roots.Of(memory) == cotangent && !(instruction is Clear || (instruction is Store store && zeros.Contains(store.Value))));
    }

    private void MakeShadow(ValueId shadow, ValueId like)
    {
        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, like, 0));
        _builder[shadow] = _builder[shadow] with { Type = new WorkspaceType(_lanes.Type) };
        _builder.Emit(new Allocate(shadow, [length]));
    }

    private void EmitCall(string method, ValueId memory, EquatableArray<ValueId> arguments) => _builder.Emit(new Invoke(
        new Template([$"{_lanes.Lanes}.{method}(", .. Enumerable.Repeat(", ", arguments.Count - 1), ")"], arguments), memory));
}
