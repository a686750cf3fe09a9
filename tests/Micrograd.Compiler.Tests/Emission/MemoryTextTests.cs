using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>How what is saved and what memory holds becomes statements: in the order of the program.</summary>
public class MemoryTextTests
{
    private readonly MethodBuilder _m = new("F");

    [Fact]
    public void Numbers_popped_one_after_another_are_popped_together_in_the_order_they_were_pushed()
    {
        _m.Parameter("x");
        Assert.Equal("""
            tape.Pop(out var restored2, out var restored);
            return restored2 - restored;
            """, Body(() =>
        {
            ValueId first = _m.Ir.NewValue(IrType.Double), second = _m.Ir.NewValue(IrType.Double);
            _m.Ir.Emit(new Pop(first));
            _m.Ir.Emit(new Pop(second));
            return _m.Subtract(second, first);
        }));
    }

    [Fact]
    public void A_load_does_not_move_past_a_store()
    {
        var (x, n) = (_m.Parameter("x"), _m.Parameter("n", IrType.Int32));
        Assert.Equal("""
            var x_at = tape.Doubles(n);
            var x2 = x_at[0];
            x_at[0] = x;
            return x2 * x_at[1];
            """, Body(() =>
        {
            var memory = _m.Ir.NewValue(new WorkspaceType(IrType.Double), "x_at");
            _m.Ir.Emit(new Reserve(memory, n));
            ValueId Load(int index)
            {
                var result = _m.Ir.NewValue(IrType.Double);
                _m.Ir.Emit(new Load(result, memory, [_m.Integer(index)]));
                return result;
            }

            var old = Load(0);
            _m.Ir.Emit(new Store(memory, [_m.Integer(0)], x));
            return _m.Multiply(old, Load(1));
        }));
    }

    private string Body(Func<ValueId> body) => Emitted.Body(_m, body).ReplaceLineEndings("\n");
}
