namespace Micrograd;

/// <summary>How a <see cref="Value"/> was computed from its <see cref="Value.Operands"/>.</summary>
public enum Operation : byte
{
    /// <summary>A number that was not computed from other values: an input, a parameter or a constant.</summary>
    Leaf = 0,

    /// <summary>x + y.</summary>
    Add,

    /// <summary>x − y.</summary>
    Subtract,

    /// <summary>x · y.</summary>
    Multiply,

    /// <summary>x / y.</summary>
    Divide,

    /// <summary>−x.</summary>
    Negate,

    /// <summary>x % y, with the sign of x.</summary>
    Remainder,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>1 / (1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>x to the power of a constant.</summary>
    PowConstant,

    /// <summary>x to the power of y.</summary>
    Pow,

    /// <summary>The sum of any number of values.</summary>
    Sum,

    /// <summary>Σ xᵢ·yᵢ; the operands are all x, then all y.</summary>
    Dot,

    /// <summary>b + Σ wᵢ·xᵢ, a neuron before its activation; the operands are all w, then all x, then b.</summary>
    Affine,

    /// <summary>|x|.</summary>
    Abs,

    /// <summary>√x.</summary>
    Sqrt,

    /// <summary>The cube root.</summary>
    Cbrt,

    /// <summary>The n-th root, n a constant.</summary>
    RootN,

    /// <summary>2ˣ.</summary>
    Exp2,

    /// <summary>10ˣ.</summary>
    Exp10,

    /// <summary>eˣ − 1.</summary>
    ExpM1,

    /// <summary>2ˣ − 1.</summary>
    Exp2M1,

    /// <summary>10ˣ − 1.</summary>
    Exp10M1,

    /// <summary>The logarithm to base 2.</summary>
    Log2,

    /// <summary>The logarithm to base 10.</summary>
    Log10,

    /// <summary>ln(1 + x).</summary>
    LogP1,

    /// <summary>log₂(1 + x).</summary>
    Log2P1,

    /// <summary>log₁₀(1 + x).</summary>
    Log10P1,

    /// <summary>sin x, x in radians.</summary>
    Sin,

    /// <summary>cos x, x in radians.</summary>
    Cos,

    /// <summary>tan x, x in radians.</summary>
    Tan,

    /// <summary>sin πx.</summary>
    SinPi,

    /// <summary>cos πx.</summary>
    CosPi,

    /// <summary>tan πx.</summary>
    TanPi,

    /// <summary>arcsin x, in radians.</summary>
    Asin,

    /// <summary>arccos x, in radians.</summary>
    Acos,

    /// <summary>arctan x, in radians.</summary>
    Atan,

    /// <summary>arcsin x, in units of π.</summary>
    AsinPi,

    /// <summary>arccos x, in units of π.</summary>
    AcosPi,

    /// <summary>arctan x, in units of π.</summary>
    AtanPi,

    /// <summary>sinh x.</summary>
    Sinh,

    /// <summary>cosh x.</summary>
    Cosh,

    /// <summary>arsinh x.</summary>
    Asinh,

    /// <summary>arcosh x.</summary>
    Acosh,

    /// <summary>artanh x.</summary>
    Atanh,

    /// <summary>About 1/x.</summary>
    ReciprocalEstimate,

    /// <summary>About 1/√x.</summary>
    ReciprocalSqrtEstimate,

    /// <summary>The next greater number.</summary>
    BitIncrement,

    /// <summary>The next smaller number.</summary>
    BitDecrement,

    /// <summary>x·π/180.</summary>
    DegreesToRadians,

    /// <summary>x·180/π.</summary>
    RadiansToDegrees,

    /// <summary>x·2ⁿ, n a constant integer.</summary>
    ScaleB,

    /// <summary>The logarithm of x to base y.</summary>
    LogBase,

    /// <summary>The angle of the point (second, first operand), in radians.</summary>
    Atan2,

    /// <summary>The angle of the point (second, first operand), in units of π.</summary>
    Atan2Pi,

    /// <summary>√(x² + y²).</summary>
    Hypot,

    /// <summary>The greater of two; NaN if either is.</summary>
    Max,

    /// <summary>The smaller of two; NaN if either is.</summary>
    Min,

    /// <summary>The greater of two; a number rather than NaN.</summary>
    MaxNumber,

    /// <summary>The smaller of two; a number rather than NaN.</summary>
    MinNumber,

    /// <summary>The greater of two, NaN and signed zeros as the processor has it.</summary>
    MaxNative,

    /// <summary>The smaller of two, NaN and signed zeros as the processor has it.</summary>
    MinNative,

    /// <summary>The one farther from zero; NaN if either is.</summary>
    MaxMagnitude,

    /// <summary>The one nearer to zero; NaN if either is.</summary>
    MinMagnitude,

    /// <summary>The one farther from zero; a number rather than NaN.</summary>
    MaxMagnitudeNumber,

    /// <summary>The one nearer to zero; a number rather than NaN.</summary>
    MinMagnitudeNumber,

    /// <summary>The magnitude of x with the sign of s.</summary>
    CopySign,

    /// <summary>x − y·n, n the integer nearest to x/y.</summary>
    IEEERemainder,

    /// <summary>x held between two bounds.</summary>
    Clamp,

    /// <summary>x held between two bounds, NaN and signed zeros as the processor has it.</summary>
    ClampNative,

    /// <summary>a·b + c, rounded once.</summary>
    FusedMultiplyAdd,

    /// <summary>a·b + c, rounded once or twice.</summary>
    MultiplyAddEstimate,

    /// <summary>a·(1 − t) + b·t.</summary>
    Lerp,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>Σ xᵢ², of any number of values.</summary>
    SumOfSquares,

    /// <summary>ln Σ exp xᵢ, of any number of values.</summary>
    LogSumExp,

    /// <summary>max(b + Σ wᵢ·xᵢ, 0), a neuron with a rectifier; operands as of <see cref="Affine"/>.</summary>
    AffineRelu,

    /// <summary>tanh(b + Σ wᵢ·xᵢ), a neuron with a hyperbolic tangent; operands as of <see cref="Affine"/>.</summary>
    AffineTanh,

    /// <summary>
    /// A layer of neurons evaluated for a batch of examples at once: many numbers, so that <see cref="Value.Data"/> and
    /// <see cref="Value.Grad"/> are NaN. The operands are its parameters and, unless it is the first, the layer before.
    /// </summary>
    LayerBatch,

    /// <summary>One output of a <see cref="LayerBatch"/>, its only operand, for one example.</summary>
    BatchOutput,
}
