using Micrograd.Randomness;

namespace Micrograd.Tests.Randomness;

public class RandomSourceTests
{
    // CPython 3.11: random.seed(s); random() three times; uniform(-1, 1); gauss(0, 1) twice; randrange(10) eight times; randrange(2**31 - 1).
    [Theory]
    [InlineData(1337, new[] { 0.6177528569514706, 0.5332655736050008, 0.36584835924937553 }, 0.1715747078045431, 0.9424983732594854, 1.6095002404943455, "65463516", 1761876394)]
    [InlineData(0, new[] { 0.8444218515250481, 0.7579544029403025, 0.420571580830845 }, -0.4821664994140733, -1.016348894188071, -0.07212002278507135, "47593824", 300101783)]
    [InlineData(-5, new[] { 0.6229016948897019, 0.7417869892607294, 0.7951935655656966 }, 0.8849005675541006, -0.1433838383004689, -2.2560772673958667, "07302157", 1864972416)]
    [InlineData((1L << 40) + 3, new[] { 0.21978710637116716, 0.5494687768352203, 0.09461190973523603 }, 0.9628030554077078, 1.4142438245502205, -0.9873894063013512, "37885494", 1910653582)]
    public void CPython(long seed, double[] numbers, double uniform, double normal, double next, string digits, int great)
    {
        var random = new PythonRandom(seed);
        Assert.Equal(numbers, new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() });
        Assert.Equal(uniform, random.Uniform(-1, 1));
        Assert.Equal(normal, random.NextNormal(), 1e-15);
        Assert.Equal(next, random.NextNormal(), 1e-15);
        Assert.Equal(digits, string.Concat(Enumerable.Range(0, 8).Select(_ => random.NextInt(10))));
        Assert.Equal(great, random.NextInt(int.MaxValue));
    }

    [Fact]
    public void CPython_shuffle()
    {
        var items = Enumerable.Range(0, 10).ToArray();
        new PythonRandom(7).Shuffle(items.AsSpan());
        Assert.Equal([8, 3, 1, 4, 7, 0, 9, 6, 2, 5], items);
    }

    // numpy.random.seed(s): rand(3), and from the beginning again randn(4), and permutation(10).
    [Theory]
    [InlineData(0, new[] { 0.5488135039273248, 0.7151893663724195, 0.6027633760716439 }, new[] { 1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458 }, "2849167305")]
    [InlineData(42, new[] { 0.3745401188473625, 0.9507143064099162, 0.7319939418114051 }, new[] { 0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254 }, "8150729436")]
    public void NumPy(uint seed, double[] uniform, double[] normal, string permutation)
    {
        var random = new NumpyRandom(seed);
        Assert.Equal(uniform, uniform.Select(_ => random.NextDouble()));
        random = new(seed);
        Assert.All(normal, expected => Assert.Equal(expected, random.NextNormal(), 1e-15));
        var items = Enumerable.Range(0, 10).ToArray();
        new NumpyRandom(seed).Shuffle(items.AsSpan());
        Assert.Equal(permutation, string.Concat(items));
    }

    [Fact]
    public void Xorshift()
    {
        var random = new XorShift64Star(42);
        Assert.Equal([1456360119, 3359763283, 3393612768, 4054632243], Enumerable.Range(0, 4).Select(_ => random.NextUInt32()));
        random = new(42);
        Assert.Equal([0.3390852212905884, 0.7822558283805847], new[] { random.NextDouble(), random.NextDouble() });
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => new XorShift64Star(0));
    }

    public static TheoryData<string> Sources => ["python", "numpy", "xorshift"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Distributions_are_what_they_say(string name)
    {
        var random = Source(name);
        var counts = new int[7];
        var (sum, squares, uniform) = (0.0, 0.0, 0.0);
        const int n = 70_000;
        for (var i = 0; i < n; i++)
        {
            counts[random.NextInt(7)]++;
            var x = random.NextNormal();
            sum += x;
            squares += x * x;
            var u = random.Uniform(2, 6);
            Assert.InRange(u, 2, 6);
            uniform += u;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(0, sum / n, 0.02);
        Assert.Equal(1, squares / n, 0.03);
        Assert.Equal(4, uniform / n, 0.03);
        Assert.Equal(0, random.NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => random.NextInt(0));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_shuffle_permutes(string name)
    {
        var items = Enumerable.Range(0, 100).ToArray();
        Source(name).Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    private static IRandomSource Source(string name) => name switch
    {
        "python" => new PythonRandom(1),
        "numpy" => new NumpyRandom(1),
        _ => new XorShift64Star(1),
    };
}
