using System.Globalization;

namespace Micrograd.Tests;

public class ValueTests
{
    [Fact]
    public void The_first_lesson_a_times_b_plus_c()
    {
        var a = new Value(2, "a");
        var b = new Value(-3, "b");
        var c = new Value(10, "c");
        var f = new Value(-2, "f");
        var loss = (a * b + c) * f;
        loss.Backward();

        Assert.Equal(-8, loss.Data);
        Assert.Equal((6, -4, -2, 4), (a.Grad, b.Grad, c.Grad, f.Grad));
        Assert.Equal(1, loss.Grad);
    }

    [Fact]
    public void The_expression_of_micrograds_readme()
    {
        var a = new Value(-4.0);
        var b = new Value(2.0);
        var c = a + b;
        var d = a * b + b.Pow(3);
        c += c + 1;
        c += 1 + c + -a;
        d += d * 2 + (b + a).Relu();
        d += 3 * d + (b - a).Relu();
        var e = c - d;
        var f = e.Pow(2);
        var g = f / 2.0;
        g += 10.0 / f;
        g.Backward();

        Assert.Equal(24.70408163265306, g.Data, 1e-13);
        Assert.Equal(138.83381924198252, a.Grad, 1e-12);
        Assert.Equal(645.5772594752186, b.Grad, 1e-12);
    }

    [Fact]
    public void The_sanity_check_of_micrograds_tests()
    {
        var x = new Value(-4.0);
        var z = 2 * x + 2 + x;
        var q = z.Relu() + z * x;
        var h = (z * z).Relu();
        var y = h + q + q * x;
        y.Backward();

        Assert.Equal(-20, y.Data);
        Assert.Equal(46, x.Grad);
    }

    [Fact]
    public void A_single_neuron()
    {
        var (x1, x2, w1, w2) = (new Value(2), new Value(0), new Value(-3), new Value(1));
        var b = new Value(6.8813735870195432);
        var o = (x1 * w1 + x2 * w2 + b).Tanh();
        o.Backward();

        Assert.Equal(0.70710678118654757, o.Data, 14);
        Assert.Equal(-1.5, x1.Grad, 12);
        Assert.Equal(1.0, w1.Grad, 12);
        Assert.Equal(0.5, x2.Grad, 12);
        Assert.Equal(0.0, w2.Grad, 12);
    }

    [Fact]
    public void A_value_used_twice_gets_both_contributions()
    {
        var a = new Value(3);
        var b = a + a;
        (b * b * a).Backward();
        Assert.Equal(12 * 9, a.Grad);
    }

    [Fact]
    public void Many_uses_of_many_shared_values()
    {
        // x_{n+1} = x_n + x_n: 2^n paths, n nodes.
        var x = new Value(1);
        var y = x;
        for (var i = 0; i < 60; i++)
            y += y;
        y.Backward();
        Assert.Equal(Math.ScaleB(1, 60), x.Grad);
    }

    [Fact]
    public void Operators_take_numbers_on_both_sides()
    {
        var x = new Value(3);
        Assert.Equal([5, 5, 1, -1, 6, 6, 1.5, 2 / 3.0, 1, 2, -3, 3], new[]
        {
            x + 2, 2 + x, x - 2, 2 - x, x * 2, 2 * x, x / 2, 2 / x, x % 2, 2 % x, -x, +x,
        }.Select(value => value.Data));
    }

    [Fact]
    public void Leaves_accumulate_until_they_are_zeroed()
    {
        var a = new Value(2);
        var b = new Value(5);
        var product = a * b;
        var loss = product * product;
        loss.Backward();
        loss.Backward();
        Assert.Equal(2 * 2 * 10 * 5, a.Grad);
        Assert.Equal(20, product.Grad);

        loss.ZeroGrad();
        Assert.Equal((0, 0, 0, 0), (a.Grad, b.Grad, product.Grad, loss.Grad));
        loss.Backward();
        Assert.Equal(2 * 10 * 5, a.Grad);
    }

    [Fact]
    public void Graphs_that_share_a_value_add_up_in_its_leaves()
    {
        var a = new Value(2);
        var shared = a * 3;
        (shared * 1).Backward();
        (shared * 10).Backward();
        Assert.Equal(3 + 30, a.Grad);
    }

    [Fact]
    public void Backward_on_a_leaf_is_its_derivative_to_itself()
    {
        var a = new Value(2);
        a.Backward();
        Assert.Equal(1, a.Grad);
    }

    [Fact]
    public void ZeroGrad_reaches_operands_of_every_kind()
    {
        Value[] leaves = [1.0, 2.0, 3.0, 4.0, 5.0];
        var root = Value.Sum(leaves[0], leaves[1]) + Value.Clamp(leaves[2], leaves[3], 9) * leaves[4].Exp();
        root.Backward();
        leaves[2].Grad = 1;
        root.ZeroGrad();
        Assert.All(leaves, leaf => Assert.Equal(0, leaf.Grad));
    }

    [Fact]
    public void Training_changes_the_data_of_leaves_only()
    {
        var p = new Value(1, "p");
        p.Data -= 0.25;
        Assert.Equal(0.75, p.Data);

        var computed = (p * 2).Named("twice");
        var exception = Assert.Throws<InvalidOperationException>(() => computed.Data = 3);
        Assert.Contains("twice", exception.Message);
        Assert.Contains("leaves", exception.Message);
    }

    [Fact]
    public void Named_keeps_the_first_label()
    {
        var x = new Value(1) * 2;
        Assert.Same(x, x.Named("first").Named("second"));
        Assert.Equal("first", x.Label);
        x.Label = "third";
        Assert.Equal("third", x.Label);
        Assert.Equal("a", new Value(1, "a").Named("b").Label);
        Assert.Null(new Value(1).Label);
        Assert.Throws<ArgumentNullException>(() => x.Named(null!));
    }

    [Fact]
    public void Operation_and_operands_tell_how_it_was_computed()
    {
        var (a, b, c) = (new Value(1), new Value(2), new Value(3));
        Assert.Equal(Operation.Leaf, a.Operation);
        Assert.True(a.IsLeaf);
        Assert.Empty(a.Operands);
        Assert.Equal([a, b], (a * b).Operands);
        Assert.Equal([a], a.Tanh().Operands);
        Assert.Equal([a, b, c], Value.FusedMultiplyAdd(a, b, c).Operands);
        Assert.Equal([a, b, c, a], Value.Sum(a, b, c, a).Operands);
        Assert.Equal(Operation.Multiply, (a * b).Operation);
        Assert.Equal(2.5, a.Pow(2.5).Constant);
        Assert.Equal(3, a.RootN(3).Constant);
        Assert.Null((a * b).Constant);
        Assert.Equal([a, b], a.Pow(b).Named("labelled").Operands);
    }

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal("Value(a: data=1.5, grad=0)", new Value(1.5, "a").ToString());
            Assert.Equal("Value(data=3, grad=0, Multiply)", (new Value(1.5) * 2).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Null_operands_are_named()
    {
        Value a = 1;
        Value none = null!;
        Assert.Equal("right", Assert.Throws<ArgumentNullException>(() => a + none).ParamName);
        Assert.Equal("left", Assert.Throws<ArgumentNullException>(() => none * a).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Value.Atan2(a, none)).ParamName);
        Assert.Contains("terms[1]", Assert.Throws<ArgumentException>(() => Value.Sum(a, none)).Message);
    }

    [Fact]
    public void Sums_and_products_of_many()
    {
        Value[] x = [1.0, 2.0, 3.0];
        Value[] w = [10.0, 20.0, 30.0];
        Value bias = 0.5;

        var dot = Value.Dot(x, w);
        dot.Backward();
        Assert.Equal(140, dot.Data);
        Assert.Equal([10, 20, 30], x.Select(v => v.Grad));
        Assert.Equal([1, 2, 3], w.Select(v => v.Grad));

        dot.ZeroGrad();
        var affine = Value.Affine(w, x, bias);
        (2 * affine).Backward();
        Assert.Equal(140.5, affine.Data);
        Assert.Equal([20, 40, 60], x.Select(v => v.Grad));
        Assert.Equal([2, 4, 6], w.Select(v => v.Grad));
        Assert.Equal(2, bias.Grad);

        var squares = Value.Dot(x, x);
        squares.ZeroGrad();
        squares.Backward();
        Assert.Equal([2, 4, 6], x.Select(v => v.Grad));

        var sum = Value.Sum(x);
        sum.ZeroGrad();
        sum.Backward();
        Assert.Equal(6, sum.Data);
        Assert.Equal([1, 1, 1], x.Select(v => v.Grad));

        Assert.Equal(0, Value.Sum().Data);
        Assert.Equal(0, Value.Dot([], []).Data);
        Assert.Equal(0.5, Value.Affine([], [], bias).Data);
        Value.Sum().Backward();
        Assert.Throws<ArgumentException>("y", () => Value.Dot(x, [x[0]]));
        Assert.Throws<ArgumentException>("inputs", () => Value.Affine(x, [x[0]], bias));
    }
}
