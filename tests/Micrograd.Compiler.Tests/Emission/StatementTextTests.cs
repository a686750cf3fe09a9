using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>How SSA becomes variables and statements again.</summary>
public class StatementTextTests
{
    private readonly MethodBuilder _m = new("F");

    [Fact]
    public void Versions_of_a_variable_share_it()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var p = x * x;
            p += x;
            p *= 2;
            return p / x;
            """, Body(() => _m.Divide(_m.Multiply(_m.Add(_m.Multiply(x, x, "p"), x, "p"), _m.Constant(2), "p"), x)));
    }

    [Fact]
    public void Versions_that_live_at_once_get_numbers()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var p = x * x;
            var p2 = p + x;
            return p * p2;
            """, Body(() =>
        {
            var first = _m.Multiply(x, x, "p");
            return _m.Multiply(first, _m.Add(first, x, "p"));
        }));
    }

    [Fact]
    public void A_read_does_not_move_past_an_assignment()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var p = x * x;
            var product = p * x;
            p += 1;
            return p + product;
            """, Body(() =>
        {
            var p = _m.Multiply(x, x, "p");
            var product = _m.Multiply(p, x);
            var next = _m.Add(p, _m.Constant(1), "p");
            return _m.Add(next, product);
        }));
    }

    [Fact]
    public void A_swap_in_a_loop_is_a_tuple_assignment()
    {
        var (a, b, n) = (_m.Parameter("a"), _m.Parameter("b"), _m.Parameter("n", IrType.Int32));
        Assert.Equal("""
            for (var i = 0; i < n; i++)
            {
                (a, b) = (b, a);
            }

            return a;
            """, Body(() => _m.For("i", _m.Integer(0), n, [("a", a), ("b", b)], (i, carried) => [carried[1], carried[0]])[0]));
    }

    [Fact]
    public void A_shift_in_a_loop_needs_no_tuple()
    {
        var (a, b, n) = (_m.Parameter("a"), _m.Parameter("b"), _m.Parameter("n", IrType.Int32));
        Assert.Equal("""
            for (var i = 0; i < n; i++)
            {
                a = b;
                b = i;
            }

            return a;
            """, Body(() => _m.For("i", _m.Integer(0), n, [("a", a), ("b", b)], (i, carried) => [carried[1], _m.ToReal(i)])[0]));
    }

    [Fact]
    public void An_arm_that_changes_nothing_disappears()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var y = x * x;
            if (x > 0)
            {
                y += x;
            }

            if (!(x < 1))
            {
                y *= 2;
            }

            return y;
            """, Body(() =>
        {
            var y = _m.Multiply(x, x, "y");
            var first = _m.If(_m.Apply(OpCode.Greater, x, _m.Constant(0)), "y", () => _m.Add(y, x, "y"), () => y);
            return _m.If(_m.Apply(OpCode.Less, x, _m.Constant(1)), "y", () => first, () => _m.Multiply(first, _m.Constant(2), "y"));
        }));
    }

    [Fact]
    public void Branches_that_assign_declare_before_and_chain()
    {
        var x = _m.Parameter("x");
        ValueId Above(double bound) => _m.Apply(OpCode.Greater, x, _m.Constant(bound));
        Assert.Equal("""
            double y;
            if (x > 1)
            {
                y = x * x;
            }
            else if (x > 0)
            {
                y = x + 1;
            }
            else
            {
                y = 0;
            }

            return y * y;
            """, Body(() =>
        {
            var y = _m.If(Above(1), "y", () => _m.Multiply(x, x, "y"), () => _m.If(Above(0), "y", () => _m.Add(x, _m.Constant(1), "y"), () => _m.Constant(0)));
            return _m.Multiply(y, y);
        }));
    }

    [Fact]
    public void Guards_and_throws()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            if (x > 9)
            {
                throw new ArgumentException("too large: " + (x + 1));
            }

            return x * x;
            """, Body(() =>
        {
            _m.Ir.Emit(new Guard(new Template(["ArgumentOutOfRangeException.ThrowIfNegative(", ")"], [x])));
            var condition = _m.Apply(OpCode.Greater, x, _m.Constant(9));
            var thrown = _m.Ir.Block([], () => new Throw(new Template(["new ArgumentException(\"too large: \" + ", ")"], [_m.Add(x, _m.Constant(1))])));
            _m.Ir.Emit(new If([], condition, thrown, _m.Block(() => [])));
            return _m.Multiply(x, x);
        }));
    }

    [Fact]
    public void An_early_return_is_a_guard_clause()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            if (x > 0)
            {
                return x;
            }

            var y = x * x;
            return y * y;
            """, Body(() => _m.If(_m.Apply(OpCode.Greater, x, _m.Constant(0)), "result", () => x, () =>
        {
            var y = _m.Multiply(x, x, "y");
            return _m.Multiply(y, y);
        })));
    }

    [Fact]
    public void Conditions_with_statements_of_their_own_leave_from_the_middle()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var y = x;
            while (true)
            {
                var square = y * y;
                if (!(square + square > x))
                {
                    break;
                }

                y *= 0.5;
            }

            return y;
            """, Body(() => _m.While([("y", x)],
            c =>
            {
                var square = _m.Multiply(c[0], c[0], "square");
                return _m.Apply(OpCode.Greater, _m.Add(square, square), x);
            },
            c => [_m.Multiply(c[0], _m.Constant(0.5), "y")])[0]));
    }

    [Fact]
    public void Do_while()
    {
        var x = _m.Parameter("x");
        Assert.Equal("""
            var y = x;
            do
            {
                y *= 0.5;
            }
            while (y > 1);

            return y;
            """, Body(() => _m.While([("y", x)], c => _m.Apply(OpCode.Greater, c[0], _m.Constant(1)), c => [_m.Multiply(c[0], _m.Constant(0.5), "y")], testsFirst: false)[0]));
    }

    [Fact]
    public void Bounds_that_cost_something_are_evaluated_once()
    {
        var (x, n) = (_m.Parameter("x"), _m.Parameter("n", IrType.Int32));
        Assert.Equal("""
            var product = n * n;
            var y = x;
            for (var i = 0; i < product; i++)
            {
                y *= x;
            }

            for (var i = 0; i < n - 1; i++)
            {
                y += x;
            }

            return y;
            """, Body(() =>
        {
            var y = _m.For("i", _m.Integer(0), _m.Multiply(n, n), [("y", x)], (i, c) => [_m.Multiply(c[0], x, "y")])[0];
            return _m.For("i", _m.Integer(0), _m.Subtract(n, _m.Integer(1)), [("y", y)], (i, c) => [_m.Add(c[0], x, "y")])[0];
        }));
    }

    [Fact]
    public void Names_stay_clear_of_keywords_and_of_what_text_refers_to()
    {
        var x = _m.Parameter("event");
        Assert.Equal("""
            var Rate2 = @event * Rate;
            var größe = Rate2 * Rate2;
            return größe * größe;
            """, Body(() =>
        {
            var rate = _m.Ir.NewValue(IrType.Double);
            _m.Ir.Emit(new External(rate, Template.Of("Rate")));
            var scaled = _m.Multiply(x, rate, "Rate");
            var size = _m.Multiply(scaled, scaled, "größe");
            return _m.Multiply(size, size);
        }));
    }

    private string Body(Func<ValueId> body) => Emitted.Body(_m, body).ReplaceLineEndings("\n");
}
