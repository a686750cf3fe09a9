using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>The derived IR, run by the interpreter on plain numbers.</summary>
internal sealed class Interpreted(FuzzedProgram program, Derived derived)
{
    private readonly InterpreterOptions _options = new() { Fuel = 2_000_000 };

    private Interpreted(FuzzedProgram program, Derived derived, Action<Scalar> observe)
        : this(program, derived) => _options = _options with { Observe = observe };

    /// <summary>Whether an infinity occurs on the way, be it in what F computes or in derivatives. It may meet a 0, and give NaN where another way does not pass there.</summary>
    public static bool HasInfinities(FuzzedProgram program, Derived derived, double[] inputs, int n, double[] tangent)
    {
        var found = false;
        var interpreted = new Interpreted(program, derived, scalar => found |= scalar.Kind == ScalarKind.Double && double.IsInfinity(scalar.Real));
        interpreted.Gradient(inputs, n, new double[inputs.Length], new double[inputs.Length]);
        interpreted.Jvp(inputs, n, new double[inputs.Length], tangent, new double[1]);
        return found;
    }

    /// <summary>Whether F takes a step between two points: a number on its way is an integer at both, and not the same. Stairs that are shorter than the steps of differences look like a ramp to them.</summary>
    public static bool TakesSteps(FuzzedProgram program, Derived derived, double[] from, double[] to, int n) =>
        Numbers(program, derived, from, n).Zip(Numbers(program, derived, to, n)).Any(pair => pair.First != pair.Second && double.IsInteger(pair.First) && double.IsInteger(pair.Second));

    /// <summary>F itself: its value; what it leaves in arrays stands in <paramref name="left"/>.</summary>
    public double F(double[] inputs, int n, double[] left)
    {
        var arguments = Arguments(inputs, n);
        var value = Interpreter.Run(_options, derived.Method.Primal, null, arguments)[0].Real;
        Read(arguments, left);
        return value;
    }

    /// <summary>Value and gradient.</summary>
    public double Gradient(double[] inputs, int n, double[] left, double[] gradient)
    {
        var arguments = Arguments(inputs, n);
        var shadows = program.Parameters.Where(parameter => parameter.IsArray)
            .Select(parameter => Memory.Of([.. Enumerable.Repeat(double.NaN, parameter.Count)]).AsScalar()).ToArray();
        var results = Interpreter.Run(_options, derived.Modules.Gradient!, null, [.. arguments, .. shadows]);
        Read(arguments, left);
        var (next, shadow) = (1, 0);
        foreach (var parameter in program.Parameters)
        {
            for (var i = 0; i < parameter.Count; i++)
            {
                gradient[parameter.Start + i] = parameter.IsArray ? ((Memory)shadows[shadow].Object!)[[i]]!.Value.Real : results[next++].Real;
            }

            shadow += parameter.IsArray ? 1 : 0;
        }

        return results[0].Real;
    }

    /// <summary>Value and derivative along a direction.</summary>
    public double Jvp(double[] inputs, int n, double[] left, double[] tangent, double[] result)
    {
        var arguments = Arguments(inputs, n);
        var results = Interpreter.Run(_options, derived.Modules.Jvp!, null, [.. arguments, .. program.Parameters.SelectMany(parameter => Split(parameter, tangent))]);
        Read(arguments, left);
        result[0] = results[1].Real;
        return results[0].Real;
    }

    private static List<double> Numbers(FuzzedProgram program, Derived derived, double[] inputs, int n)
    {
        var numbers = new List<double>();
        var interpreted = new Interpreted(program, derived, scalar =>
        {
            if (scalar.Kind == ScalarKind.Double)
            {
                numbers.Add(scalar.Real);
            }
        });
        interpreted.F(inputs, n, new double[inputs.Length]);
        return numbers;
    }

    private Scalar[] Arguments(double[] inputs, int n) =>
        [.. program.Parameters.Take(2).SelectMany(parameter => Split(parameter, inputs)), n, .. program.Parameters.Skip(2).SelectMany(parameter => Split(parameter, inputs))];

    private static IEnumerable<Scalar> Split(Parameter parameter, double[] inputs)
    {
        var numbers = inputs[parameter.Start..(parameter.Start + parameter.Count)];
        return parameter.IsArray ? [Memory.Of(numbers).AsScalar()] : numbers.Select(number => (Scalar)number);
    }

    private void Read(Scalar[] arguments, double[] left)
    {
        var memories = arguments.Select(argument => argument.Object).OfType<Memory>();
        foreach (var (parameter, memory) in program.Parameters.Where(parameter => parameter.IsArray).Zip(memories))
        {
            for (var i = 0; i < parameter.Count; i++)
            {
                left[parameter.Start + i] = memory[[i]]!.Value.Real;
            }
        }
    }
}
