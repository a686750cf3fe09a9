using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0003Tests
{
    [Theory]
    [InlineData("double[,,]", "Type 'double[,,]' cannot be used in differentiable code: arrays of more than two dimensions are not supported; use one array and compute the index")]
    [InlineData("double[][][]", "Type 'double[][][]' cannot be used in differentiable code: arrays of arrays may nest two deep at most and not mix with 'T[,]'; use one array and compute the index")]
    [InlineData("double[][,]", "Type 'double[][,]' cannot be used in differentiable code: arrays of arrays may nest two deep at most and not mix with 'T[,]'; use one array and compute the index")]
    [InlineData("string[]", "Type 'string[]' cannot be used in differentiable code: only arrays of numbers, bool, char, enums and structs of these are supported; pass those")]
    [InlineData("ReadOnlySpan<string>", "Type 'ReadOnlySpan<string>' cannot be used in differentiable code: only spans of numbers, bool, char, enums and structs of these are supported; pass those")]
    [InlineData("TypedReference", "Type 'TypedReference' cannot be used in differentiable code: ref structs are not supported, except Span<T> and ReadOnlySpan<T> of numbers; pass one of these")]
    [InlineData("decimal", "Type 'decimal' cannot be used in differentiable code: decimal arithmetic has no derivative; use double")]
    [InlineData("Half", "Type 'Half' cannot be used in differentiable code: only double and float are differentiated; convert it to double outside")]
    [InlineData("(double, string[])", "Type '(double, string[])' cannot be used in differentiable code: its field 'Item2' of type 'string[]' cannot be; use fields that are numbers, or structs of numbers")]
    [InlineData("Polygon", "Type 'Polygon' cannot be used in differentiable code: its field 'Ys' of type 'double[]' cannot be; use fields that are numbers, or structs of numbers")]
    [InlineData("Hidden", "Type 'Hidden' cannot be used in differentiable code: generated code in 'M' cannot read its field '_x'; make it internal or public, or an auto-property")]
    [InlineData("Doubled", "Type 'Doubled' cannot be used in differentiable code: generated code cannot make one to hold the partial derivatives: nothing sets its field 'X'; make it a 'readonly record struct Doubled(…)', give it a constructor that only assigns every field, or make every field settable")]
    [InlineData("Captured", "Type 'Captured' cannot be used in differentiable code: the parameter 'x' of its primary constructor is captured; give it a property: 'public double X { get; } = x;'")]
    [InlineData("SemiAuto", "Type 'SemiAuto' cannot be used in differentiable code: an accessor of its property 'X' uses 'field'; declare the field")]
    [InlineData("Union", "Type 'Union' cannot be used in differentiable code: the layout of its fields is given by an attribute, so that they may overlap; use a struct without it")]
    [InlineData("KeyValuePair<double, double>", "Type 'KeyValuePair<double, double>' cannot be used in differentiable code: it is declared in another assembly ('System.Private.CoreLib'); copy its numbers into a struct or tuple of this project")]
    [InlineData("double?", "Type 'double?' cannot be used in differentiable code: nullable values are not supported; pass the number and a bool")]
    [InlineData("nint", "Type 'nint' cannot be used in differentiable code: native integers are not supported; use int or long")]
    [InlineData("System.Numerics.Quaternion", "Type 'Quaternion' cannot be used in differentiable code: only double and float are differentiated; convert it to double outside")]
    public Task A_parameter_is_reported_at_its_type(string type, string message) => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(double x, {|MG0003:{{type}}|} y) => x;
        public struct Point { public double X, Y; }
        public struct Polygon { public double X; public double[] Ys; }
        public struct Hidden { private double _x; public double X => _x; }
        public readonly struct Doubled { public readonly double X; public Doubled(double x) => X = 2 * x; }
        public readonly struct Captured(double x) { public double Twice => 2 * x; }
        public struct SemiAuto { public double X { get => 2 * field; set; } }
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
        public struct Union { [System.Runtime.InteropServices.FieldOffset(0)] public double X; [System.Runtime.InteropServices.FieldOffset(0)] public double Y; }
        """,
        message);

    [Theory]
    [InlineData("(double, double[])")]
    [InlineData("double[,]")]
    [InlineData("ReadOnlySpan<double>")]
    [InlineData("string[]")]
    [InlineData("decimal")]
    public Task A_result_is_reported_at_its_type(string type) => Analysis.ExpectIn(
        $$"""[Differentiable] public static {|MG0003:{{type}}|} F(double x) => throw new Exception();""");

    [Fact]
    public Task A_type_parameter_is_reported() => Analysis.Expect(
        """
        using Micrograd;
        partial class Box<T> { [Differentiable] public static double F(double x, {|MG0003:T|} y) => x; }
        """,
        "Type 'T' cannot be used in differentiable code: it belongs to the type around the method; make it a type parameter of the method: 'F<T>(…) where T : IFloatingPointIeee754<T>'");

    [Fact]
    public Task A_struct_that_cannot_be_taken_apart_is_reported_where_it_is_made() => Analysis.ExpectIn(
        """
        [Differentiable]
        public static double F(double x)
        {
            var polygon = {|MG0003:new Polygon { X = x }|};
            return polygon.X + Helper(x, {|MG0003:default(Polygon)|});
        }
        static double Helper(double x, Polygon p) => p.X;
        public struct Polygon { public double X; public double[] Ys; }
        """);

    [Theory]
    [InlineData("P[,]", "Type 'P[,]' cannot be used in differentiable code: only numbers, bool, char and enums may stand in two dimensions; use 'T[]' and compute the index")]
    [InlineData("P[][]", "Type 'P[][]' cannot be used in differentiable code: arrays of arrays may nest two deep at most and not mix with 'T[,]'; use one array and compute the index")]
    [InlineData("Named[]", "Type 'Named[]' cannot be used in differentiable code: its elements hold a 'string' in 'Name'; arrays are supported of numbers, bool, char, enums and structs of these")]
    [InlineData("Span<Polygon>", "Type 'Span<Polygon>' cannot be used in differentiable code: of its elements: its field 'Ys' of type 'double[]' cannot be; use fields that are numbers, or structs of numbers")]
    [InlineData("Hidden[]", "Type 'Hidden[]' cannot be used in differentiable code: generated code in 'M' cannot read its field '_x'; make it internal or public, or an auto-property")]
    public Task Arrays_of_structs_that_cannot_be_are_reported(string type, string message) => Analysis.ExpectIn(
        $$"""
        public record struct P(double X, double Y);
        public record struct Named(double X, string Name);
        public struct Polygon { public double X; public double[] Ys; }
        public struct Hidden { private double _x; public double X => _x; }
        [Differentiable] public static double F(double x, {|MG0003:{{type}}|} ps) => x;
        """,
        message);

    [Fact]
    public Task A_result_in_an_array_of_structs_is_reported() => Analysis.ExpectIn(
        """
        public record struct P(double X, double Y);
        [Differentiable] public static {|MG0003:P[]|} F(P[] ps) => ps;
        """,
        "Type 'P[]' cannot be used in differentiable code: several results are returned as double[] or float[], or written to a span");

    [Fact]
    public Task A_local_is_reported_where_the_value_is_made() => Analysis.ExpectIn(
        """
        [Differentiable]
        public static double F(double x)
        {
            {|MG0003:decimal|} later;
            var money = {|MG0003:(decimal)x|};
            later = money * 2;
            return (double)later;
        }
        """);
}
