using System.Runtime.Intrinsics;

namespace Micrograd.Tests;

/// <summary>What is in the lanes of vectors reaches the rows of a Jacobian, and everything else there is zero.</summary>
public sealed class JacobianRowsTests
{
    /// <summary>Rows that are written, known columns, columns, rows in all.</summary>
    public static TheoryData<int, int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int, int>();
            for (var written = 1; written <= 8; written++)
            {
                for (var known = 1; known <= 3; known++)
                {
                    for (var more = 0; more <= 2; more++)
                    {
                        shapes.Add(written, known, known + more, written);
                        shapes.Add(written, known, known + more, written + 2);
                    }
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Lanes_become_rows(int written, int known, int rowLength, int rows)
    {
        var jacobian = new double[rows * rowLength];
        Array.Fill(jacobian, double.NaN);
        Write(jacobian, written, known, rowLength);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < rowLength; i++)
            {
                Assert.Equal(row < written && i < known ? Element(row, i) : 0, jacobian[(row * rowLength) + i]);
            }
        }
    }

    [Fact]
    public void A_jacobian_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(new double[5], written: 2, known: 3, rowLength: 3));

    private static void Write(double[] jacobian, int written, int known, int rowLength)
    {
        switch (written)
        {
            case <= 2:
                var two = new TwoRows(jacobian, rowLength, known, written);
                for (var i = 0; i < known; i++)
                {
                    two[i] = Vector128.Create(Element(0, i), Element(1, i));
                }

                break;
            case <= 4:
                var four = new FourRows(jacobian, rowLength, known, written);
                for (var i = 0; i < known; i++)
                {
                    four[i] = Vector256.Create(Element(0, i), Element(1, i), Element(2, i), Element(3, i));
                }

                break;
            default:
                var eight = new EightRows(jacobian, rowLength, known, written);
                for (var i = 0; i < known; i++)
                {
                    eight[i] = Vector512.Create([.. Enumerable.Range(0, 8).Select(lane => Element(lane, i))]);
                }

                break;
        }
    }

    private static double Element(int row, int column) => (10 * row) + column + 1;
}
