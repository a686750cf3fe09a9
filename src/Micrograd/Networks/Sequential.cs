namespace Micrograd.Networks;

/// <summary>Modules one after the other: the outputs of each are the inputs of the next.</summary>
public sealed class Sequential : Module
{
    private readonly Module[] _modules;

    /// <summary>A chain of modules.</summary>
    /// <param name="modules">At least one. The span is copied.</param>
    /// <exception cref="ArgumentException">There are none, or one is <see langword="null"/>.</exception>
    public Sequential(params ReadOnlySpan<Module> modules)
    {
        if (modules.IsEmpty)
            throw new ArgumentException("A chain needs at least one module.", nameof(modules));
        for (var i = 0; i < modules.Length; i++)
        {
            if (modules[i] is null)
                throw new ArgumentException($"modules[{i}] is null.", nameof(modules));
        }

        _modules = modules.ToArray();
        Modules = Array.AsReadOnly(_modules);
        Parameters = Array.AsReadOnly(_modules.SelectMany(module => module.Parameters).ToArray());
    }

    /// <summary>The modules, from the inputs on.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>The parameters, module by module.</summary>
    public override IReadOnlyList<Value> Parameters { get; }

    /// <inheritdoc/>
    public override Value[] Forward(ReadOnlySpan<Value> inputs)
    {
        var outputs = _modules[0].Forward(inputs);
        foreach (var module in _modules.AsSpan(1))
            outputs = module.Forward(outputs);
        return outputs;
    }

    /// <summary>The modules, as they print themselves: <c>Sequential of [Layer of […], …]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Sequential of [{string.Join(", ", _modules.AsEnumerable())}]";
}
