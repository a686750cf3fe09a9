using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Small local arrays of known length become variables, one for each element: the just-in-time compiler keeps those in registers.</summary>
internal sealed class Scalarisation
{
    private readonly SmallArrays _arrays;
    private readonly FunctionBuilder _builder;
    private readonly Dictionary<ValueId, ValueId> _replacements = [];

    private Scalarisation(Function function, SmallArrays arrays) => (_arrays, _builder) = (arrays, new FunctionBuilder(function));

    /// <summary>The function without such arrays.</summary>
    public static Function Run(Function function)
    {
        var arrays = SmallArrays.Of(function);
        if (arrays.IsEmpty)
        {
            return function;
        }

        var unrolled = Unrolling.Run(function, arrays);
        arrays = SmallArrays.Of(unrolled).WhereIndicesAreConstant();
        if (arrays.IsEmpty)
        {
            return function;
        }

        var scalarisation = new Scalarisation(unrolled, arrays);
        var body = scalarisation.Convert(unrolled.Body, []);
        return scalarisation._builder.Build(function.Name, function.Parameters, function.ResultTypes, body, function.UsesTape);
    }

    /// <summary>The block with variables.</summary>
    /// <param name="block">With arrays.</param>
    /// <param name="elements">What each element holds; on return at the end of the block.</param>
    private Block Convert(Block block, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        var instructions = _builder.Capture(() =>
        {
            foreach (var instruction in block.Instructions)
            {
                _builder.Statement = instruction.Statement;
                Convert(instruction, elements);
            }
        });
        return block with { Instructions = instructions.ToEquatableArray(), End = Substitution.Apply(block.End) };
    }

    private Substitution Substitution => new(Resolve);

    private ValueId Resolve(ValueId value)
    {
        while (_replacements.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }

    private void Convert(Instruction instruction, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        switch (instruction)
        {
            case Allocate allocate when _arrays.Contains(allocate.Result):
                Zero(allocate.Result, elements);
                break;
            case Clear clear when _arrays.Contains(clear.Memory):
                Zero(clear.Memory, elements);
                break;
            case Length { Memory: var measured } length when _arrays.Contains(measured):
                _replacements[length.Result] = _builder.Integer(_arrays.LengthOf(measured), IrType.Int32);
                break;
            case Load load when _arrays.Contains(load.Memory):
                _replacements[load.Result] = elements[(load.Memory, _arrays.IndexOf(load.Indices)!.Value)];
                break;
            case Store store when _arrays.Contains(store.Memory):
                var element = (store.Memory, _arrays.IndexOf(store.Indices)!.Value);
                elements[element] = Named(Resolve(store.Value), element);
                break;
            case If choice:
                Convert(choice, elements);
                break;
            case For loop:
                Convert(loop, elements);
                break;
            case While loop:
                Convert(loop, elements);
                break;
            default:
                _builder.Emit(Substitution.Apply(instruction));
                break;
        }
    }

    private void Zero(ValueId array, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        var type = ((MemoryType)_builder[array].Type).Element;
        var zero = type.IsReal ? _builder.Real(0, type) : _builder.Integer(0, type);
        for (var i = 0; i < _arrays.LengthOf(array); i++)
        {
            elements[(array, i)] = zero;
        }
    }

    private void Convert(If choice, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        Dictionary<(ValueId Array, int Index), ValueId> after = new(elements), otherwise = new(elements);
        var then = Convert(choice.Then, after);
        var @else = Convert(choice.Else, otherwise);
        var changed = elements.Keys.Where(key => (then.End is Yield && after[key] != elements[key]) || (@else.End is Yield && otherwise[key] != elements[key])).ToList();
        var results = changed.Select(NewElement).ToList();
        _builder.Emit(choice with
        {
            Yielded = [.. choice.Yielded.Items, .. results],
            Condition = Resolve(choice.Condition),
            Then = Yielding(then, changed.Select(key => after[key])),
            Else = Yielding(@else, changed.Select(key => otherwise[key])),
        });
        Set(elements, changed, results);
    }

    private void Convert(For loop, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        var changed = Changed(loop, elements);
        var (parameters, results) = (changed.Select(NewElement).ToList(), changed.Select(NewElement).ToList());
        var inside = new Dictionary<(ValueId Array, int Index), ValueId>(elements);
        Set(inside, changed, parameters);
        var body = Convert(loop.Body, inside);
        _builder.Emit(loop with
        {
            Final = [.. loop.Final.Items, .. results],
            Start = Resolve(loop.Start),
            End = Resolve(loop.End),
            Initial = [.. loop.Initial.Items.Select(Resolve), .. changed.Select(key => elements[key])],
            Body = Yielding(body with { Parameters = [.. body.Parameters.Items, .. parameters] }, changed.Select(key => inside[key])),
        });
        Set(elements, changed, results);
    }

    private void Convert(While loop, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        var changed = Changed(loop, elements);
        List<ValueId> tested = [.. changed.Select(NewElement)], parameters = [.. changed.Select(NewElement)], results = [.. changed.Select(NewElement)];
        var inCondition = new Dictionary<(ValueId Array, int Index), ValueId>(elements);
        Set(inCondition, changed, tested);
        var condition = Convert(loop.Condition, inCondition);
        var inside = new Dictionary<(ValueId Array, int Index), ValueId>(elements);
        Set(inside, changed, parameters);
        var body = Convert(loop.Body, inside);
        _builder.Emit(loop with
        {
            Final = [.. loop.Final.Items, .. results],
            Initial = [.. loop.Initial.Items.Select(Resolve), .. changed.Select(key => elements[key])],
            Condition = condition with { Parameters = [.. condition.Parameters.Items, .. tested] },
            Body = Yielding(body with { Parameters = [.. body.Parameters.Items, .. parameters] }, changed.Select(key => inside[key])),
        });
        Set(elements, changed, results);
    }

    /// <summary>The elements of arrays from outside that the loop writes, in order.</summary>
    private List<(ValueId Array, int Index)> Changed(Instruction loop, Dictionary<(ValueId Array, int Index), ValueId> elements)
    {
        HashSet<(ValueId, int)> written = [.. loop.SelfAndNested().SelectMany(WrittenIn)];
        return [.. elements.Keys.Where(written.Contains)];
    }

    private IEnumerable<(ValueId, int)> WrittenIn(Instruction instruction) => instruction switch
    {
        Store store when _arrays.Contains(store.Memory) => [(store.Memory, _arrays.IndexOf(store.Indices)!.Value)],
        Clear clear when _arrays.Contains(clear.Memory) => Enumerable.Range(0, _arrays.LengthOf(clear.Memory)).Select(i => (clear.Memory, i)),
        _ => [],
    };

    private static Block Yielding(Block block, IEnumerable<ValueId> more) =>
        block.End is Yield end ? block with { End = end with { Values = [.. end.Values.Items, .. more] } } : block;

    private static void Set(Dictionary<(ValueId Array, int Index), ValueId> elements, List<(ValueId Array, int Index)> keys, List<ValueId> values)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            elements[keys[i]] = values[i];
        }
    }

    private ValueId NewElement((ValueId Array, int Index) element) => _builder.NewValue(((MemoryType)_builder[element.Array].Type).Element, NameOf(element));

    private ValueId Named(ValueId value, (ValueId Array, int Index) element)
    {
        if (_builder[value].Name is null && !_builder.IsConstant(value, out _))
        {
            _builder[value] = _builder[value] with { Name = NameOf(element) };
        }

        return value;
    }

    private string? NameOf((ValueId Array, int Index) element) => _builder[element.Array].Name is { } name ? name + element.Index : null;
}
