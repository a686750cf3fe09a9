using System.ComponentModel;
using System.Globalization;

namespace Micrograd;

/// <summary>An array of structs whose gradient is checked: number by number, each with the others fixed.</summary>
/// <typeparam name="T">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckedStructs<T>
    where T : struct
{
    private readonly string _name;
    private readonly T[] _at;
    private readonly CheckedField<T>[] _fields;
    private readonly Value[][] _leaves;

    /// <summary>Makes the leaves of the graph.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="at">The structs at which the gradient is checked; copied.</param>
    /// <param name="fields">The numbers in each that are differentiated.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public CheckedStructs(string name, ReadOnlySpan<T> at, CheckedField<T>[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        (_name, _at, _fields, Gradient) = (name, at.ToArray(), fields, new T[at.Length]);
        _leaves = Array.ConvertAll(fields, field => Array.ConvertAll(_at, element => new Value(field.Get(element))));
    }

    /// <summary>The buffer that the generated method writes the gradient to.</summary>
    public T[] Gradient { get; }

    /// <summary>A new copy of the array, which a function may write into.</summary>
    /// <returns>The copy.</returns>
    public T[] Copy() => (T[])_at.Clone();

    /// <summary>A new array of the leaves of one number in each struct, which a trace may write into.</summary>
    /// <param name="field">Which number.</param>
    /// <returns>The array.</returns>
    public Value[] Nodes(int field) => (Value[])_leaves[field].Clone();

    /// <summary>What is not differentiated, of each struct.</summary>
    /// <typeparam name="TConstant">Its type.</typeparam>
    /// <param name="get">Reads it.</param>
    /// <returns>A new array.</returns>
    public TConstant[] Constants<TConstant>(Func<T, TConstant> get) => Array.ConvertAll(_at, element => get(element));

    /// <summary>One input per number.</summary>
    /// <param name="function">F as a function of this array alone, which it may write into.</param>
    /// <returns>The inputs, struct by struct.</returns>
    public IEnumerable<CheckedInput> Inputs(Func<T[], double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        for (var i = 0; i < _at.Length; i++)
        {
            for (var j = 0; j < _fields.Length; j++)
            {
                var (index, field) = (i, _fields[j]);
                double Moved(double number)
                {
                    var copy = Copy();
                    copy[index] = field.With(copy[index], number);
                    return function(copy);
                }

                yield return new(
                    _name + "[" + i.ToString(CultureInfo.InvariantCulture) + "]" + field.Path,
                    field.Get(_at[i]),
                    field.Get(Gradient[i]),
                    _leaves[j][i],
                    Moved);
            }
        }
    }
}
