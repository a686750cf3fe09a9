using MathNet.Numerics.LinearAlgebra;
using Micrograd.AdBench.Hand;

namespace Micrograd.AdBench.Tests.Hand;

/// <summary>The residuals once more, with the matrices of a library.</summary>
internal static class HandReference
{
    private static readonly MatrixBuilder<double> s_matrix = Matrix<double>.Build;

    public static double[] Simple(HandModel model, HandInstance instance)
    {
        var skin = Skin(model, instance.Theta);
        return [.. instance.Correspondences.SelectMany((vertex, i) => Point(instance, i) - skin[vertex])];
    }

    public static double[] Complicated(HandModel model, HandInstance instance)
    {
        var skin = Skin(model, instance.Theta);
        return [.. instance.Correspondences.SelectMany((triangle, i) =>
        {
            var corners = model.Triangles.AsSpan(3 * triangle, 3).ToArray().Select(vertex => skin[vertex]).ToArray();
            var (u0, u1) = (instance.U[2 * i], instance.U[(2 * i) + 1]);
            return Point(instance, i) - ((u0 * corners[0]) + (u1 * corners[1]) + ((1 - u0 - u1) * corners[2]));
        })];
    }

    private static Vector<double> Point(HandInstance instance, int i) => Vector<double>.Build.Dense(instance.Points[(3 * i)..((3 * i) + 3)]);

    private static Vector<double>[] Skin(HandModel model, double[] theta)
    {
        var absolutes = new List<Matrix<double>>();
        var transforms = new List<Matrix<double>>();
        for (var bone = 0; bone < model.Parents.Length; bone++)
        {
            // θ: rotation, translation, then of each finger two angles of its second bone, one of its third, one of its fourth.
            double[] angles = bone is 0 or 21 || bone % 4 == 1
                ? [0, 0]
                : (bone % 4) switch
                {
                    2 => [theta[6 + bone - 2], theta[7 + bone - 2]],
                    3 => [theta[8 + bone - 3], 0],
                    _ => [theta[9 + bone - 4], 0],
                };
            var local = Rotation(new[] { 0, 0, angles[1] }).Multiply(Rotation(new[] { angles[0], 0, 0 }));
            var relative = Matrix(model.BaseRelatives, bone) * s_matrix.DenseIdentity(4).With(local);
            absolutes.Add(model.Parents[bone] < 0 ? relative : absolutes[model.Parents[bone]] * relative);
            transforms.Add(absolutes[bone] * Matrix(model.InverseBaseAbsolutes, bone));
        }

        var rotation = Rotation(theta[..3]);
        var translation = Vector<double>.Build.Dense(theta[3..6]);
        return [.. Enumerable.Range(0, model.Positions.Length / 3).Select(vertex =>
        {
            var position = Vector<double>.Build.Dense([.. model.Positions[(3 * vertex)..((3 * vertex) + 3)], 1]);
            var place = Vector<double>.Build.Dense(4);
            for (var k = model.WeightStarts[vertex]; k < model.WeightStarts[vertex + 1]; k++)
            {
                place += model.Weights[k] * (transforms[model.WeightBones[k]] * position);
            }

            return (rotation * place.SubVector(0, 3)) + translation;
        })];
    }

    private static Matrix<double> Matrix(double[] affine, int bone) => s_matrix.DenseOfRowMajor(4, 4, [.. affine[(12 * bone)..((12 * bone) + 12)], 0, 0, 0, 1]);

    private static Matrix<double> With(this Matrix<double> matrix, Matrix<double> part)
    {
        matrix.SetSubMatrix(0, 0, part);
        return matrix;
    }

    /// <summary>exp of the matrix of the cross product, by its series.</summary>
    private static Matrix<double> Rotation(double[] r)
    {
        var cross = s_matrix.DenseOfRowMajor(3, 3, [0, -r[2], r[1], r[2], 0, -r[0], -r[1], r[0], 0]);
        var (sum, term) = (s_matrix.DenseIdentity(3), s_matrix.DenseIdentity(3));
        for (var i = 1; i < 60; i++)
        {
            term = term * cross / i;
            sum += term;
        }

        return sum;
    }
}
