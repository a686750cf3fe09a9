using System.ComponentModel;
using System.Globalization;

namespace Micrograd;

/// <summary>An array whose gradient is checked: element by element, each with the others fixed.</summary>
/// <typeparam name="TArray">The type of the array.</typeparam>
/// <typeparam name="TNodes">The type of the array of its leaves in the graph.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckedArray<TArray, TNodes>
    where TArray : class
    where TNodes : class
{
    private readonly string _name;
    private readonly Array _at;
    private readonly Array _leaves;
    private readonly IReadOnlyList<int[]> _positions;

    internal CheckedArray(string name, TArray at, TArray gradient, TNodes leaves, IReadOnlyList<int[]> positions)
    {
        (_name, _at, Gradient, _leaves, _positions) = (name, (Array)(object)at, gradient, (Array)(object)leaves, positions);
    }

    /// <summary>The buffer that the generated method writes the gradient to.</summary>
    public TArray Gradient { get; }

    /// <summary>A new copy of the array, which a function may write into.</summary>
    /// <returns>The copy.</returns>
    public TArray Copy() => (TArray)(object)Copy(_at);

    /// <summary>A new array of the same leaves, which a trace may write into.</summary>
    /// <returns>The array.</returns>
    public TNodes Nodes() => (TNodes)(object)Copy(_leaves);

    /// <summary>One input per element.</summary>
    /// <param name="function">F as a function of this array alone, which it may write into.</param>
    /// <returns>The inputs, row by row.</returns>
    public IEnumerable<CheckedInput> Inputs(Func<TArray, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        foreach (var position in _positions)
        {
            double Moved(double number)
            {
                var copy = Copy(_at);
                Set(copy, position, number);
                return function((TArray)(object)copy);
            }

            yield return new(Name(position), Number(_at, position), Number((Array)(object)Gradient, position), (Value)Get(_leaves, position)!, Moved);
        }
    }

    private string Name(int[] position) =>
        _name + "[" + string.Join(_at.Rank == 2 ? "," : "][", position.Select(index => index.ToString(CultureInfo.InvariantCulture))) + "]";

    private static Array Copy(Array array)
    {
        var copy = (Array)array.Clone();
        if (array.GetType().GetElementType()!.IsArray)
        {
            for (var i = 0; i < copy.Length; i++)
                copy.SetValue(((Array)array.GetValue(i)!).Clone(), i);
        }

        return copy;
    }

    private static double Number(Array array, int[] position) => Convert.ToDouble(Get(array, position), CultureInfo.InvariantCulture);

    private static object? Get(Array array, int[] position) =>
        position.Length > array.Rank ? ((Array)array.GetValue(position[0])!).GetValue(position[1]) : array.GetValue(position);

    private static void Set(Array array, int[] position, double number)
    {
        if (position.Length > array.Rank)
            Set((Array)array.GetValue(position[0])!, [position[1]], number);
        else if (array.GetType().GetElementType() == typeof(float))
            array.SetValue((float)number, position);
        else
            array.SetValue(number, position);
    }
}
