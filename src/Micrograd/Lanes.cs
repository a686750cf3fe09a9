using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Micrograd;

/// <summary>For generated code: derivatives along several directions at once, one in each lane of a vector of <c>double</c>s.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>Makes lane l the unit direction of element <paramref name="first"/> + l, where there is one. All elements must be zero, or seeded for the lanes just before.</summary>
    /// <typeparam name="TVector">A vector of <c>double</c>s.</typeparam>
    /// <param name="direction">An element of it for each element that moves.</param>
    /// <param name="first">The element that moves in the first lane; may lie outside.</param>
    public static void Seed<TVector>(Span<TVector> direction, int first)
        where TVector : unmanaged
    {
        var count = Count<TVector>();
        for (var i = Math.Max(0, first - count); i < Math.Min(direction.Length, first + count); i++)
            direction[i] = Seed<TVector>(first - i);
    }

    /// <summary>The share of one number that moves in lane −<paramref name="first"/>, where there is one.</summary>
    /// <typeparam name="TVector">A vector of <c>double</c>s.</typeparam>
    /// <param name="first">The element that moves in the first lane, counted from the number.</param>
    public static TVector Seed<TVector>(int first)
        where TVector : unmanaged
    {
        TVector unit = default;
        if (-first is >= 0 and var lane && lane < Count<TVector>())
            Unsafe.Add(ref Unsafe.As<TVector, double>(ref unit), lane) = 1;
        return unit;
    }

    /// <summary>Writes lane l of results to column <paramref name="first"/> + l of a Jacobian, where there is one.</summary>
    /// <typeparam name="TVector">A vector of <c>double</c>s.</typeparam>
    /// <param name="tangents">The derivatives of the results.</param>
    /// <param name="jacobian">A row per result.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="first">The column of the first lane; may lie outside.</param>
    public static void ToColumns<TVector>(ReadOnlySpan<TVector> tangents, Span<double> jacobian, int columns, int first)
        where TVector : unmanaged
    {
        var count = Count<TVector>();
        var lanes = MemoryMarshal.Cast<TVector, double>(tangents);
        var (from, to) = (Math.Max(0, -first), Math.Min(count, columns - first));
        if (from >= to)
            return;
        if (to - from == count)
        {
            // One store a row.
            var rows = MemoryMarshal.AsBytes(jacobian[first..]);
            for (var row = 0; row < tangents.Length; row++)
                MemoryMarshal.Write(rows[(row * columns * sizeof(double))..], in tangents[row]);
            return;
        }

        for (var row = 0; row < tangents.Length; row++)
            lanes.Slice((row * count) + from, to - from).CopyTo(jacobian[((row * columns) + first + from)..]);
    }

    /// <summary>Writes lane l of a gradient to row <paramref name="first"/> + l of a Jacobian, where there is one.</summary>
    /// <typeparam name="TVector">A vector of <c>double</c>s.</typeparam>
    /// <param name="gradient">The gradient; its length is that of a row.</param>
    /// <param name="jacobian">A row per result.</param>
    /// <param name="first">The row of the first lane.</param>
    public static void ToRows<TVector>(ReadOnlySpan<TVector> gradient, Span<double> jacobian, int first)
        where TVector : unmanaged
    {
        var count = Count<TVector>();
        var lanes = MemoryMarshal.Cast<TVector, double>(gradient);
        for (var lane = 0; lane < count && (first + lane) * gradient.Length < jacobian.Length; lane++)
        {
            var row = jacobian.Slice((first + lane) * gradient.Length, gradient.Length);
            for (var i = 0; i < row.Length; i++)
                row[i] = lanes[(i * count) + lane];
        }
    }

    /// <summary>Writes lane l of a partial derivative to element <paramref name="first"/> + l of a Jacobian with one column, where there is one.</summary>
    /// <typeparam name="TVector">A vector of <c>double</c>s.</typeparam>
    /// <param name="partial">The derivatives of several results by one number.</param>
    /// <param name="jacobian">An element per result.</param>
    /// <param name="first">The row of the first lane.</param>
    public static void ToRows<TVector>(TVector partial, Span<double> jacobian, int first)
        where TVector : unmanaged =>
        ToRows(new ReadOnlySpan<TVector>(in partial), jacobian, first);

    /// <summary><paramref name="formula"/> where <paramref name="direction"/> is not zero, and zero where it is: a direction of zero has a derivative of zero also where the factor is infinite.</summary>
    /// <param name="direction">What the formula is linear in.</param>
    /// <param name="formula">The formula.</param>
    public static Vector128<double> UnlessZero(Vector128<double> direction, Vector128<double> formula) =>
        Vector128.AndNot(formula, Vector128.Equals(direction, Vector128<double>.Zero));

    /// <inheritdoc cref="UnlessZero(Vector128{double}, Vector128{double})"/>
    public static Vector256<double> UnlessZero(Vector256<double> direction, Vector256<double> formula) =>
        Vector256.AndNot(formula, Vector256.Equals(direction, Vector256<double>.Zero));

    /// <inheritdoc cref="UnlessZero(Vector128{double}, Vector128{double})"/>
    public static Vector512<double> UnlessZero(Vector512<double> direction, Vector512<double> formula) =>
        Vector512.AndNot(formula, Vector512.Equals(direction, Vector512<double>.Zero));

    private static int Count<TVector>()
        where TVector : unmanaged =>
        Unsafe.SizeOf<TVector>() / sizeof(double);
}
