namespace Micrograd.Compiler.Ir;

/// <summary>A pure operation on scalars. Functions are named as in <c>Math</c> and <c>double</c>; <c>float</c> operands mean <c>MathF</c> and <c>float</c>.</summary>
public enum OpCode
{
    // Arithmetic on reals and integers.
    /// <summary><c>a + b</c>.</summary>
    Add,
    /// <summary><c>a - b</c>.</summary>
    Subtract,
    /// <summary><c>a * b</c>.</summary>
    Multiply,
    /// <summary><c>a / b</c>.</summary>
    Divide,
    /// <summary><c>a % b</c>.</summary>
    Remainder,
    /// <summary><c>-a</c>.</summary>
    Negate,

    // Integers and booleans only.
    /// <summary><c>a &amp; b</c>.</summary>
    And,
    /// <summary><c>a | b</c>.</summary>
    Or,
    /// <summary><c>a ^ b</c>.</summary>
    Xor,
    /// <summary><c>~a</c>.</summary>
    Complement,
    /// <summary><c>a &lt;&lt; b</c>.</summary>
    ShiftLeft,
    /// <summary><c>a >> b</c>.</summary>
    ShiftRight,
    /// <summary><c>a >>> b</c>.</summary>
    UnsignedShiftRight,
    /// <summary><c>!a</c>.</summary>
    Not,

    // Comparisons, to bool.
    /// <summary><c>a == b</c>.</summary>
    Equal,
    /// <summary><c>a != b</c>.</summary>
    NotEqual,
    /// <summary><c>a &lt; b</c>.</summary>
    Less,
    /// <summary><c>a &lt;= b</c>.</summary>
    LessOrEqual,
    /// <summary><c>a > b</c>.</summary>
    Greater,
    /// <summary><c>a >= b</c>.</summary>
    GreaterOrEqual,

    // Conversion to the result's type, as a C# cast.
    /// <summary><c>(T)a</c>.</summary>
    Convert,

    // Functions of Math, MathF, double and float.
    /// <summary><c>Abs</c>.</summary>
    Abs,
    /// <summary><c>Sqrt</c>.</summary>
    Sqrt,
    /// <summary><c>Cbrt</c>.</summary>
    Cbrt,
    /// <summary><c>RootN</c>.</summary>
    RootN,
    /// <summary><c>ReciprocalEstimate</c>.</summary>
    ReciprocalEstimate,
    /// <summary><c>ReciprocalSqrtEstimate</c>.</summary>
    ReciprocalSqrtEstimate,
    /// <summary><c>Pow</c>.</summary>
    Pow,
    /// <summary><c>Exp</c>.</summary>
    Exp,
    /// <summary><c>Exp2</c>.</summary>
    Exp2,
    /// <summary><c>Exp10</c>.</summary>
    Exp10,
    /// <summary><c>ExpM1</c>.</summary>
    ExpM1,
    /// <summary><c>Exp2M1</c>.</summary>
    Exp2M1,
    /// <summary><c>Exp10M1</c>.</summary>
    Exp10M1,
    /// <summary><c>Log</c>.</summary>
    Log,
    /// <summary><c>Log(x, newBase)</c>.</summary>
    LogBase,
    /// <summary><c>Log2</c>.</summary>
    Log2,
    /// <summary><c>Log10</c>.</summary>
    Log10,
    /// <summary><c>LogP1</c>.</summary>
    LogP1,
    /// <summary><c>Log2P1</c>.</summary>
    Log2P1,
    /// <summary><c>Log10P1</c>.</summary>
    Log10P1,
    /// <summary><c>Sin</c>.</summary>
    Sin,
    /// <summary><c>Cos</c>.</summary>
    Cos,
    /// <summary><c>SinCos(x).Sin</c>.</summary>
    SinOfSinCos,
    /// <summary><c>SinCos(x).Cos</c>.</summary>
    CosOfSinCos,
    /// <summary><c>Tan</c>.</summary>
    Tan,
    /// <summary><c>SinPi</c>.</summary>
    SinPi,
    /// <summary><c>CosPi</c>.</summary>
    CosPi,
    /// <summary><c>SinCosPi(x).SinPi</c>.</summary>
    SinOfSinCosPi,
    /// <summary><c>SinCosPi(x).CosPi</c>.</summary>
    CosOfSinCosPi,
    /// <summary><c>TanPi</c>.</summary>
    TanPi,
    /// <summary><c>Asin</c>.</summary>
    Asin,
    /// <summary><c>Acos</c>.</summary>
    Acos,
    /// <summary><c>Atan</c>.</summary>
    Atan,
    /// <summary><c>Atan2</c>.</summary>
    Atan2,
    /// <summary><c>AsinPi</c>.</summary>
    AsinPi,
    /// <summary><c>AcosPi</c>.</summary>
    AcosPi,
    /// <summary><c>AtanPi</c>.</summary>
    AtanPi,
    /// <summary><c>Atan2Pi</c>.</summary>
    Atan2Pi,
    /// <summary><c>Sinh</c>.</summary>
    Sinh,
    /// <summary><c>Cosh</c>.</summary>
    Cosh,
    /// <summary><c>Tanh</c>.</summary>
    Tanh,
    /// <summary><c>Asinh</c>.</summary>
    Asinh,
    /// <summary><c>Acosh</c>.</summary>
    Acosh,
    /// <summary><c>Atanh</c>.</summary>
    Atanh,
    /// <summary><c>Hypot</c>.</summary>
    Hypot,
    /// <summary><c>Max</c>.</summary>
    Max,
    /// <summary><c>Min</c>.</summary>
    Min,
    /// <summary><c>MaxNumber</c>.</summary>
    MaxNumber,
    /// <summary><c>MinNumber</c>.</summary>
    MinNumber,
    /// <summary><c>MaxNative</c>.</summary>
    MaxNative,
    /// <summary><c>MinNative</c>.</summary>
    MinNative,
    /// <summary><c>MaxMagnitude</c>.</summary>
    MaxMagnitude,
    /// <summary><c>MinMagnitude</c>.</summary>
    MinMagnitude,
    /// <summary><c>MaxMagnitudeNumber</c>.</summary>
    MaxMagnitudeNumber,
    /// <summary><c>MinMagnitudeNumber</c>.</summary>
    MinMagnitudeNumber,
    /// <summary><c>Clamp</c>.</summary>
    Clamp,
    /// <summary><c>double.Clamp</c>, which unlike <c>Math.Clamp</c> answers NaN for a NaN bound, and 0 for −0 at a bound of 0.</summary>
    ClampNaN,
    /// <summary><c>ClampNative</c>.</summary>
    ClampNative,
    /// <summary><c>CopySign</c>.</summary>
    CopySign,
    /// <summary><c>IEEERemainder</c>.</summary>
    IEEERemainder,
    /// <summary><c>BitIncrement</c>.</summary>
    BitIncrement,
    /// <summary><c>BitDecrement</c>.</summary>
    BitDecrement,
    /// <summary><c>ScaleB</c>.</summary>
    ScaleB,
    /// <summary><c>FusedMultiplyAdd</c>.</summary>
    FusedMultiplyAdd,
    /// <summary><c>MultiplyAddEstimate</c>.</summary>
    MultiplyAddEstimate,
    /// <summary><c>Lerp</c>.</summary>
    Lerp,
    /// <summary><c>DegreesToRadians</c>.</summary>
    DegreesToRadians,
    /// <summary><c>RadiansToDegrees</c>.</summary>
    RadiansToDegrees,

    // Zero derivative.
    /// <summary><c>Sign</c>.</summary>
    Sign,
    /// <summary><c>Floor</c>.</summary>
    Floor,
    /// <summary><c>Ceiling</c>.</summary>
    Ceiling,
    /// <summary><c>Truncate</c>.</summary>
    Truncate,
    /// <summary><c>Round</c>.</summary>
    Round,
    /// <summary><c>Round(x, digits)</c>.</summary>
    RoundDigits,
    /// <summary><c>Round(x, mode)</c>.</summary>
    RoundMode,
    /// <summary><c>Round(x, digits, mode)</c>.</summary>
    RoundDigitsMode,
    /// <summary><c>ILogB</c>.</summary>
    ILogB,
    /// <summary><c>IsNaN</c>.</summary>
    IsNaN,
    /// <summary><c>IsInfinity</c>.</summary>
    IsInfinity,
    /// <summary><c>IsPositiveInfinity</c>.</summary>
    IsPositiveInfinity,
    /// <summary><c>IsNegativeInfinity</c>.</summary>
    IsNegativeInfinity,
    /// <summary><c>IsFinite</c>.</summary>
    IsFinite,
    /// <summary><c>IsNegative</c>.</summary>
    IsNegative,
    /// <summary><c>IsPositive</c>.</summary>
    IsPositive,
    /// <summary><c>IsNormal</c>.</summary>
    IsNormal,
    /// <summary><c>IsSubnormal</c>.</summary>
    IsSubnormal,
    /// <summary><c>IsInteger</c>.</summary>
    IsInteger,
    /// <summary><c>IsEvenInteger</c>.</summary>
    IsEvenInteger,
    /// <summary><c>IsOddInteger</c>.</summary>
    IsOddInteger,
    /// <summary><c>IsRealNumber</c>.</summary>
    IsRealNumber,
    /// <summary><c>IsPow2</c>.</summary>
    IsPow2,

    // Micrograd's own.
    /// <summary><c>Gradient.Stop</c>: the operand, as a constant.</summary>
    Stop,
    /// <summary>The first operand. Its derivative by the second operand is the third, besides what it has itself: how derivatives that the user gives enter.</summary>
    WithPartial,
}
