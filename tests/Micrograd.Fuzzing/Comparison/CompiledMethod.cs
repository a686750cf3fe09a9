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

    /// <summary>Value, and the Hessian times a direction; the tangent stands behind it.</summary>
    public Func<double[], int, double[], double[], double[], double>? Hvp { get; } = Find<Func<double[], int, double[], double[], double[], double>>(adapter, "Hvp");

    /// <summary>Value, gradient and Hessian.</summary>
    public Func<double[], int, double[], double[], double[], double>? Hessian { get; } = Find<Func<double[], int, double[], double[], double[], double>>(adapter, "Hessian");

    /// <summary>F's results, where they are several.</summary>
    public VectorMethod? Values { get; } = Find<VectorMethod>(adapter, "Values");

    /// <summary>Results, and the Jacobian times a direction.</summary>
    public VectorMethod? Push { get; } = Find<VectorMethod>(adapter, "Push");

    /// <summary>Results, and cotangents times the Jacobian.</summary>
    public VectorMethod? Pull { get; } = Find<VectorMethod>(adapter, "Pull");

    /// <summary>Results, and the Jacobian, row by row.</summary>
    public VectorMethod? Jacobian { get; } = Find<VectorMethod>(adapter, "Jacobian");

    private static T Bind<T>(Type adapter, string name)
        where T : Delegate => Find<T>(adapter, name)!;

    private static T? Find<T>(Type adapter, string name)
        where T : Delegate => adapter.GetMethod(name, BindingFlags.Public | BindingFlags.Static)?.CreateDelegate<T>();
}
