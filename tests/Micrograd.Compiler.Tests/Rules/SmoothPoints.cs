using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>Points inside the smooth pieces of each function, at least 0.1 from an edge or a kink.</summary>
internal static class SmoothPoints
{
    private static readonly double[] Anywhere = [-2.3, -0.9, -0.31, 0.27, 0.8, 1.7, 3.1];
    private static readonly double[] Positive = [0.15, 0.4, 1.1, 2.6, 30];
    private static readonly double[] AboveMinusOne = [-0.85, -0.5, -0.2, 0.3, 1.4, 8];
    private static readonly double[] InsideUnit = [-0.85, -0.4, 0.12, 0.5, 0.88];
    private static readonly double[] AboveOne = [1.2, 1.6, 2.5, 7, 40];
    private static readonly double[][] Pairs = [[1.3, 0.7], [-2.1, 0.6], [0.45, -1.9], [-0.8, -2.6], [3.3, 2.2], [0.9, 4.1]];
    private static readonly double[][] Triples = [[1.3, 0.7, 0.2], [-2.1, 0.6, 1.8], [0.45, -1.9, -0.7], [-0.8, -2.6, 0.5], [3.3, 2.2, 1.1]];

    /// <summary>The points of a function; the operands of a point in order.</summary>
    public static double[][] Of(OpCode op) => op switch
    {
        OpCode.Sqrt or OpCode.ReciprocalSqrtEstimate or OpCode.Log or OpCode.Log2 or OpCode.Log10 => Single(Positive),
        OpCode.LogP1 or OpCode.Log2P1 or OpCode.Log10P1 => Single(AboveMinusOne),
        OpCode.Asin or OpCode.Acos or OpCode.AsinPi or OpCode.AcosPi or OpCode.Atanh => Single(InsideUnit),
        OpCode.Tan => Single([-1.2, -0.7, 0.2, 0.9, 2.4]),
        OpCode.TanPi => Single([-0.3, -0.11, 0.2, 0.35, 0.7]),
        OpCode.Acosh => Single(AboveOne),
        OpCode.Pow => [[0.6, 1.7], [1.4, -2.2], [2.5, 0.5], [3.1, 3], [0.3, 2.4], [5, 0]],
        OpCode.LogBase => [[0.6, 1.7], [1.4, 3.2], [2.5, 0.5], [3.1, 10], [0.3, 2.4]],
        OpCode.RootN => [[0.6, 2], [1.4, 3], [-2.5, 3], [3.1, 1], [0.8, -2], [7, 5]],
        OpCode.ScaleB => [[0.6, 2], [1.4, -3], [-2.5, 0], [3.1, 1], [0.8, 10]],
        OpCode.Remainder or OpCode.IEEERemainder => [[5.3, 2.1], [-5.3, 2.2], [5.1, -1.9], [-7.4, -3.1], [1.2, 3.3]],
        OpCode.Clamp or OpCode.ClampNaN or OpCode.ClampNative => [[0.5, -1, 1], [-3, -1, 1], [4, -1, 1], [0.2, 0, 2], [2.5, 0.3, 2]],
        _ when op.Arity() == 1 => Single(Anywhere),
        _ when op.Arity() == 2 => Pairs,
        _ => Triples,
    };

    private static double[][] Single(double[] points) => [.. points.Select(point => new[] { point })];
}
