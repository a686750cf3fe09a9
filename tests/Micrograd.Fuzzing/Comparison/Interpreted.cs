using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>The derived IR, run by the interpreter on plain numbers.</summary>
internal sealed class Interpreted(FuzzedProgram program, Derived derived)
{
    private readonly InterpreterOptions _options = new() { Fuel = 2_000_000, Evaluate = Evaluate };

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

    /// <summary>The Hessian times a direction, the tangent behind it, and how large the numbers on the way are; not bounded where one is infinite.</summary>
    public static (double Magnitude, bool IsBounded) HvpAndMagnitude(FuzzedProgram program, Derived derived, double[] inputs, int n, double[] tangent, double[] product)
    {
        var (magnitude, isBounded) = (0.0, true);
        var interpreted = new Interpreted(program, derived, scalar =>
        {
            if (scalar.Kind == ScalarKind.Double && !double.IsNaN(scalar.Real))
            {
                magnitude = Math.Max(magnitude, Math.Abs(scalar.Real));
                isBounded &= double.IsFinite(scalar.Real);
            }
        });
        interpreted.Hvp(inputs, n, tangent, product);
        return (magnitude, isBounded);
    }

    /// <summary>Whether F takes a step between two points: a number on its way is an integer at both, and not the same. Stairs that are shorter than the steps of differences look like a ramp to them.</summary>
    public static bool TakesSteps(FuzzedProgram program, Derived derived, double[] from, double[] to, int n) =>
        Numbers(program, derived, from, n).Zip(Numbers(program, derived, to, n)).Any(pair => pair.First != pair.Second && double.IsInteger(pair.First) && double.IsInteger(pair.Second));

    /// <summary>Whether F rounds to <c>float</c> what does not depend on its inputs: a number on its way that is the same at two points, and another one without rounding.</summary>
    public static bool RoundsConstants(FuzzedProgram program, Derived rounding, Derived widened, double[] inputs, double[] other, int n)
    {
        var (numbers, same, exact) = (Numbers(program, rounding, inputs, n, ScalarKind.Single), Numbers(program, rounding, other, n, ScalarKind.Single), Numbers(program, widened, inputs, n, ScalarKind.Single));
        return numbers.Count == exact.Count && numbers.Zip(same, exact).Any(each => each.First == each.Second && each.First != each.Third);
    }

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
        var shadows = Buffers();
        var results = Interpreter.Run(_options, derived.Modules.Gradient!, null, [.. arguments, .. shadows]);
        Read(arguments, left);
        ReadPartials(results[1..], shadows, gradient);
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

    private void Hvp(double[] inputs, int n, double[] tangent, double[] product)
    {
        var shadows = Buffers();
        var results = Interpreter.Run(_options, derived.Modules.Hvp!, null, [.. Arguments(inputs, n), .. program.Parameters.SelectMany(parameter => Split(parameter, tangent)), .. shadows]);
        ReadPartials(results[2..], shadows, product);
        product[^1] = results[1].Real;
    }

    /// <summary>What stands in them must not matter.</summary>
    private Scalar[] Buffers() =>
        [.. program.Parameters.Where(parameter => parameter.IsArray).Select(parameter => MemoryOf(parameter, [.. Enumerable.Repeat(double.NaN, parameter.Count)]).AsScalar())];

    private void ReadPartials(ReadOnlySpan<Scalar> results, Scalar[] shadows, double[] partials)
    {
        var (next, shadow) = (0, 0);
        foreach (var parameter in program.Parameters)
        {
            if (parameter.IsArray)
            {
                Numbers(shadows[shadow++]).CopyTo(partials, parameter.Start);
                continue;
            }

            for (var i = 0; i < parameter.Count; i++)
            {
                partials[parameter.Start + i] = results[next++].Real;
            }
        }
    }

    private static List<double> Numbers(FuzzedProgram program, Derived derived, double[] inputs, int n, ScalarKind alsoOf = ScalarKind.Double)
    {
        var numbers = new List<double>();
        var interpreted = new Interpreted(program, derived, scalar =>
        {
            if (scalar.Kind == ScalarKind.Double || scalar.Kind == alsoOf)
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
        return parameter.IsArray ? [MemoryOf(parameter, numbers).AsScalar()] : numbers.Select(number => (Scalar)number);
    }

    private static Memory MemoryOf(Parameter parameter, double[] numbers)
    {
        if (parameter.Form == ParameterForm.Jagged)
        {
            return Memory.Of([.. Parameter.Rows.Select((length, row) => Memory.Of([.. numbers.Skip(Parameter.Rows.Take(row).Sum()).Take(length)]))]);
        }

        if (parameter.Form == ParameterForm.Matrix)
        {
            var matrix = new double[2, numbers.Length / 2];
            Buffer.BlockCopy(numbers, 0, matrix, 0, numbers.Length * sizeof(double));
            return Memory.Of(matrix);
        }

        if (!parameter.IsOfStructs)
        {
            return Memory.Of(numbers);
        }

        var memory = Memory.Zeros([ScalarKind.Double, ScalarKind.Double], numbers.Length / 2);
        for (var i = 0; i < numbers.Length; i++)
        {
            memory[[i / 2, i % 2]] = numbers[i];
        }

        return memory;
    }

    /// <summary>What stays C# text: guards.</summary>
    private static Scalar Evaluate(string text, IReadOnlyList<Scalar> holes)
    {
        if (!text.StartsWith("ArgumentOutOfRangeException.ThrowIfGreaterThan({0}, {1}", StringComparison.Ordinal))
        {
            throw new NotSupportedException(text);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(holes[0].Real, holes[1].Real);
        return default;
    }

    private static double[] Numbers(Scalar memory) => [.. ((Memory)memory.Object!).Elements.SelectMany(element => element.Object is Memory ? Numbers(element) : [element.Real])];

    private void Read(Scalar[] arguments, double[] left)
    {
        var memories = arguments.Where(argument => argument.Object is Memory);
        foreach (var (parameter, memory) in program.Parameters.Where(parameter => parameter.IsArray).Zip(memories))
        {
            Numbers(memory).CopyTo(left, parameter.Start);
        }
    }
}
