using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Interpretation;

/// <summary>The functions of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c>, found by reflection in the runtime that runs the interpreter: many are newer
/// than the compiler's own target, and only they give the bits that the generated code gives.</summary>
internal static class RealFunctions
{
    public static Func<Scalar[], Scalar> Bind(OpCode op, ScalarKind kind) => kind == ScalarKind.Single
        ? Bind<float>(op, IrType.Single, x => (float)x.Real, y => y)
        : Bind<double>(op, IrType.Double, x => x.Real, y => y);

    private static Func<Scalar[], Scalar> Bind<T>(OpCode op, ScalarType type, Func<Scalar, T> from, Func<T, Scalar> to)
        where T : struct
    {
        if (FunctionCatalog.ResultType(op, type) == IrType.Boolean)
        {
            var test = Method<Func<T, bool>>(op, type, typeof(T));
            return x => test(from(x[0]));
        }

        if (FunctionCatalog.ResultType(op, type) == IrType.Int32)
        {
            var integer = Method<Func<T, int>>(op, type, typeof(T));
            return x => integer(from(x[0]));
        }

        switch (op)
        {
            case OpCode.Stop or OpCode.WithPartial:
                return x => x[0];
            case OpCode.SinOfSinCos or OpCode.SinOfSinCosPi:
                var sine = Method<Func<T, (T Sin, T Cos)>>(op, type, typeof(T));
                return x => to(sine(from(x[0])).Sin);
            case OpCode.CosOfSinCos or OpCode.CosOfSinCosPi:
                var cosine = Method<Func<T, (T Sin, T Cos)>>(op, type, typeof(T));
                return x => to(cosine(from(x[0])).Cos);
            case OpCode.RootN or OpCode.ScaleB or OpCode.RoundDigits:
                var indexed = Method<Func<T, int, T>>(op, type, typeof(T), typeof(int));
                return x => to(indexed(from(x[0]), (int)x[1].Bits));
            case OpCode.RoundMode:
                var rounded = Method<Func<T, MidpointRounding, T>>(op, type, typeof(T), typeof(MidpointRounding));
                return x => to(rounded(from(x[0]), (MidpointRounding)x[1].Bits));
            case OpCode.RoundDigitsMode:
                var digits = Method<Func<T, int, MidpointRounding, T>>(op, type, typeof(T), typeof(int), typeof(MidpointRounding));
                return x => to(digits(from(x[0]), (int)x[1].Bits, (MidpointRounding)x[2].Bits));
            case var _ when op.Arity() == 1:
                var unary = Method<Func<T, T>>(op, type, typeof(T));
                return x => to(unary(from(x[0])));
            case var _ when op.Arity() == 2:
                var binary = Method<Func<T, T, T>>(op, type, typeof(T), typeof(T));
                return x => to(binary(from(x[0]), from(x[1])));
            default:
                var ternary = Method<Func<T, T, T, T>>(op, type, typeof(T), typeof(T), typeof(T));
                return x => to(ternary(from(x[0]), from(x[1]), from(x[2])));
        }
    }

    private static TDelegate Method<TDelegate>(OpCode op, ScalarType type, params Type[] parameters)
        where TDelegate : Delegate
    {
        var name = CSharpSpelling.CSharpName(op, type) ?? throw new NotSupportedException($"{op} is not an operation on {type}.");
        var dot = name.IndexOf('.');
        var owner = name.Substring(0, dot) switch
        {
            "Math" => typeof(Math),
            "MathF" => typeof(Math).Assembly.GetType("System.MathF"),
            "float" => typeof(float),
            _ => typeof(double),
        };
        var method = owner?.GetMethod(name.Substring(dot + 1), parameters) ?? throw new NotSupportedException($"This runtime has no {name}.");
        return (TDelegate)method.CreateDelegate(typeof(TDelegate));
    }
}
