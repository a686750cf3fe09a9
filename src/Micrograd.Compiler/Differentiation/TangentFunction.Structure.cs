using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Branches, loops and memory: whatever is yielded, carried or saved has its tangents beside it.</content>
internal sealed partial class TangentFunction
{
    private void Derive(If choice)
    {
        var then = Derive(choice.Then, [], end => WithTangents(end.Values, choice.Yielded));
        var otherwise = Derive(choice.Else, [], end => WithTangents(end.Values, choice.Yielded));
        _builder.Emit(choice with { Yielded = WithNewTangents(choice.Yielded, choice.Yielded), Then = then, Else = otherwise });
    }

    private void Derive(For loop)
    {
        var initial = WithTangents(loop.Initial, loop.Body.Parameters);
        var body = DeriveBody(loop.Body);
        _builder.Emit(loop with { Initial = initial, Body = body, Final = WithNewTangents(loop.Final, loop.Body.Parameters) });
    }

    private void Derive(While loop)
    {
        var initial = WithTangents(loop.Initial, loop.Body.Parameters);
        var body = DeriveBody(loop.Body);
        var condition = loop.Condition with { Parameters = WithNewTangents(loop.Condition.Parameters, loop.Body.Parameters) };
        foreach (var parameter in loop.Condition.Parameters)
        {
            foreach (var direction in _directions)
            {
                direction.Remove(parameter);
            }
        }

        _builder.Emit(loop with { Initial = initial, Condition = condition, Body = body, Final = WithNewTangents(loop.Final, loop.Body.Parameters) });
    }

    private Block DeriveBody(Block body)
    {
        var parameters = WithNewTangents(body.Parameters, body.Parameters);
        return Derive(body, [], end => WithTangents(end.Values, body.Parameters)) with { Parameters = parameters };
    }

    /// <summary>The values, then for each direction the tangents of those that go where <paramref name="targets"/> are active.</summary>
    private EquatableArray<ValueId> WithTangents(EquatableArray<ValueId> values, EquatableArray<ValueId> targets) =>
        [.. values.Items, .. _directions.SelectMany(direction => values.Items.Where((_, i) => direction.IsActive(targets[i])).Select(direction.OrZero))];

    /// <summary>The values, then for each direction new tangents of those that are active as <paramref name="targets"/> are.</summary>
    private EquatableArray<ValueId> WithNewTangents(EquatableArray<ValueId> values, EquatableArray<ValueId> targets) =>
        [.. values.Items, .. _directions.SelectMany(direction => values.Items.Where((_, i) => direction.IsActive(targets[i])).Select(value => direction.New(value)))];
}
