namespace Micrograd.Generators.Tests.Oracle;

public class MemberTests
{
    [Fact]
    public void Fields_and_properties_of_this_are_constants() => Agreement.CheckFile(
        """
        using System;
        using Micrograd;
        namespace Shop.Pricing;
        public partial class Model
        {
            private const double Tolerance = 1e-3;
            public static readonly double Shift = 0.25;
            public static double Scale => 2;
            private readonly double _rate = 1.5;
            private readonly Options options = new();
            public int Steps { get; set; } = 3;
            public double rate = 7;
            [Differentiable]
            public double F(double x, double rate)
            {
                var sum = Tolerance + Shift * Scale;
                for (var i = 0; i < Steps; i++) sum += this.rate * x - rate * _rate + options.Level.Height * Limits.Highest + this.options.Weight;
                return sum + Helper(x) + Math.PI * x + double.Epsilon + (Math.PI / 180) * x;
            }
            private double Helper(double x) => x * _rate + Steps;
        }
        public class Options { public double Weight = 0.5; public Level Level { get; } = new(); }
        public class Level { public double Height = 2; }
        public static class Limits { public const double Highest = 1e6; }
        """,
        false);

    [Fact]
    public void A_readonly_struct_is_a_constant_receiver() => Agreement.CheckFile(
        """
        using Micrograd;
        public readonly partial struct Curve
        {
            private readonly double _a;
            public Curve() => _a = 2.5;
            private double B => _a * 2;
            [Differentiable] public double F(double x) => _a * x * x + B * x + Shifted(x);
            private double Shifted(double x) => x - _a;
        }
        """,
        false);

    [Fact]
    public void Methods_of_other_objects_take_them_as_a_constant() => Agreement.CheckFile(
        """
        using Micrograd;
        public partial class Model
        {
            private readonly Curve _curve = new();
            [Differentiable] public double F(double x) => _curve.At(x) + _curve.At(2 * x);
        }
        public class Curve
        {
            internal double Slope = 3;
            public double At(double x) => Slope * x + Inner(x);
            private double Inner(double x) => x > 0 ? x : -Slope;
        }
        """,
        false);

    [Fact]
    public void Base_members_nested_types_and_partial_methods_are_found() => Agreement.CheckFile(
        """
        using Micrograd;
        namespace Deep;
        public class Base { protected const double K = 2; protected readonly double Level = 3; protected double Lift(double x) => x + Level; }
        public static partial class Outer
        {
            internal const double Unit = 0.1;
            public sealed partial class Inner : Base
            {
                private static double Depth { get; } = 4;
                [Differentiable] public partial double F(double x);
                public partial double F(double x) => K * x + Level + Unit + Depth + Lift(x);
            }
        }
        """,
        false);

    [Fact]
    public void Opaque_parameters_are_carried_along() => Agreement.CheckFile(
        """
        using System;
        using Micrograd;
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, string kind, DayOfWeek day)
            {
                var name = kind ?? "none";
                if (name == "call" && day != DayOfWeek.Sunday) x *= 2;
                if (name.Length > 3) x += name.Length;
                if (kind is null) throw new ArgumentNullException(nameof(kind), "kind of " + x.ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
                return day == DayOfWeek.Monday ? x : -x;
            }
        }
        """,
        false);

    [Fact]
    public void Names_are_qualified_where_a_local_hides_them() => Agreement.CheckFile(
        """
        using Micrograd;
        public static partial class M
        {
            private static readonly double Limit = 2;
            private const double Unit = 3;
            [Differentiable]
            public static double F(double x)
            {
                var a = M.Limit * x + M.Unit;
                { double Limit = a; double Unit = Limit; a += Limit * Unit; }
                return a;
            }
        }
        """,
        false);
}
