using System.Runtime.Intrinsics;

namespace Micrograd.Tests;

/// <summary>What is in the lanes of vectors reaches the rows of a Jacobian, and everything else there is zero.</summary>
public sealed class LanesTests
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            for (var rows = 0; rows <= 9; rows++)
            {
                for (var known = 0; known <= 4; known++)
                {
                    for (var more = 0; more <= 2; more++)
                    {
                        shapes.Add(rows, known, known + more);
                    }
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Lanes_become_rows(int rows, int known, int rowLength)
    {
        var (two, four, eight) = (new Vector128<double>[known], new Vector256<double>[known], new Vector512<double>[known]);
        for (var i = 0; i < known; i++)
        {
            two[i] = Vector128.Create(Element(0, i), Element(1, i));
            four[i] = Vector256.Create(Element(0, i), Element(1, i), Element(2, i), Element(3, i));
            eight[i] = Vector512.Create([.. Enumerable.Range(0, 8).Select(lane => Element(lane, i))]);
        }

        Check<Vector128<double>>(two, 2);
        Check<Vector256<double>>(four, 4);
        Check<Vector512<double>>(eight, 8);

        void Check<TVector>(TVector[] gradient, int lanes)
            where TVector : unmanaged
        {
            var jacobian = new double[rows * rowLength];
            Array.Fill(jacobian, double.NaN);
            Lanes.ToJacobian<TVector>(gradient, jacobian, rowLength);
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < rowLength; i++)
                {
                    Assert.Equal(row < lanes && i < known ? Element(row, i) : 0, jacobian[(row * rowLength) + i]);
                }
            }
        }
    }

    [Fact]
    public void A_partial_derivative_becomes_a_column()
    {
        double[] column = [double.NaN, double.NaN, double.NaN];
        Lanes.ToJacobian(Vector128.Create(1.5, -2), column);
        Assert.Equal([1.5, -2, 0], column);
    }

    private static double Element(int row, int column) => (10 * row) + column + 1;
}
