using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Derives the pullback of a function with any number of results: their adjoints, the cotangents, are given.</summary>
/// <param name="primal">The function.</param>
/// <param name="activeParameters">What to differentiate with respect to.</param>
/// <param name="outputs">Which parameters are memory that is a result.</param>
/// <param name="helpers">Where callees are derived.</param>
/// <param name="ownsCotangents">Whether the function may change the cotangents of outputs; otherwise it copies them.</param>
/// <param name="areShadowsZero">Whether the shadows of parameters hold zeros; otherwise it clears them.</param>
internal sealed class PullbackFunction(Function primal, IReadOnlyList<bool> activeParameters, IReadOnlyList<bool> outputs, GradientLibrary helpers, bool ownsCotangents, bool areShadowsZero)
{
    private readonly Reverser _reverser = new(
        primal, activeParameters, helpers, isHelper: false, [.. primal.Parameters.Items.Where((_, i) => outputs[i])]);

    private FunctionBuilder Builder => _reverser.Builder;

    private IEnumerable<ValueId> Active => primal.Parameters.Items.Where((parameter, i) => activeParameters[i] && primal.TypeOf(parameter).HoldsReals);

    /// <summary>The function that takes the primal's parameters, the cotangent of each result that is or holds reals, then of each output, then the shadow of each active
    /// parameter that is memory; and yields the results and the partial derivative for each active real.</summary>
    public Function Build(string name)
    {
        if (primal.Body.End is not Yield end)
        {
            return primal with { Name = name };
        }

        Builder.Role = ValueRole.Derivative;
        var results = end.Values.Items.Where((_, i) => primal.ResultTypes[i].HoldsReals).ToList();
        var written = primal.Parameters.Items.Where((_, i) => outputs[i]).ToList();
        var cotangents = results.Select((_, i) => Cotangent(primal.ResultTypes.Items.Where(type => type.HoldsReals).ElementAt(i), results.Count == 1 ? "resultCotangent" : $"result{i + 1}Cotangent"))
            .Concat(written.Select(output => ownsCotangents
                ? Builder.NewValue(ShadowParameter.Writable((ArrayType)primal.TypeOf(output)), Builder[output].Name + "Cotangent")
                : Cotangent(primal.TypeOf(output), Builder[output].Name + "Cotangent")))
            .ToList();
        var memory = Active.Where(parameter => primal.TypeOf(parameter) is MemoryType).ToList();
        var shadows = memory.Select(parameter => ShadowParameter.Make(Builder, parameter)).ToList();
        for (var i = 0; i < memory.Count; i++)
        {
            _reverser.SetShadow(memory[i], shadows[i]);
        }

        var body = Builder.Block([], () => new Yield(Derive(end, results, written, cotangents, shadows)));
        _reverser.Names.Give(body);
        return Builder.Build(
            name,
            [.. primal.Parameters.Items, .. cotangents, .. shadows],
            [.. primal.ResultTypes.Items, .. Active.Where(parameter => primal.TypeOf(parameter).IsReal).Select(primal.TypeOf)],
            body);
    }

    private EquatableArray<ValueId> Derive(Yield end, List<ValueId> results, List<ValueId> written, List<ValueId> cotangents, List<ValueId> shadows)
    {
        if (!areShadowsZero)
        {
            shadows.ForEach(shadow => ShadowParameter.Clear(Builder, shadow));
        }

        for (var i = 0; i < written.Count; i++)
        {
            if (_reverser.HasAdjoint(written[i]))
            {
                _reverser.SetShadow(written[i], ownsCotangents || _reverser.LeavesShadow(written[i]) ? cotangents[results.Count + i] : CopyOf(cotangents[results.Count + i]));
            }
        }

        var adjoints = new Adjoints(Builder, _reverser.Names, loop: null);
        var gradient = new List<ValueId>();
        List<Instruction> forward = [];
        _reverser.MakeShadows(primal.Body.Instructions);
        var reverse = Builder.Capture(() =>
        {
            Builder.Statement = -1;
            for (var i = 0; i < results.Count; i++)
            {
                Seed(results[i], cotangents[i], adjoints);
            }

            forward = _reverser.Reverse(primal.Body.Instructions, adjoints);
            Builder.Statement = -1;
            _reverser.StoreElements(adjoints);
            gradient.AddRange(Active.Where(parameter => primal.TypeOf(parameter).IsReal)
                .Select(parameter => adjoints.Find(parameter) ?? _reverser.Zero(primal.TypeOf(parameter))));
        });
        reverse = _reverser.Simplify(reverse, end.Values.Items, gradient);
        Builder.Statement = -1;
        Builder.Emit(new Note("forward"));
        Builder.Emit(forward);
        Builder.Emit(new Note("reverse: d_v is the cotangent of v"));
        Builder.Emit(reverse);
        return [.. end.Values.Items, .. gradient];
    }

    private void Seed(ValueId result, ValueId cotangent, Adjoints adjoints)
    {
        if (!_reverser.HasAdjoint(_reverser.RootOf(result)))
        {
            return;
        }

        if (Builder[result].Type is MemoryType)
        {
            Builder.Emit(new Copy(cotangent, _reverser.ShadowOf(result)));
        }
        else
        {
            adjoints.Add(result, cotangent, isFresh: false);
        }
    }

    private ValueId Cotangent(IrType type, string name) =>
        Builder.NewValue(type is ArrayType { Form: ArrayForm.Array or ArrayForm.Span } array ? array with { Form = ArrayForm.ReadOnlySpan } : type, name);

    /// <summary>A copy to work on: the caller's cotangent stays as it is.</summary>
    private ValueId CopyOf(ValueId cotangent)
    {
        var length = Builder.NewValue(IrType.Int32);
        Builder.Emit(new Length(length, cotangent, 0));
        var type = (MemoryType)Builder[cotangent].Type;
        var copy = Builder.NewValue(type is ArrayType { Struct: not null } structs ? structs with { Form = ArrayForm.Span } : new WorkspaceType(type.Element), Builder[cotangent].Name!.Replace("Cotangent", "Adjoint"));
        Builder.Emit(new Allocate(copy, [length]));
        Builder.Emit(new Copy(cotangent, copy));
        return copy;
    }
}
