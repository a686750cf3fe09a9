using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Ir;

public class TextPrinterTests
{
    [Fact]
    public void A_counted_loop_shows_what_it_carries_and_where_each_line_comes_from() => Assert.Equal(
        """
        func Power(%x: double, %n: int) -> double
          %p = const 1.0                                "var p = 1.0;"
          %3 = const 0                                  "for (var i = 0; i < n; i++)"
          %p.1 = for %i in %3..%n carry (%p.2 = %p)
            %p.3 = multiply %p.2, %x                    "p *= x;"
            yield %p.3
          yield %p.1                                    "return p;"

        """,
        TextPrinter.Print(Sample.Power()));

    [Fact]
    public void A_while_loop_lists_its_test_first() => Assert.Equal(
        """
        func Root(%a: double) -> double
          %x = while carry (%x.1 = %a)
            %2 = multiply %x.1, %x.1
            %3 = subtract %2, %a
            %4 = abs %3
            %5 = const 1e-12
            %6 = greater %4, %5
            test %6
          do (%x.2)
            %8 = divide %a, %x.2
            %9 = add %x.2, %8
            %10 = const 0.5
            %x.3 = multiply %10, %9
            yield %x.3
          yield %x

        """,
        TextPrinter.Print(Sample.Root()));

    [Fact]
    public void A_do_while_loop_lists_its_body_first() => Assert.Equal(
        """
        func Root(%a: double) -> double
          %x = do carry (%x.1 = %a)
            %8 = divide %a, %x.1
            %9 = add %x.1, %8
            %10 = const 0.5
            %x.2 = multiply %10, %9
            yield %x.2
          while (%x.3)
            %2 = multiply %x.3, %x.3
            %3 = subtract %2, %a
            %4 = abs %3
            %5 = const 1e-12
            %6 = greater %4, %5
            test %6
          yield %x

        """,
        TextPrinter.Print(Sample.Root(testsFirst: false)));

    [Fact]
    public void Memory_calls_texts_and_conversions()
    {
        var module = new Module(Everything(), [Sample.Of("Halve", [("x", IrType.Double)], (b, p) => [b.Apply(OpCode.Divide, IrType.Double, [p[0], b.Real(2, IrType.Double)])])]);

        Assert.Equal(
            """
            func Everything(%n: int, %on: bool) -> (float, double) uses tape
              # forward
              guard ArgumentOutOfRangeException.ThrowIfNegative({%n})
              %rate = external this.rates[{%n}]
              %w_at = reserve Span<double> of %n
              %4 = const 0
              store %w_at[%4] = %rate
              %5 = load %w_at[%4]
              push %5
              %6 = pop double
              %7 = call Halve(%6)
              %8 = convert<float> %7
              %9 = add.checked %n, %4
              if %on
                throw new ArgumentException("n is " + {%9})
              else
                yield
              %10 = const (long)5
              %11 = const -1.5f
              %12 = const true
              for %i from %n by -2 while >= %4
                yield
              yield %8, %7

            func Halve(%x: double) -> double
              %1 = const 2.0
              %2 = divide %x, %1
              yield %2

            """,
            TextPrinter.Print(module));
        IrVerifier.Verify(module);
    }

    [Fact]
    public void The_same_function_gives_the_same_text() => Assert.Equal(TextPrinter.Print(Sample.Root()), TextPrinter.Print(Sample.Root()));

    private static Function Everything() => Sample.Of("Everything", [("n", IrType.Int32), ("on", IrType.Boolean)], (b, p) =>
    {
        b.Emit(new Note("forward"));
        b.Emit(new Guard(new Template(["ArgumentOutOfRangeException.ThrowIfNegative(", ")"], [p[0]])));
        var rate = b.NewValue(IrType.Double, "rate");
        b.Emit(new External(rate, new Template(["this.rates[", "]"], [p[0]])));
        var memory = b.NewValue(new WorkspaceType(IrType.Double), "w_at");
        b.Emit(new Reserve(memory, p[0]));
        var zero = b.Integer(0, IrType.Int32);
        b.Emit(new Store(memory, [zero], rate));
        var loaded = b.NewValue(IrType.Double);
        b.Emit(new Load(loaded, memory, [zero]));
        b.Emit(new Push(loaded));
        var popped = b.NewValue(IrType.Double);
        b.Emit(new Pop(popped));
        var half = b.NewValue(IrType.Double);
        b.Emit(new Call([half], "Halve", [popped]));
        var single = b.Apply(OpCode.Convert, IrType.Single, [half]);
        var sum = b.NewValue(IrType.Int32);
        b.Emit(new Apply(sum, OpCode.Add, [p[0], zero]) { Overflow = Overflow.Checked });
        b.Emit(new If([], p[1], b.Block([], () => new Throw(new Template(["new ArgumentException(\"n is \" + ", ")"], [sum]))), b.Block([], () => new Yield([]))));
        b.Integer(5, IrType.Int64);
        b.Real(-1.5, IrType.Single);
        b.Integer(1, IrType.Boolean);
        b.Emit(new For([], b.NewValue(IrType.Int32, "i"), p[0], OpCode.GreaterOrEqual, zero, -2, [], b.Block([], () => new Yield([]))));
        return [single, half];
    }, usesTape: true);
}
