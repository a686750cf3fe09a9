using Micrograd.Networks;

namespace Micrograd.Drawing;

/// <summary>A picture of how a classifier divides the plane, with the points it is to tell apart.</summary>
/// <example>
/// <code>
/// var picture = DecisionBoundary.Of(model, points, classes);
/// File.WriteAllText("boundary.svg", picture.ToSvg());
/// Console.WriteLine(picture.ToTerminal());
/// </code>
/// </example>
public sealed class DecisionBoundary
{
    /// <summary>A picture of any classifier.</summary>
    /// <param name="scores">
    /// The scores of the point (x, y): one number, whose sign decides between class 0 (negative or 0) and class 1 (positive), or one per
    /// class, of which the greatest decides. Where the winner leads by 1 or more the picture is darker.
    /// </param>
    /// <param name="points">The points, two numbers each.</param>
    /// <param name="classes">The class of each point, from 0 on.</param>
    /// <exception cref="ArgumentException">There is no point, there are not as many classes, a point is not two finite numbers, or a class is negative or too great to have a colour.</exception>
    public DecisionBoundary(Func<double, double, double[]> scores, IReadOnlyList<double[]> points, IReadOnlyList<int> classes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(classes);
        if (points.Count == 0)
            throw new ArgumentException("There are no points: give at least one, so that it is clear which part of the plane to draw.", nameof(points));
        if (points.Count != classes.Count)
            throw new ArgumentException($"There are {classes.Count} classes and {points.Count} points; there must be as many.", nameof(classes));
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is not [var x, var y] || !double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException($"points[{i}] is not two finite numbers.", nameof(points));
            if (classes[i] < 0 || classes[i] >= Palette.SeriesCount)
                throw new ArgumentException($"classes[{i}] is {classes[i]}; a class is a number from 0 to {Palette.SeriesCount - 1}.", nameof(classes));
        }

        Plane = new(scores, points);
        Points = points;
        Classes = classes;
    }

    internal Plane Plane { get; }

    internal IReadOnlyList<double[]> Points { get; }

    internal IReadOnlyList<int> Classes { get; }

    /// <summary>A picture of a network, or any other module, with two inputs and one output per class, or one output for two classes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="points">The points, two numbers each.</param>
    /// <param name="targets">What each point is: with one output −1 or 0 for one class and 1 for the other, otherwise the class, from 0 on.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">The network has not two inputs, or a target is no class; otherwise as the constructor.</exception>
    public static DecisionBoundary Of(Module model, IReadOnlyList<double[]> points, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (((model as MLP)?.InputCount ?? (model as Layer)?.InputCount) is { } inputs and not 2)
            throw new ArgumentException($"A plane has two dimensions and this network takes {inputs} inputs.", nameof(model));
        return Of((x, y) => [.. model.Forward([x, y]).Select(output => output.Data)], points, targets);
    }

    /// <summary>A picture of any classifier for two classes: a generated method, or one exported from a network.</summary>
    /// <param name="score">The score of the point (x, y), whose sign decides: negative or 0 for one class, positive for the other.</param>
    /// <param name="points">The points, two numbers each.</param>
    /// <param name="targets">What each point is: −1 or 0 for one class and 1 for the other.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">A target is no class; otherwise as the constructor.</exception>
    /// <example><code>DecisionBoundary.Of((x, y) => x * x + y * y - 1, points, targets).ToTerminal()</code></example>
    public static DecisionBoundary Of(Func<double, double, double> score, IReadOnlyList<double[]> points, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Of((x, y) => [score(x, y)], points, targets);
    }

    /// <summary>A picture of any classifier, with the targets that a loss function takes.</summary>
    /// <param name="scores">The scores of the point (x, y), as of the constructor.</param>
    /// <param name="points">The points, two numbers each.</param>
    /// <param name="targets">What each point is: with one score −1 or 0 for one class and 1 for the other, otherwise the class, from 0 on.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">A target is no class; otherwise as the constructor.</exception>
    public static DecisionBoundary Of(Func<double, double, double[]> scores, IReadOnlyList<double[]> points, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var classes = new int[targets.Count];
        for (var i = 0; i < classes.Length; i++)
        {
            var target = targets[i] == -1 ? 0 : targets[i];
            classes[i] = target >= 0 && target < Palette.SeriesCount && target == Math.Floor(target)
                ? (int)target
                : throw new ArgumentException($"targets[{i}] is {targets[i]}; it must be -1 or 1, or a class from 0 on.", nameof(targets));
        }

        return new(scores, points, classes);
    }

    /// <summary>The picture as an SVG document, the same for the same classifier.</summary>
    /// <param name="title">What stands above it.</param>
    /// <returns>The document.</returns>
    /// <exception cref="InvalidOperationException">A score is not finite, as after a training that diverged.</exception>
    public string ToSvg(string title = "Decision boundary") => BoundarySvg.Write(this, title);

    /// <summary>The picture as lines of characters.</summary>
    /// <param name="columns">How wide, from 16 to 400 characters.</param>
    /// <param name="color">
    /// Whether regions are coloured by ANSI escape sequences. <see langword="null"/>: unless the environment variable NO_COLOR is set,
    /// the terminal is a dumb one, or the output goes to a file.
    /// </param>
    /// <returns>The lines, with line feeds only. Without colour: regions as <c>. : - = ~ '</c>, points as <c>o x # * % @</c>, by class.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">A score is not finite, as after a training that diverged.</exception>
    public string ToTerminal(int columns = 68, bool? color = null) => BoundaryText.Write(this, columns, color ?? BoundaryText.WantsColor());
}
