using System.Text;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Builds a <see cref="Template"/> from left to right.</summary>
internal sealed class TemplateWriter(bool isException)
{
    private readonly List<string> _parts = [];
    private readonly List<ValueId> _holes = [];
    private readonly StringBuilder _current = new();

    /// <summary>Whether the text is thrown away by throwing: there, calls and objects made from active values do no harm to the derivative.</summary>
    public bool IsException { get; } = isException;

    /// <summary>Whether arrays may stand in it: where they are only tested for null.</summary>
    public bool AllowsArrays { get; init; }

    /// <summary>Whether something in it was reported, so that there is no template.</summary>
    public bool Failed { get; private set; }

    /// <summary>Appends text.</summary>
    public void Write(string text) => _current.Append(text);

    /// <summary>Appends a value.</summary>
    public void Write(ValueId hole)
    {
        _parts.Add(_current.ToString());
        _current.Clear();
        _holes.Add(hole);
    }

    /// <summary>Gives up.</summary>
    public void Fail() => Failed = true;

    /// <summary>What was written.</summary>
    public Template ToTemplate() => new(_parts.Append(_current.ToString()).ToArray().ToEquatableArray(), _holes.ToEquatableArray());
}
