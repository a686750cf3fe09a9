using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission;

/// <summary>What the derivative of a generic method asks of its type parameters: the constraints of the method itself are only as wide as the method needs.</summary>
public static class GenericNeeds
{
    /// <summary>Each operation on a type parameter, with the interface of <c>System.Numerics</c> that has it.</summary>
    /// <param name="modules">What differentiation made.</param>
    /// <returns>Type parameter, member and interface: <c>T</c>, <c>T.Cos</c>, <c>ITrigonometricFunctions</c>. An interface <c>unmanaged</c> stands for the constraint: values are saved.</returns>
    public static IEnumerable<(string Type, string Member, string Interface)> Of(DerivedModules modules) =>
        new[] { modules.Gradient, modules.Jvp, modules.Hvp, modules.Hessian }.OfType<Module>()
            .SelectMany(module => module.Helpers.Items.Append(module.Main))
            .SelectMany(Of)
            .Distinct();

    private static IEnumerable<(string Type, string Member, string Interface)> Of(Function function)
    {
        foreach (var instruction in function.Body.Descendants())
        {
            var (value, member, owner) = instruction switch
            {
                Apply { Op: OpCode.Convert } apply when IsGeneric(apply.Result) => (apply.Result, "CreateChecked", "INumberBase"),
                Apply apply when IsGeneric(apply.Operands[0]) => (apply.Operands[0], CSharpSpelling.Symbol(apply.Op) ?? CSharpSpelling.GenericName(apply.Op)!, OwnerOf(apply.Op)),
                Constant { Value: var literal } constant when IsGeneric(constant.Result) && literal.IsNumber => (constant.Result, MemberOf(literal.Real), OwnerOf(literal.Real)),
                Push push when IsGeneric(push.Value) => (push.Value, "", "unmanaged"),
                Reserve or Allocate or Pop when IsGeneric(instruction.Results[0]) => (instruction.Results[0], "", "unmanaged"),
                _ => (default, null, null),
            };
            if (owner is not null)
            {
                yield return (TypeOf(value).Name, member!, owner);
            }
        }

        bool IsGeneric(ValueId value) => TypeOf(value) is { Kind: ScalarKind.Generic };

        ScalarType TypeOf(ValueId value) => function.TypeOf(value) is MemoryType memory ? memory.Element : (ScalarType)function.TypeOf(value);
    }

    private static string MemberOf(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? "PositiveInfinity" : value == Math.PI ? "Pi" : "CreateChecked";

    private static string OwnerOf(double value) => double.IsNaN(value) || double.IsInfinity(value) ? "IFloatingPointIeee754" : value == Math.PI ? "IFloatingPointConstants" : "INumberBase";

    private static string OwnerOf(OpCode op) => op switch
    {
        OpCode.Remainder => "IModulusOperators",
        OpCode.Less or OpCode.LessOrEqual or OpCode.Greater or OpCode.GreaterOrEqual => "IComparisonOperators",
        <= OpCode.Convert or OpCode.Abs or OpCode.MaxMagnitude or OpCode.MinMagnitude or OpCode.MaxMagnitudeNumber or OpCode.MinMagnitudeNumber => "INumberBase",
        OpCode.MultiplyAddEstimate or (>= OpCode.IsNaN and <= OpCode.IsRealNumber) => "INumberBase",
        OpCode.Sqrt or OpCode.Cbrt or OpCode.RootN or OpCode.Hypot => "IRootFunctions",
        OpCode.Pow => "IPowerFunctions",
        >= OpCode.Exp and <= OpCode.Exp10M1 => "IExponentialFunctions",
        >= OpCode.Log and <= OpCode.Log10P1 => "ILogarithmicFunctions",
        OpCode.Atan2 or OpCode.Atan2Pi => "IFloatingPointIeee754",
        (>= OpCode.Sin and <= OpCode.AtanPi) or OpCode.DegreesToRadians or OpCode.RadiansToDegrees => "ITrigonometricFunctions",
        >= OpCode.Sinh and <= OpCode.Atanh => "IHyperbolicFunctions",
        (>= OpCode.Max and <= OpCode.MinNative) or OpCode.Clamp or OpCode.ClampNaN or OpCode.ClampNative or OpCode.CopySign or OpCode.Sign => "INumber",
        >= OpCode.Floor and <= OpCode.RoundDigitsMode => "IFloatingPoint",
        OpCode.IsPow2 => "IBinaryNumber",
        _ => "IFloatingPointIeee754",
    };
}
