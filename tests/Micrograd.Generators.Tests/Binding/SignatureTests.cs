using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Binding;

public class SignatureTests
{
    [Fact]
    public void Surroundings_are_written_down()
    {
        var signature = Bound.File(
            """
            using Micrograd;
            namespace Shop.@event;
            internal partial record struct Outer<T, @class>
            {
                internal partial interface IMiddle
                {
                    public readonly partial struct Box { [Differentiable] internal double F(double x) => x; }
                }
            }
            """).Signature;
        Assert.Equal("Shop.@event", signature.Namespace);
        Assert.Equal(["partial record struct Outer<T, @class>", "partial interface IMiddle", "partial struct Box"], signature.ContainingTypes);
        Assert.Equal("internal", signature.Accessibility);
        Assert.False(signature.IsStatic);
        Assert.True(signature.IsReadOnly);
        Assert.Equal("Shop.event.Outer{T,class}.IMiddle.Box.F.g.cs", signature.HintName);
    }

    [Fact]
    public void Variance_is_repeated_as_C_sharp_demands() => Assert.Equal(
        ["partial interface IShape<in A, out B>"],
        Bound.File("using Micrograd; partial interface IShape<in A, out B> { [Differentiable] static double F(double x) => x; }").Signature.ContainingTypes);

    [Theory]
    [InlineData("public static", "public", true)]
    [InlineData("static", "private", true)]
    [InlineData("private protected", "private protected", false)]
    [InlineData("protected internal", "protected internal", false)]
    public void Accessibility_is_kept(string modifiers, string accessibility, bool isStatic)
    {
        var signature = Bound.File($"using Micrograd; partial class C {{ [Differentiable] {modifiers} double F(double x) => x; }}").Signature;
        Assert.Null(signature.Namespace);
        Assert.Equal((accessibility, isStatic, false), (signature.Accessibility, signature.IsStatic, signature.IsReadOnly));
    }

    [Theory]
    [InlineData("struct S", "readonly double F(double x) => x;", true)]
    [InlineData("struct S", "double F(double x) => x;", false)]
    [InlineData("struct S", "static double F(double x) => x;", false)]
    [InlineData("record struct S", "double F(double x) => x;", false)]
    [InlineData("class S", "double F(double x) => x;", false)]
    public void Members_of_structs_are_readonly_where_the_method_is(string type, string method, bool isReadOnly) =>
        Assert.Equal(isReadOnly, Bound.File($"using Micrograd; partial {type} {{ [Differentiable] public {method} }}").Signature.IsReadOnly);

    [Theory]
    [InlineData("double a = 0.5", "0.5")]
    [InlineData("double a = 1", "1")]
    [InlineData("double a = 1e-300", "1E-300")]
    [InlineData("double a = 0.1 + 0.2", "0.30000000000000004")]
    [InlineData("double a = double.NaN", "double.NaN")]
    [InlineData("double a = -1.0 / 0", "double.NegativeInfinity")]
    [InlineData("float a = 0.1f", "0.1f")]
    [InlineData("float a = float.PositiveInfinity", "float.PositiveInfinity")]
    [InlineData("double a = default", "0")]
    [InlineData("int a = -3", "-3")]
    [InlineData("long a = long.MaxValue", "9223372036854775807")]
    [InlineData("uint a = 3", "3")]
    [InlineData("bool a = true", "true")]
    [InlineData("char a = '\\''", "'\\''")]
    [InlineData("string a = \"a\\\"b\\n\"", "\"a\\\"b\\n\"")]
    [InlineData("string? a = null", "default")]
    [InlineData("DayOfWeek a = DayOfWeek.Friday", "global::System.DayOfWeek.Friday")]
    [InlineData("DayOfWeek a = (DayOfWeek)77", "(global::System.DayOfWeek)(77)")]
    public void Defaults_are_written_so_that_they_mean_the_same_anywhere(string parameter, string expected) =>
        Assert.Equal(expected, Bound.Members($"[Differentiable] public static double F(double x, {parameter}) => x;").Signature.Parameters[1].Default);

    [Fact]
    public void A_negative_zero_stays_one() =>
        Assert.Equal("-0.0", Bound.Members("[Differentiable] public static double F(double x = -0.0) => x;").Signature.Parameters[0].Default);

    [Fact]
    public void Parameters_are_written_down()
    {
        var parameters = Bound.Members(
            "[Differentiable] public static double F(in double x, ref readonly float y, [NoGradient] double rate, int n, string? name, DayOfWeek day, double @class) => x;").Signature.Parameters;
        Assert.Equal(
            [
                new ParameterSignature("x", IrType.Double, "in ", null, true, "X"),
                new ParameterSignature("y", IrType.Single, "ref readonly ", null, true, "Y"),
                new ParameterSignature("rate", IrType.Double, "", null, false, "Rate"),
                new ParameterSignature("n", IrType.Int32, "", null, false, "N"),
                new ParameterSignature("name", new ScalarType(ScalarKind.Opaque, "string?"), "", null, false, "Name"),
                new ParameterSignature("day", new ScalarType(ScalarKind.Int32, "global::System.DayOfWeek"), "", null, false, "Day"),
                new ParameterSignature("class", IrType.Double, "", null, true, "Class"),
            ],
            parameters);
    }

    [Theory]
    [InlineData("value", "DValue")]
    [InlineData("equals", "DEquals")]
    [InlineData("toString", "DToString")]
    [InlineData("fGradient", "DFGradient")]
    [InlineData("_x", "X")]
    [InlineData("__deep", "Deep")]
    [InlineData("_1", "_1")]
    [InlineData("_", "_")]
    [InlineData("größe", "Größe")]
    [InlineData("ωx", "Ωx")]
    [InlineData("@double", "Double")]
    public void Properties_are_in_pascal_case(string parameter, string property) =>
        Assert.Equal(property, Bound.Members($"[Differentiable] public static double F(double {parameter}) => 1 + {parameter};").Signature.Parameters[0].PropertyName);

    [Fact]
    public void Stem_cref_and_hint_name_follow_the_attribute_and_the_parameters()
    {
        var signature = Bound.File(
            """
            using System;
            using Micrograd;
            namespace A.B;
            static partial class M { [Differentiable(Derivatives.Gradient, Name = "Plane")] public static double F(in double x, DayOfWeek d, Func<int> g) => x; }
            """).Signature;
        Assert.Equal(("F", "Plane"), (signature.Name, signature.Stem));
        Assert.Equal("F(in double, global::System.DayOfWeek, global::System.Func{int})", signature.Cref);
        Assert.Equal("A.B.M.Plane.g.cs", signature.HintName);
        Assert.Equal(DerivativeKinds.Gradient, signature.Kinds);
    }

    [Theory]
    [InlineData("Derivatives.Default", DerivativeKinds.Gradient | DerivativeKinds.Trace | DerivativeKinds.Check)]
    [InlineData("Derivatives.Trace", DerivativeKinds.Trace)]
    [InlineData("Derivatives.Gradient | Derivatives.Check", DerivativeKinds.Gradient | DerivativeKinds.Check)]
    [InlineData("Derivatives.Default | Derivatives.Trace", DerivativeKinds.Gradient | DerivativeKinds.Trace | DerivativeKinds.Check)]
    public void Kinds_are_resolved(string derivatives, DerivativeKinds kinds) =>
        Assert.Equal(kinds, Bound.Members($"[Differentiable({derivatives})] public static double F(double x) => x;").Signature.Kinds);

    [Fact]
    public void Names_that_differ_by_case_only_get_different_files() => Assert.Equal(
        ["M.F.g.cs", "M.f.2.g.cs"],
        new[] { "F", "f" }.Select(name => Bound.File(Bound.InClass("[Differentiable] public static double F(double x) => x; [Differentiable] public static double f(double x) => x;"), name).Signature.HintName));

    [Theory]
    [InlineData("using Micrograd; partial class C { [Differentiable] double F(double x) => x; double Math => 1; }", "Math")]
    [InlineData("using Micrograd; class B { protected class Tape { } } partial class C : B { [Differentiable] double F(double x) => x; }", "Tape")]
    [InlineData("using Micrograd; class B { class Tape { } } partial class C : B { [Differentiable] double F(double x) => x; }", "")]
    [InlineData("using Micrograd; namespace N { class Span { } namespace O { partial class C { [Differentiable] double F(double x) => x; } } }", "Span")]
    [InlineData("using Micrograd; class MathF { } namespace N { partial class C { [Differentiable] double F(double x) => x; } }", "MathF")]
    [InlineData("using Micrograd; namespace N { class MathF { } } namespace O { partial class C { [Differentiable] double F(double x) => x; } }", "")]
    [InlineData("using Micrograd; class Lanes { } partial class C { [Differentiable] double F(double x) => x; }", "Lanes")]
    [InlineData("using Micrograd; class Vector512 { } partial class C { [Differentiable] double F(double x) => x; }", "Vector512")]
    [InlineData("using Micrograd; partial class C<Value> { [Differentiable] double F(double x) => x; }", "Value")]
    [InlineData("using Micrograd; partial class Value { [Differentiable] double F(double x) => x; }", "Value")]
    [InlineData("using Micrograd; partial class C { [Differentiable] double F(double x) { var Math = x; return Math; } }", "Math")]
    [InlineData("global using Value = System.Int32; using Micrograd; partial class C { [Differentiable] double F(double x) => x; }", "Value")]
    [InlineData("global using N; using Micrograd; namespace N { public class Tape { } } partial class C { [Differentiable] double F(double x) => x; }", "Tape")]
    [InlineData("global using System; global using Micrograd; namespace Micrograd { partial class C { [Differentiable] double F(double x) => x; } }", "")]
    public void Shadowed_names_are_found(string source, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : [expected],
        Bound.File(source).Signature.ShadowedNames);

    [Fact]
    public void Members_used_by_their_simple_names_are_listed() => Assert.Equal(
        ["Level", "_rate"],
        Bound.File(
            """
            using Micrograd;
            partial class C
            {
                private double _rate = 1; private const double Level = 2; private double unused = 3;
                [Differentiable] public double F(double x) => x * _rate + Level;
            }
            """).Signature.MemberNames);
}
