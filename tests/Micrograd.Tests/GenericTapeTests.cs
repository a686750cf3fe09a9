namespace Micrograd.Tests;

/// <summary>The tape where generic code leaves the type open.</summary>
public class GenericTapeTests
{
    [Fact]
    public void What_is_pushed_comes_back_in_reverse_order()
    {
        Check(1.5, -2.5, double.NaN);
        Check(1.5f, -2.5f, float.Epsilon);
        Check((Half)1.5, Half.NegativeZero, Half.MaxValue);
        Check(1.1m, decimal.MinValue, 3m);
        Check((1.5, (byte)2), (2.5, (byte)3), (0.0, (byte)255));

        static void Check<T>(params T[] values)
            where T : unmanaged
        {
            using var tape = Tape.Open();
            foreach (var value in values)
            {
                tape.Push(value);
                tape.Push(7L);
                tape.Push(1);
            }

            foreach (var value in values.Reverse())
                Assert.Equal(value, tape.PopOf<T>());
            Assert.Throws<InvalidOperationException>(() => tape.PopOf<T>());
            Assert.Equal(7L, tape.PopLong());
        }
    }

    [Fact]
    public void Workspaces_have_exactly_the_length_asked_for_and_do_not_overlap()
    {
        Check(1.5, -2.5);
        Check(1.5f, -2.5f);
        Check((Half)1.5, (Half)3);
        Check(1.1m, 4.4m);

        static void Check<T>(T first, T second)
            where T : unmanaged
        {
            using var tape = Tape.Open();
            var (a, b) = (tape.Of<T>(7).ToArray().Length, tape.Of<T>(-1).Length);
            Assert.Equal((7, 0), (a, b));
            var one = tape.NewOf<T>(5);
            var other = tape.Of<T>(3);
            Assert.All(one.ToArray(), x => Assert.Equal(default, x));
            one.Fill(first);
            other.Fill(second);
            Assert.Equal(5, one.Length);
            Assert.All(one.ToArray(), x => Assert.Equal(first, x));
            Assert.All(other.ToArray(), x => Assert.Equal(second, x));
        }
    }

    [Fact]
    public void Arrays_come_back_in_their_order()
    {
        Check(1.5, -2.5, 3);
        Check((Half)1.5, (Half)3);
        Check(1.1m, 4.4m);

        static void Check<T>(params T[] values)
            where T : unmanaged
        {
            using var tape = Tape.Open();
            tape.Push<T>(values);
            tape.Push(values[0]);
            var back = new T[values.Length];
            Assert.Equal(values[0], tape.PopOf<T>());
            tape.Pop<T>(back);
            Assert.Equal(values, back);
        }
    }

    [Fact]
    public void A_negative_length_is_refused_as_for_an_array()
    {
        using var tape = Tape.Open();
        Assert.Throws<OverflowException>(() => tape.NewOf<Half>(-1).Length);
    }

    [Fact]
    public void Closing_takes_back_what_was_pushed()
    {
        using var outer = Tape.Open();
        outer.Push((Half)1);
        using (var inner = Tape.Open())
            inner.Push((Half)2);
        Assert.Equal((Half)1, outer.PopOf<Half>());
    }
}
