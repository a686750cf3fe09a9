using System.Reflection;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>The compiled method and what was generated for it, by numbers.</summary>
internal sealed class CompiledMethod(Type adapter)
{
    /// <summary>F's value; what it leaves in arrays stands in the last argument.</summary>
    public Func<double[], int, double[], double> F { get; } = Bind<Func<double[], int, double[], double>>(adapter, "F");

    /// <summary>Value and gradient.</summary>
    public Func<double[], int, double[], double[], double> Gradient { get; } = Bind<Func<double[], int, double[], double[], double>>(adapter, "Gradient");

    /// <summary>Value and derivative along a direction.</summary>
    public Func<double[], int, double[], double[], double[], double> Jvp { get; } = Bind<Func<double[], int, double[], double[], double[], double>>(adapter, "Jvp");

    /// <summary>The graph.</summary>
    public Func<Value[], int, Value> Trace { get; } = Bind<Func<Value[], int, Value>>(adapter, "Trace");

    private static T Bind<T>(Type adapter, string name)
        where T : Delegate => adapter.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();
}
