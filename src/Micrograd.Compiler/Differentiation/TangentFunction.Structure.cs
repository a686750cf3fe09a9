using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Branches, loops and memory: whatever is yielded, carried or saved has its tangent beside it.</content>
internal sealed partial class TangentFunction
{
    private void Derive(If choice)
    {
        var active = choice.Yielded.Items.Select(_activity.IsActive).ToList();
        var then = Derive(choice.Then, end => WithTangents(end.Values, active));
        var otherwise = Derive(choice.Else, end => WithTangents(end.Values, active));
        _builder.Emit(choice with { Yielded = WithNewTangents(choice.Yielded, active), Then = then, Else = otherwise });
    }

    private void Derive(For loop)
    {
        var active = loop.Body.Parameters.Items.Select(_activity.IsActive).ToList();
        var initial = WithTangents(loop.Initial, active);
        var body = DeriveBody(loop.Body, active);
        _builder.Emit(loop with { Initial = initial, Body = body, Final = WithNewTangents(loop.Final, active) });
    }

    private void Derive(While loop)
    {
        var active = loop.Body.Parameters.Items.Select(_activity.IsActive).ToList();
        var initial = WithTangents(loop.Initial, active);
        var body = DeriveBody(loop.Body, active);
        var condition = loop.Condition with { Parameters = WithNewTangents(loop.Condition.Parameters, active) };
        foreach (var parameter in loop.Condition.Parameters)
        {
            _tangents.Remove(parameter);
        }

        _builder.Emit(loop with { Initial = initial, Condition = condition, Body = body, Final = WithNewTangents(loop.Final, active) });
    }

    private Block DeriveBody(Block body, List<bool> active)
    {
        var parameters = WithNewTangents(body.Parameters, active);
        return Derive(body, end => WithTangents(end.Values, active)) with { Parameters = parameters };
    }

    private EquatableArray<ValueId> WithTangents(EquatableArray<ValueId> values, List<bool> active) =>
        [.. values.Items, .. values.Items.Where((_, i) => active[i]).Select(TangentOrZero)];

    private EquatableArray<ValueId> WithNewTangents(EquatableArray<ValueId> values, List<bool> active) =>
        [.. values.Items, .. values.Items.Where((_, i) => active[i]).Select(NewTangent)];

    private void DeriveMemory(Instruction instruction)
    {
        switch (instruction)
        {
            case Push push:
                _builder.Emit(push);
                if (IsReal(push.Value))
                {
                    _builder.Emit(new Push(TangentOrZero(push.Value)));
                }

                break;
            case Pop pop:
                if (IsReal(pop.Result))
                {
                    _builder.Emit(new Pop(NewTangent(pop.Result)));
                }

                _builder.Emit(pop);
                break;
            case Reserve reserve:
                _builder.Emit(reserve);
                if (HoldsReals(reserve.Result))
                {
                    _builder.Emit(new Reserve(NewTangent(reserve.Result), reserve.Count));
                }

                break;
            case Store store:
                _builder.Emit(store);
                if (HoldsReals(store.Memory))
                {
                    _builder.Emit(new Store(_tangents[store.Memory], store.Index, TangentOrZero(store.Value)));
                }

                break;
            case Load load:
                _builder.Emit(load);
                if (HoldsReals(load.Memory))
                {
                    _builder.Emit(new Load(NewTangent(load.Result), _tangents[load.Memory], load.Index));
                }

                break;
        }
    }

    private bool HoldsReals(ValueId memory) => _builder[memory].Type is WorkspaceType { Element.IsReal: true };
}
