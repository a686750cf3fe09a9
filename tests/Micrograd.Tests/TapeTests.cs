namespace Micrograd.Tests;

public class TapeTests
{
    [Fact]
    public void Spans_have_exactly_the_length_asked_for()
    {
        using var tape = Tape.Open();
        Assert.Equal(7, tape.Doubles(7).Length);
        Assert.Equal(3, tape.Floats(3).Length);
        Assert.Equal(1000, tape.Ints(1000).Length);
        Assert.Equal(1, tape.Longs(1).Length);
        Assert.Equal(5, tape.Bools(5).Length);
        Assert.True(tape.Doubles(0).IsEmpty);
    }

    [Fact]
    public void Spans_taken_from_one_tape_do_not_overlap()
    {
        using var tape = Tape.Open();
        var a = tape.Doubles(10);
        var b = tape.Doubles(10);
        a.Fill(1);
        b.Fill(2);
        Assert.All(a.ToArray(), x => Assert.Equal(1, x));
        Assert.All(b.ToArray(), x => Assert.Equal(2, x));
    }

    [Fact]
    public void Spans_keep_their_contents_when_the_tape_grows() => OnFreshThread(() =>
    {
        using var tape = Tape.Open();
        var before = tape.Doubles(100);
        for (var i = 0; i < before.Length; i++)
            before[i] = i;

        var after = tape.Doubles(1_000_000);
        after.Fill(-1);
        before[0] = 42;
        tape.Doubles(50).Fill(-2);

        Assert.Equal(42, before[0]);
        for (var i = 1; i < before.Length; i++)
            Assert.Equal(i, before[i]);
        Assert.Equal(-1, after[^1]);
    });

    [Fact]
    public void Growth_inside_a_nested_tape_leaves_the_outer_one_alone() => OnFreshThread(() =>
    {
        using var outer = Tape.Open();
        var mine = outer.Ints(10);
        mine.Fill(7);
        using (var inner = Tape.Open())
            inner.Ints(100_000).Fill(8);
        outer.Ints(10).Fill(9);
        Assert.All(mine.ToArray(), x => Assert.Equal(7, x));
    });

    [Fact]
    public void Disposing_returns_to_the_mark()
    {
        ref var first = ref First();
        ref var second = ref First();
        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref first, ref second));

        static ref double First()
        {
            using var tape = Tape.Open();
            return ref System.Runtime.InteropServices.MemoryMarshal.GetReference(tape.Doubles(3));
        }
    }

    [Fact]
    public void What_is_pushed_comes_back_in_reverse_for_every_type()
    {
        using var tape = Tape.Open();
        tape.Push(1.5);
        tape.Push(double.NaN);
        tape.Push(2.5f);
        tape.Push(int.MinValue);
        tape.Push(long.MinValue);
        tape.Push(true);
        tape.Push(false);
        tape.Push(byte.MaxValue);
        tape.Push(sbyte.MinValue);
        tape.Push(short.MinValue);
        tape.Push(ushort.MaxValue);
        tape.Push(uint.MaxValue);
        tape.Push(ulong.MaxValue);
        tape.Push('Ω');

        Assert.Equal('Ω', tape.PopChar());
        Assert.Equal(ulong.MaxValue, tape.PopULong());
        Assert.Equal(uint.MaxValue, tape.PopUInt());
        Assert.Equal(ushort.MaxValue, tape.PopUShort());
        Assert.Equal(short.MinValue, tape.PopShort());
        Assert.Equal(sbyte.MinValue, tape.PopSByte());
        Assert.Equal(byte.MaxValue, tape.PopByte());
        Assert.False(tape.PopBool());
        Assert.True(tape.PopBool());
        Assert.Equal(long.MinValue, tape.PopLong());
        Assert.Equal(int.MinValue, tape.PopInt());
        Assert.Equal(2.5f, tape.PopFloat());
        Assert.Equal(double.NaN, tape.PopDouble());
        Assert.Equal(1.5, tape.PopDouble());
    }

    [Fact]
    public void Pushed_values_survive_growth() => OnFreshThread(() =>
    {
        using var tape = Tape.Open();
        for (var i = 0; i < 100_000; i++)
        {
            tape.Push((double)i);
            tape.Push(i);
        }

        for (var i = 99_999; i >= 0; i--)
        {
            Assert.Equal(i, tape.PopDouble());
            Assert.Equal(i, tape.PopInt());
        }
    });

    [Fact]
    public void Popping_what_was_not_pushed_since_opening_throws()
    {
        using var outer = Tape.Open();
        outer.Push(1.0);
        using (var inner = Tape.Open())
        {
            var copy = inner;
            var exception = Assert.Throws<InvalidOperationException>(() => copy.PopDouble());
            Assert.Contains("Double", exception.Message);
            Assert.Throws<InvalidOperationException>(() => copy.PopBool());
        }

        Assert.Equal(1.0, outer.PopDouble());
    }

    [Fact]
    public void A_negative_trip_count_takes_no_workspace()
    {
        using var tape = Tape.Open();
        Assert.Equal(0, tape.Doubles(-1).Length);
        Assert.Equal(0, tape.Bools(int.MinValue).Length);
    }

    [Fact]
    public void A_length_beyond_an_array_is_refused_with_words()
    {
        using var tape = Tape.Open();
        var copy = tape;
        Assert.Throws<ArgumentOutOfRangeException>(() => copy.Doubles(int.MaxValue).Clear());
        copy.Doubles(100);
        var exception = Assert.Throws<InvalidOperationException>(() => copy.Doubles(Array.MaxLength).Clear());
        Assert.Contains("Double", exception.Message);
        Assert.Equal(4, copy.Doubles(4).Length);
    }

    [Fact]
    public void Recursion_computes_with_a_tape_per_level()
    {
        Assert.Equal(Enumerable.Range(0, 200).Sum(n => n * 10.0), Sum(199));

        static double Sum(int n)
        {
            using var tape = Tape.Open();
            var mine = tape.Doubles(10);
            mine.Fill(n);
            tape.Push((double)n);
            var below = n == 0 ? 0 : Sum(n - 1);
            Assert.Equal(n, tape.PopDouble());
            var own = 0.0;
            foreach (var x in mine)
                own += x;
            return own + below;
        }
    }

    [Fact]
    public void A_helper_shares_the_tape_it_is_given()
    {
        using var tape = Tape.Open();
        Forward(tape, 3);
        Forward(tape, 4);
        Assert.Equal(4, Backward(tape));
        Assert.Equal(3, Backward(tape));

        static void Forward(Tape tape, double x) => tape.Push(x);
        static double Backward(Tape tape) => tape.PopDouble();
    }

    [Fact]
    public void An_exception_midway_leaves_the_tape_as_it_was()
    {
        using var outer = Tape.Open();
        outer.Push(1.0);
        var mine = outer.Doubles(4);
        mine.Fill(5);
        for (var i = 0; i < 100; i++)
            Assert.Throws<FormatException>(() => Fail(5));
        Assert.Equal(1.0, outer.PopDouble());
        outer.Doubles(4).Fill(6);
        Assert.All(mine.ToArray(), x => Assert.Equal(5, x));

        static void Fail(int depth)
        {
            using var tape = Tape.Open();
            tape.Push(2.0);
            tape.Doubles(1000).Fill(3);
            if (depth == 0)
                throw new FormatException();
            Fail(depth - 1);
        }
    }

    [Fact]
    public void Disposing_an_outer_tape_closes_forgotten_inner_ones()
    {
        using var outermost = Tape.Open();
        outermost.Push(1);
        var outer = Tape.Open();
        outer.Push(2);
        var forgotten = Tape.Open();
        forgotten.Push(3);
        outer.Dispose();
        forgotten.Dispose();
        Assert.Equal(1, outermost.PopInt());
    }

    [Fact]
    public void Threads_have_tapes_of_their_own()
    {
        var wrong = new int[8];
        var threads = Enumerable.Range(0, 8).Select(seed => new Thread(() => wrong[seed] = Run(seed))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(wrong, count => Assert.Equal(0, count));

        static int Run(int seed)
        {
            var wrong = 0;
            for (var round = 0; round < 200; round++)
            {
                using var tape = Tape.Open();
                var span = tape.Doubles(100 + round);
                span.Fill(seed);
                for (var i = 0; i < 50; i++)
                    tape.Push((double)(seed * 1000 + i));
                for (var i = 49; i >= 0; i--)
                    wrong += tape.PopDouble() == seed * 1000 + i ? 0 : 1;
                foreach (var x in span)
                    wrong += x == seed ? 0 : 1;
            }

            return wrong;
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_it_is_warm()
    {
        Work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Work()
        {
            using var tape = Tape.Open();
            tape.Doubles(5000).Clear();
            tape.Floats(5000).Clear();
            for (var i = 0; i < 5000; i++)
            {
                tape.Push((double)i);
                tape.Push(true);
            }

            using var inner = Tape.Open();
            inner.Doubles(5000).Clear();
            inner.Push(1L);
        }
    }

    // A thread whose tape has not grown yet.
    private static void OnFreshThread(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(test));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
