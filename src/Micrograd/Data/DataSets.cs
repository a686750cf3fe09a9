using Micrograd.Randomness;

namespace Micrograd.Data;

/// <summary>Small sets of examples to learn with. The same seed gives the same examples.</summary>
public static class DataSets
{
    /// <summary>The four rows of three inputs with targets ±1 of micrograd's lecture.</summary>
    /// <returns>The set.</returns>
    public static DataSet FourRows() => new([[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]], [1, -1, -1, 1]);

    /// <summary>Exclusive or: the four corners of the unit square, target 1 where the two inputs differ, otherwise 0.</summary>
    /// <returns>The set.</returns>
    public static DataSet Xor() => new([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);

    /// <summary>
    /// Two interleaved half circles, classes −1 and 1: scikit-learn's <c>make_moons(count, noise=noise)</c> after <c>numpy.random.seed(seed)</c>, its classes 0 and 1
    /// mapped to −1 and 1 as in micrograd's demo, which has 100 points, noise 0.1 and seed 1337.
    /// </summary>
    /// <param name="count">How many points, at least 2.</param>
    /// <param name="noise">The standard deviation of the normal noise, 0 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static DataSet Moons(int count = 100, double noise = 0.1, uint seed = 1337)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        CheckNoise(noise);
        var outer = count / 2;
        var points = new double[count][];
        var targets = new double[count];
        for (var i = 0; i < count; i++)
        {
            var isOuter = i < outer;
            var angle = isOuter ? Between(0, Math.PI, i, outer) : Between(0, Math.PI, i - outer, count - outer);
            points[i] = isOuter ? [Math.Cos(angle), Math.Sin(angle)] : [1 - Math.Cos(angle), 1 - Math.Sin(angle) - 0.5];
            targets[i] = isOuter ? -1 : 1;
        }

        return Noisy(points, targets, noise, new NumpyRandom(seed));
    }

    /// <summary>A circle within another, classes 1 (inner) and −1 (outer): scikit-learn's <c>make_circles</c>, as for <see cref="Moons"/>.</summary>
    /// <param name="count">How many points, at least 2.</param>
    /// <param name="noise">The standard deviation of the normal noise, 0 or more.</param>
    /// <param name="factor">The radius of the inner circle, at least 0 and less than 1, the radius of the outer.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static DataSet Circles(int count = 100, double noise = 0.05, double factor = 0.5, uint seed = 1337)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        CheckNoise(noise);
        if (factor is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The inner radius is at least 0 and less than 1.");
        var outer = count / 2;
        var points = new double[count][];
        var targets = new double[count];
        for (var i = 0; i < count; i++)
        {
            var isOuter = i < outer;
            var angle = 2 * Math.PI * (isOuter ? (double)i / outer : (double)(i - outer) / (count - outer));
            var radius = isOuter ? 1 : factor;
            points[i] = [radius * Math.Cos(angle), radius * Math.Sin(angle)];
            targets[i] = isOuter ? -1 : 1;
        }

        return Noisy(points, targets, noise, new NumpyRandom(seed));
    }

    /// <summary>Spiral arms that wind once around the origin, a class 0, 1, … each.</summary>
    /// <param name="perClass">How many points an arm has, at least 2.</param>
    /// <param name="classes">How many arms, at least 2.</param>
    /// <param name="noise">The standard deviation of the angle, in radians, 0 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The set, arm by arm, from the origin outward to radius 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static DataSet Spiral(int perClass = 100, int classes = 3, double noise = 0.2, uint seed = 1337)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        CheckNoise(noise);
        var random = new NumpyRandom(seed);
        var points = new double[perClass * classes][];
        var targets = new double[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var arm = i / perClass;
            var radius = Between(0, 1, i % perClass, perClass);
            var angle = 4 * (arm + radius) + noise * random.NextNormal();
            points[i] = [radius * Math.Sin(angle), radius * Math.Cos(angle)];
            targets[i] = arm;
        }

        return new(points, targets);
    }

    /// <summary>
    /// The yin-yang disc, classes 0 (yin), 1 (yang) and 2 (the dots) in turn: that of EurekaLabsAI/micrograd, which draws 100 points from
    /// xorshift64* with state 42 and goes on drawing the network's weights from it.
    /// </summary>
    /// <remarks>L. Kriener, J. Göltz, M. Petrovici: The yin-yang dataset, NICE (2022).</remarks>
    /// <param name="random">Where the points are drawn from.</param>
    /// <param name="count">How many points, at least 1.</param>
    /// <returns>The set, scaled to −2 … 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static DataSet YinYang(IRandomSource random, int count = 100)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var points = new double[count][];
        var targets = new double[count];
        for (var i = 0; i < count; i++)
        {
            targets[i] = i % 3;
            double x, y;
            do
                (x, y) = (random.NextDouble(), random.NextDouble());
            while (YinYangClass(x, y) != i % 3);
            points[i] = [(x / 0.5 - 1) * 2, (y / 0.5 - 1) * 2];
        }

        return new(points, targets);
    }

    // −1 outside the disc around (0.5, 0.5).
    private static int YinYangClass(double x, double y)
    {
        const double Radius = 0.5, Dot = 0.1;
        if (Distance(x, y, 0.5) > Radius)
            return -1;
        var right = Distance(x, y, 1.5 * Radius);
        var left = Distance(x, y, 0.5 * Radius);
        if (right < Dot || left < Dot)
            return 2;
        return right <= Dot || left > Dot && left <= 0.5 * Radius || y > Radius && right > 0.5 * Radius ? 0 : 1;
    }

    private static double Distance(double x, double y, double centre) => Math.Sqrt((x - centre) * (x - centre) + (y - 0.5) * (y - 0.5));

    // numpy.linspace: the end is exact.
    private static double Between(double first, double last, int i, int count) =>
        i == count - 1 && count > 1 ? last : count == 1 ? first : i * ((last - first) / (count - 1)) + first;

    private static DataSet Noisy(double[][] points, double[] targets, double noise, NumpyRandom random)
    {
        var shuffled = new DataSet(points, targets).Shuffled(random);
        if (noise > 0)
        {
            foreach (var point in shuffled.Points)
            {
                for (var i = 0; i < point.Length; i++)
                    point[i] += noise * random.NextNormal();
            }
        }

        return shuffled;
    }

    private static void CheckNoise(double noise)
    {
        if (!double.IsFinite(noise) || noise < 0)
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "A standard deviation is finite, 0 or more.");
    }
}
