namespace Micrograd.Compiler.Ir;

/// <summary>Names for a listing: the user's own, <c>%x</c>, with <c>%x.1</c>, <c>%x.2</c> for later versions, and the number of a value without one.</summary>
internal sealed class ValueNames(Function function)
{
    private readonly Dictionary<ValueId, string> _names = [];
    private readonly Dictionary<string, int> _versions = [];

    /// <summary>The name of a value; the first to be asked for takes the plain one.</summary>
    public string this[ValueId value]
    {
        get
        {
            if (!_names.TryGetValue(value, out var name))
            {
                name = Choose(value);
                _names.Add(value, name);
            }

            return name;
        }
    }

    private string Choose(ValueId value)
    {
        if (value.Index < 0 || value.Index >= function.Values.Count || function.Values[value.Index].Name is not { } wish)
        {
            return value.ToString();
        }

        _versions.TryGetValue(wish, out var version);
        _versions[wish] = version + 1;
        return version == 0 ? "%" + wish : $"%{wish}.{version}";
    }
}
