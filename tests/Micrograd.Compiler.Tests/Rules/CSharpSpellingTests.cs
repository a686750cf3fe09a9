using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

public class CSharpSpellingTests
{
    [Theory]
    [InlineData(OpCode.Sqrt, "Math.Sqrt(x)", "MathF.Sqrt(x)")]
    [InlineData(OpCode.ExpM1, "double.ExpM1(x)", "float.ExpM1(x)")]
    [InlineData(OpCode.SinOfSinCos, "Math.SinCos(x).Sin", "MathF.SinCos(x).Sin")]
    [InlineData(OpCode.CosOfSinCosPi, "double.SinCosPi(x).CosPi", "float.SinCosPi(x).CosPi")]
    [InlineData(OpCode.LogBase, "Math.Log(x)", "MathF.Log(x)")]
    [InlineData(OpCode.RoundDigitsMode, "Math.Round(x)", "MathF.Round(x)")]
    [InlineData(OpCode.Clamp, "Math.Clamp(x)", "Math.Clamp(x)")]
    [InlineData(OpCode.ClampNaN, "double.Clamp(x)", "float.Clamp(x)")]
    [InlineData(OpCode.IsNaN, "double.IsNaN(x)", "float.IsNaN(x)")]
    [InlineData(OpCode.IEEERemainder, "Math.IEEERemainder(x)", "MathF.IEEERemainder(x)")]
    public void Functions_are_called_by_the_name_that_has_them(OpCode op, string ofDouble, string ofSingle)
    {
        Assert.Equal(ofDouble, CSharpSpelling.Call(op, IrType.Double, ["x"]));
        Assert.Equal(ofSingle, CSharpSpelling.Call(op, IrType.Single, ["x"]));
    }

    [Fact]
    public void Functions_of_integers_are_those_of_Math() => Assert.Equal("Math.Max(a, b)", CSharpSpelling.Call(OpCode.Max, IrType.Int32, ["a", "b"]));

    [Fact]
    public void An_operation_is_an_operator_or_a_function_or_a_cast()
    {
        foreach (var op in OpCodeInfo.All)
        {
            var isOperator = CSharpSpelling.Symbol(op) is not null;
            var isFunction = CSharpSpelling.CSharpName(op, IrType.Double) is not null;

            Assert.Equal(op != OpCode.Convert, isOperator ^ isFunction);
            Assert.Equal(isFunction, CSharpSpelling.PrecedenceOf(op) == Precedence.Primary);
            Assert.Equal(isFunction, !op.IsOperator());
        }

        Assert.Throws<ArgumentException>(() => CSharpSpelling.Call(OpCode.Add, IrType.Double, ["a", "b"]));
    }

    [Fact]
    public void Products_bind_tighter_than_sums_and_looser_than_signs()
    {
        Assert.True(CSharpSpelling.PrecedenceOf(OpCode.Multiply) > CSharpSpelling.PrecedenceOf(OpCode.Add));
        Assert.True(CSharpSpelling.PrecedenceOf(OpCode.Negate) > CSharpSpelling.PrecedenceOf(OpCode.Multiply));
        Assert.True(CSharpSpelling.PrecedenceOf(OpCode.Add) > CSharpSpelling.PrecedenceOf(OpCode.ShiftLeft));
        Assert.True(CSharpSpelling.PrecedenceOf(OpCode.Less) > CSharpSpelling.PrecedenceOf(OpCode.Equal));
    }

    [Fact]
    public void Interfaces_of_numbers_have_their_own_name_for_the_IEEE_remainder()
    {
        Assert.Equal("Ieee754Remainder", CSharpSpelling.GenericName(OpCode.IEEERemainder));
        Assert.Equal("Sqrt", CSharpSpelling.GenericName(OpCode.Sqrt));
        Assert.Null(CSharpSpelling.GenericName(OpCode.Add));
    }
}
