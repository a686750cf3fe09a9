namespace Micrograd.Tests;

/// <summary>Numbers pushed together are the same as numbers pushed one after another.</summary>
public sealed class TapeGroupTests
{
    [Fact]
    public void Groups_and_single_numbers_mix_and_come_back_in_reverse()
    {
        using var tape = Tape.Open();
        tape.Push(1.0);
        tape.Push(2, 3);
        tape.Push(4, 5, 6);
        tape.Push(7, 8, 9, 10);
        Assert.Equal(10, tape.PopDouble());
        tape.Pop(out var six, out var seven, out var eight, out var nine);
        tape.Pop(out var three, out var four, out var five);
        tape.Pop(out var one, out var two);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], [one, two, three, four, five, six, seven, eight, nine]);
    }

    [Fact]
    public void What_was_popped_comes_back()
    {
        using var outer = Tape.Open();
        outer.Push(0.5);
        using var tape = Tape.Open();
        tape.Push(1.0);
        tape.Push(2);
        tape.Push(true);
        tape.Keep();
        for (var run = 0; run < 3; run++)
        {
            tape.Rewind();
            Assert.True(tape.PopBool());
            Assert.Equal(2, tape.PopInt());
            Assert.Equal(1, tape.PopDouble());
            Assert.Throws<InvalidOperationException>(() => tape.PopDouble());
        }
    }

    [Fact]
    public void Groups_survive_growth()
    {
        const int Count = 100_000;
        using var tape = Tape.Open();
        for (var i = 0; i < Count; i++)
        {
            tape.Push(i, i + 0.25, i + 0.5);
        }

        for (var i = Count - 1; i >= 0; i--)
        {
            tape.Pop(out var a, out var b, out var c);
            Assert.True(a == i && b == i + 0.25 && c == i + 0.5);
        }
    }

    [Fact]
    public void A_group_does_not_reach_below_the_mark()
    {
        using var outer = Tape.Open();
        outer.Push(1, 2, 3);
        using (var inner = Tape.Open())
        {
            inner.Push(4.0);
            var message = Assert.Throws<InvalidOperationException>(() => inner.Pop(out _, out _)).Message;
            Assert.Contains("Nothing of type Double is left on the tape", message);
            Assert.Equal(4, inner.PopDouble());
        }

        outer.Pop(out var a, out var b, out var c);
        Assert.Equal([1, 2, 3], [a, b, c]);
    }
}
