namespace Micrograd.AdBench.Hand;

/// <summary>How far a hand in a pose is from where its skin was seen.</summary>
public static partial class HandObjective
{
    /// <summary>How many numbers describe a pose: rotation (3, angle-axis), translation (3), and for each finger four angles.</summary>
    public const int PoseSize = 26;

    /// <summary>Points of vertices of the skin less where the pose takes those.</summary>
    /// <param name="theta">The pose: see <see cref="PoseSize"/>.</param>
    /// <param name="model">The hand.</param>
    /// <param name="vertices">The vertex of each point.</param>
    /// <param name="points">The points, 3 numbers each.</param>
    /// <param name="residuals">Receives 3 numbers a point.</param>
    [Differentiable]
    public static void Simple(
        ReadOnlySpan<double> theta, HandModel model, ReadOnlySpan<int> vertices, [NoGradient] ReadOnlySpan<double> points, Span<double> residuals)
    {
        Span<double> skin = stackalloc double[model.Positions.Length];
        Pose(theta, model, skin);
        for (var i = 0; i < vertices.Length; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                residuals[(3 * i) + j] = points[(3 * i) + j] - skin[(3 * vertices[i]) + j];
            }
        }
    }

    /// <summary>Points on triangles of the skin less where the pose takes those.</summary>
    /// <param name="theta">The pose: see <see cref="PoseSize"/>.</param>
    /// <param name="u">Where on its triangle each point is: the shares of the first two corners.</param>
    /// <param name="model">The hand.</param>
    /// <param name="triangles">The triangle of each point.</param>
    /// <param name="points">The points, 3 numbers each.</param>
    /// <param name="residuals">Receives 3 numbers a point.</param>
    [Differentiable]
    public static void Complicated(
        ReadOnlySpan<double> theta,
        [NoGradient] ReadOnlySpan<double> u,
        HandModel model,
        ReadOnlySpan<int> triangles,
        [NoGradient] ReadOnlySpan<double> points,
        Span<double> residuals)
    {
        Span<double> skin = stackalloc double[model.Positions.Length];
        Pose(theta, model, skin);
        var corners = model.Triangles;
        for (var i = 0; i < triangles.Length; i++)
        {
            var a = 3 * corners[3 * triangles[i]];
            var b = 3 * corners[(3 * triangles[i]) + 1];
            var c = 3 * corners[(3 * triangles[i]) + 2];
            var (u0, u1) = (u[2 * i], u[(2 * i) + 1]);
            for (var j = 0; j < 3; j++)
            {
                residuals[(3 * i) + j] = points[(3 * i) + j] - ((u0 * skin[a + j]) + (u1 * skin[b + j]) + ((1 - u0 - u1) * skin[c + j]));
            }
        }
    }

    /// <summary>Half the sum of the squares of <see cref="Complicated"/>: what an optimiser of pose and places on the skin makes small.</summary>
    /// <param name="theta">The pose: see <see cref="PoseSize"/>.</param>
    /// <param name="u">Where on its triangle each point is: the shares of the first two corners.</param>
    /// <param name="model">The hand.</param>
    /// <param name="triangles">The triangle of each point.</param>
    /// <param name="points">The points, 3 numbers each.</param>
    [Differentiable]
    public static double Cost(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> u, HandModel model, ReadOnlySpan<int> triangles, [NoGradient] ReadOnlySpan<double> points)
    {
        Span<double> residuals = stackalloc double[points.Length];
        Complicated(theta, u, model, triangles, points, residuals);
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            sum += residual * residual;
        }

        return 0.5 * sum;
    }

    /// <summary><see cref="Complicated"/> as a function of <paramref name="u"/>: a residual depends on its own two alone, so that two directions find all derivatives.</summary>
    /// <param name="theta">The pose: see <see cref="PoseSize"/>.</param>
    /// <param name="u">Where on its triangle each point is: the shares of the first two corners.</param>
    /// <param name="model">The hand.</param>
    /// <param name="triangles">The triangle of each point.</param>
    /// <param name="points">The points, 3 numbers each.</param>
    /// <param name="residuals">Receives 3 numbers a point.</param>
    [Differentiable(Derivatives.Jvp)]
    public static void ComplicatedInU(
        [NoGradient] ReadOnlySpan<double> theta,
        ReadOnlySpan<double> u,
        HandModel model,
        ReadOnlySpan<int> triangles,
        [NoGradient] ReadOnlySpan<double> points,
        Span<double> residuals) =>
        Complicated(theta, u, model, triangles, points, residuals);

    /// <summary>Where a pose takes the skin.</summary>
    private static void Pose(ReadOnlySpan<double> theta, HandModel model, Span<double> skin)
    {
        Span<double> transforms = stackalloc double[12 * model.Parents.Length];
        MoveBones(theta[6..], model, transforms);

        Span<double> rotation = stackalloc double[9];
        RotationMatrix(theta[..3], rotation);

        var positions = model.Positions;
        var starts = model.WeightStarts;
        var bones = model.WeightBones;
        var weights = model.Weights;
        for (var vertex = 0; vertex < starts.Length - 1; vertex++)
        {
            var (x, y, z) = (0.0, 0.0, 0.0);
            var position = positions.AsSpan(3 * vertex, 3);
            for (var k = starts[vertex]; k < starts[vertex + 1]; k++)
            {
                var weight = weights[k];
                var t = transforms.Slice(12 * bones[k], 12);
                x += weight * ((t[0] * position[0]) + (t[1] * position[1]) + (t[2] * position[2]) + t[3]);
                y += weight * ((t[4] * position[0]) + (t[5] * position[1]) + (t[6] * position[2]) + t[7]);
                z += weight * ((t[8] * position[0]) + (t[9] * position[1]) + (t[10] * position[2]) + t[11]);
            }

            for (var j = 0; j < 3; j++)
            {
                skin[(3 * vertex) + j] = (rotation[3 * j] * x) + (rotation[(3 * j) + 1] * y) + (rotation[(3 * j) + 2] * z) + theta[3 + j];
            }
        }
    }

    /// <summary>From where each bone lies at rest to where the angles of the fingers take it.</summary>
    private static void MoveBones(ReadOnlySpan<double> angles, HandModel model, Span<double> transforms)
    {
        var parents = model.Parents;
        var baseRelatives = model.BaseRelatives;
        var inverseBaseAbsolutes = model.InverseBaseAbsolutes;
        Span<double> absolutes = stackalloc double[transforms.Length];
        Span<double> local = stackalloc double[12];
        Span<double> relative = stackalloc double[12];
        for (var bone = 0; bone < parents.Length; bone++)
        {
            // Bones 1 + 4f … 4 + 4f are finger f. Its first is rigid, its second bends two ways, the others one.
            var (finger, joint) = ((bone - 1) / 4, (bone - 1) % 4);
            var bend = joint > 0 ? angles[(4 * finger) + (joint == 1 ? 0 : joint)] : 0;
            var spread = joint == 1 ? angles[(4 * finger) + 1] : 0;
            Turn(bend, spread, local);

            var absolute = absolutes.Slice(12 * bone, 12);
            Multiply(baseRelatives.AsSpan(12 * bone, 12), local, relative);
            if (parents[bone] < 0)
            {
                relative.CopyTo(absolute);
            }
            else
            {
                Multiply(absolutes.Slice(12 * parents[bone], 12), relative, absolute);
            }

            Multiply(absolute, inverseBaseAbsolutes.AsSpan(12 * bone, 12), transforms.Slice(12 * bone, 12));
        }
    }

    /// <summary>Rz(spread) · Rx(bend).</summary>
    private static void Turn(double bend, double spread, Span<double> result)
    {
        var (sx, cx) = Math.SinCos(bend);
        var (sz, cz) = Math.SinCos(spread);
        result[0] = cz;
        result[1] = -sz * cx;
        result[2] = sz * sx;
        result[4] = sz;
        result[5] = cz * cx;
        result[6] = -cz * sx;
        result[8] = 0;
        result[9] = sx;
        result[10] = cx;
    }

    /// <summary>The product of two affine maps.</summary>
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        for (var row = 0; row < 12; row += 4)
        {
            for (var column = 0; column < 4; column++)
            {
                result[row + column] = (a[row] * b[column]) + (a[row + 1] * b[4 + column]) + (a[row + 2] * b[8 + column]);
            }

            result[row + 3] += a[row + 3];
        }
    }

    /// <summary>Rodrigues: the matrix that turns about r by its length, 9 numbers row by row.</summary>
    private static void RotationMatrix(ReadOnlySpan<double> r, Span<double> result)
    {
        var angle = Math.Sqrt((r[0] * r[0]) + (r[1] * r[1]) + (r[2] * r[2]));
        if (angle < 1e-4)
        {
            result.Clear();
            (result[0], result[4], result[8]) = (1, 1, 1);
            return;
        }

        var (sin, cos) = Math.SinCos(angle);
        var (x, y, z) = (r[0] / angle, r[1] / angle, r[2] / angle);
        result[0] = cos + (x * x * (1 - cos));
        result[1] = (x * y * (1 - cos)) - (z * sin);
        result[2] = (x * z * (1 - cos)) + (y * sin);
        result[3] = (x * y * (1 - cos)) + (z * sin);
        result[4] = cos + (y * y * (1 - cos));
        result[5] = (y * z * (1 - cos)) - (x * sin);
        result[6] = (x * z * (1 - cos)) - (y * sin);
        result[7] = (y * z * (1 - cos)) + (x * sin);
        result[8] = cos + (z * z * (1 - cos));
    }
}
