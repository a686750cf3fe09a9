namespace Micrograd.Tests;

public class GradientCheckTests
{
    [Fact]
    public void A_right_gradient_passes_and_its_table_is_aligned()
    {
        var check = Check("Loss", x => x.Exp() * x, x => Math.Exp(x) * x, 0.5, Math.Exp(0.5) * 1.5);
        Assert.True(check.Passed, check.ToString());
        check.ThrowIfFailed();

        var row = Assert.Single(check.Rows);
        Assert.Equal(("x", 0.5, Math.Exp(0.5) * 1.5), (row.Name, row.At, row.Generated));
        Assert.Equal(row.Generated, row.Graph, 1e-14);
        Assert.Equal(row.Generated, row.Difference!.Value, 1e-9);
        Assert.True(row.DifferenceError < 1e-9);
        Assert.Null(row.Note);

        var lines = check.ToString().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Loss = 0.8243606353500641; generated 0.8243606353500641, Value graph 0.8243606353500641  ok", lines[0]);
        Assert.Equal(lines[1].IndexOf("generated", StringComparison.Ordinal) + "generated".Length, lines[2].IndexOf("2.473081906", StringComparison.Ordinal) + "2.473081906".Length);
        Assert.EndsWith("ok", lines[2]);
    }

    [Theory]
    [InlineData(2.4730)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_wrong_gradient_fails_and_the_message_names_the_input_and_its_numbers(double wrong)
    {
        var check = Check("Loss", x => x.Exp() * x, x => Math.Exp(x) * x, 0.5, wrong);
        Assert.False(check.Passed);
        var exception = Assert.Throws<GradientCheckException>(check.ThrowIfFailed);
        Assert.Same(check, exception.Check);
        Assert.Contains("∂Loss/∂x at 0.5", exception.Message);
        Assert.Contains($"generated {wrong.ToString(System.Globalization.CultureInfo.InvariantCulture)}", exception.Message);
        Assert.Contains("Value graph 2.473081906", exception.Message);
        Assert.Contains("central difference 2.47308190", exception.Message);
        Assert.Contains("FAILED", check.ToString());
    }

    [Fact]
    public void A_graph_that_is_wrong_like_the_generated_code_is_caught_by_the_difference()
    {
        var check = Check("F", x => x * 3, x => x * 2, 1, 3, value: 3);
        Assert.False(check.Passed);
        Assert.False(Assert.Single(check.Rows).Passed);
    }

    [Fact]
    public void Generated_code_that_is_wrong_beyond_the_reach_of_differences_is_caught_by_the_graph()
    {
        // A relative 1e-8: no difference sees that.
        var check = Check("F", x => x.Sin(), Math.Sin, 1, Math.Cos(1) * (1 + 1e-8));
        Assert.False(check.Passed);
    }

    [Fact]
    public void The_value_must_be_the_same_to_the_bit()
    {
        var x = new Value(0.1);
        var input = new CheckedInput("x", 0.1, 3, x, v => v * 3);
        Assert.True(GradientCheck.Compare("F", 0.1 * 3, 0.1 * 3, x * 3, input).Passed);

        var off = GradientCheck.Compare("F", 0.1 * 3, Math.BitIncrement(0.1 * 3), x * 3, input);
        Assert.False(off.Passed);
        Assert.False(off.ValuePassed);
        Assert.Contains("F returns 0.30000000000000004", Assert.Throws<GradientCheckException>(off.ThrowIfFailed).Message);
        Assert.False(GradientCheck.Compare("F", 0.0, -0.0, x * 0, input).ValuePassed);
        Assert.False(GradientCheck.Compare("F", 0.1 * 3, 0.1 * 3, x * 4, input).ValuePassed);
    }

    [Fact]
    public void NaN_in_all_three_places_is_agreement()
    {
        var check = Check("F", x => x.Sqrt(), Math.Sqrt, -1, double.NaN);
        Assert.True(check.Passed, check.ToString());
        Assert.True(double.IsNaN(check.Rows[0].Difference!.Value));
        Assert.False(Check("F", x => x.Sqrt(), Math.Sqrt, -1, 0).Passed);
    }

    [Fact]
    public void Equal_infinities_are_agreement()
    {
        var edge = Check("F", x => x.Sqrt(), Math.Sqrt, 0, double.PositiveInfinity);
        Assert.True(edge.Passed, edge.ToString());
        Assert.Null(edge.Rows[0].Difference);
        Assert.Contains("not finite", edge.Rows[0].Note);

        var vertical = Check("F", x => x.Cbrt(), Math.Cbrt, 0, double.PositiveInfinity);
        Assert.True(vertical.Passed, vertical.ToString());
        Assert.Contains("without bound", vertical.Rows[0].Note);
        Assert.False(Check("F", x => x.Cbrt(), Math.Cbrt, 0, double.NegativeInfinity).Passed);
    }

    [Fact]
    public void Where_the_function_throws_next_to_the_input_no_difference_is_compared()
    {
        var check = Check("F", x => x * x, x => x > 2 ? throw new InvalidDataException() : x * x, 2, 4);
        Assert.True(check.Passed, check.ToString());
        Assert.Null(check.Rows[0].Difference);
        Assert.Contains("InvalidDataException", check.Rows[0].Note);
        Assert.Contains("n/a", check.ToString());
        Assert.False(Check("F", x => x * x, x => x > 2 ? throw new InvalidDataException() : x * x, 2, 5).Passed);
    }

    [Fact]
    public void A_domain_that_ends_nearby_only_shortens_the_steps()
    {
        var check = Check("F", x => x * x, x => Math.Abs(x - 2) > 0.01 ? throw new InvalidDataException() : x * x, 2, 4);
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(4, check.Rows[0].Difference!.Value, 1e-7);
        Assert.False(Check("F", x => x * 2, x => Math.Abs(x - 2) > 0.01 ? throw new InvalidDataException() : x * x, 2, 2).Rows[0].Passed);
    }

    [Fact]
    public void A_trace_that_does_not_depend_on_an_input_gives_it_a_zero()
    {
        var x = new Value(1) { Grad = 99 };
        var check = GradientCheck.Compare("F", 5.0, 5.0, new Value(5), new CheckedInput("x", 1, 0, x, _ => 5));
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(0, check.Rows[0].Graph);
        Assert.False(GradientCheck.Compare("F", 5.0, 5.0, new Value(5), new CheckedInput("x", 1, 1, x, _ => 5)).Passed);
    }

    [Fact]
    public void A_trace_that_is_the_input_itself_has_slope_one()
    {
        var x = new Value(7);
        Assert.True(GradientCheck.Compare("F", 7.0, 7.0, x, new CheckedInput("x", 7, 1, x, v => v)).Passed);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)] // between the slopes, but not what the graph says
    [InlineData(-1.5, false)]
    public void A_kink_is_described(double generated, bool passes)
    {
        var check = Check("F", x => x.Abs(), Math.Abs, 0, generated);
        Assert.Equal(passes, check.Passed);
        Assert.Contains("kink: slope -1 below, 1 above", check.Rows[0].Note);
    }

    [Fact]
    public void At_a_kink_any_slope_between_passes_and_others_fail()
    {
        Assert.True(Check("F", x => x.Relu(), x => Math.Max(x, 0), 0, 0).Passed);
        Assert.False(Check("F", x => x * -1, x => Math.Max(x, 0), 0, -1, value: 0).Passed);
        Assert.False(Check("F", x => (x - 1) * 2, x => Math.Abs(x - 1), 1, 2).Passed);
    }

    [Fact]
    public void A_jump_is_described_and_not_compared()
    {
        var check = Check("F", x => x + 1, x => x >= 1 ? x + 1 : x, 1, 1);
        Assert.True(check.Passed, check.ToString());
        Assert.Null(check.Rows[0].Difference);
        Assert.Contains("jump", check.Rows[0].Note);
    }

    [Fact]
    public void Single_precision_has_tolerances_of_its_own()
    {
        var x = new Value(1.3f);
        var trace = x.Sin() * x.Exp();
        var (sin, cos, exp) = (MathF.Sin(1.3f), MathF.Cos(1.3f), MathF.Exp(1.3f));
        double F(double v) => MathF.Sin((float)v) * MathF.Exp((float)v);
        GradientCheck With(float gradient) => GradientCheck.Compare("F", sin * exp, sin * exp, trace, new CheckedInput("x", 1.3f, gradient, x, F));

        Assert.True(With((sin + cos) * exp).Passed, With((sin + cos) * exp).ToString());
        Assert.False(With((sin + cos) * exp * 1.001f).Passed);
        Assert.False(With(sin * exp).Passed);
    }

    // Scales far from 1, cancellation, steep and flat places: right gradients must pass, gradients off by 1e-5 must not.
    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, (Func<Value, Value> Graph, Func<double, double> F, Func<double, double> Slope, double At)> s_shapes = new()
    {
        ["small arguments"] = (x => x.Log(), Math.Log, x => 1 / x, 1e-8),
        ["great arguments"] = (x => x.Sin(), Math.Sin, Math.Cos, 1e5),
        ["tiny values"] = (x => x * x * 1e-30, x => x * x * 1e-30, x => 2e-30 * x, 3),
        ["huge values"] = (x => x * x * 1e200, x => x * x * 1e200, x => 2e200 * x, 3),
        ["steep"] = (x => (50 * x).Exp(), x => Math.Exp(50 * x), x => 50 * Math.Exp(50 * x), 2),
        ["wavy"] = (x => (200 * x).Sin(), x => Math.Sin(200 * x), x => 200 * Math.Cos(200 * x), 1.1),
        ["next to the edge"] = (x => x.Asin(), Math.Asin, x => 1 / Math.Sqrt((1 - x) * (1 + x)), 0.999999),
        ["at zero"] = (x => x.Sin() + 1, x => Math.Sin(x) + 1, Math.Cos, 0),
        ["next to zero"] = (x => x.Sin() + 1, x => Math.Sin(x) + 1, Math.Cos, 1e-20),
        ["next to a kink"] = (x => x.Abs(), Math.Abs, x => Math.Sign(x), 1e-9),
        ["saturated"] = (x => x.Tanh(), Math.Tanh, x => 1 / Math.Cosh(x) / Math.Cosh(x), 6),
        ["cubic"] = (x => x * x * x, x => x * x * x, x => 3 * x * x, -1.7),
        ["beside a large constant"] = (x => 1e6 + x * x, x => 1e6 + x * x, x => 2 * x, 1.5),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Functions_of_every_shape_are_judged_rightly(string name)
    {
        var (graph, f, slope, at) = s_shapes[name];
        var right = Check("F", graph, f, at, slope(at));
        Assert.True(right.Passed, right.ToString());

        // With the graph made to agree, the difference alone must see it.
        var wrong = slope(at) * (1 + 1e-5);
        Assert.False(Check("F", graph, f, at, wrong).Passed);
        var value = f(at);
        var x = new Value(at);
        var alike = GradientCheck.Compare("F", value, value, x * wrong + (value - at * wrong), new CheckedInput("x", at, wrong, x, f));
        Assert.False(alike.Rows[0].Passed, alike.ToString());
    }

    [Fact]
    public void Cancellation_to_rounding_at_an_optimum_is_not_a_failure()
    {
        // 4x³ − 4x·1.21 at 1.1 is 0 but for rounding, which two ways of computing do not share.
        Func<double, double> f = x => x * x * x * x - 2 * 1.21 * x * x;
        var check = Check("F", x => x.Pow(4) - 2 * 1.21 * (x * x), f, 1.1, 4 * 1.1 * (1.1 * 1.1 - 1.21), value: f(1.1));
        Assert.True(check.Passed, check.ToString());
    }

    [Fact]
    public void Several_inputs_have_a_row_each()
    {
        var (a, b) = (new Value(2), new Value(3));
        var check = GradientCheck.Compare("Product", 6.0, 6.0, a * b,
            new CheckedInput("a", 2, 3, a, x => x * 3), new CheckedInput("w[1]", 3, 2.5, b, x => 2 * x));
        Assert.Equal(["a", "w[1]"], check.Rows.Select(row => row.Name));
        Assert.Equal([true, false], check.Rows.Select(row => row.Passed));
        var message = Assert.Throws<GradientCheckException>(check.ThrowIfFailed).Message;
        Assert.Contains("∂Product/∂w[1] at 3: generated 2.5, Value graph 2, central difference 2", message);
        Assert.DoesNotContain("∂Product/∂a", message);
    }

    [Fact]
    public void What_cancels_in_the_graph_alone_is_known_to_be_rounding()
    {
        static Value Graph(Value x)
        {
            var (p, q) = (x * x, 1e20 * x);
            var zero = q * (p - p).Sin();
            return p + zero;
        }

        var x = new Value(3.0);
        var graph = Graph(x);
        graph.Backward();
        Assert.Equal(0, x.Grad); // 6, had 3e20 − 3e20 not swallowed the 1 beside it
        Assert.True(Check("F", Graph, x => x * x, 3, 6).Passed);
        Assert.True(Check("F", x => Value.FusedMultiplyAdd(x, 2, x), x => 3 * x, 3, 3).Passed);
        Assert.False(Check("F", x => x - x + (2 * x), x => 2 * x, 3, 2.001).Passed);
    }

    [Fact]
    public void Missing_parts_are_refused()
    {
        Assert.Throws<ArgumentNullException>("trace", () => GradientCheck.Compare("F", 1.0, 1.0, null!));
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Compare("F", 1.0, 1.0, new Value(1), default(CheckedInput)));
    }

    private static GradientCheck Check(string name, Func<Value, Value> graph, Func<double, double> f, double at, double generated, double? value = null)
    {
        var x = new Value(at);
        var primal = value ?? f(at);
        return GradientCheck.Compare(name, primal, primal, graph(x), new CheckedInput("x", at, generated, x, f));
    }
}
