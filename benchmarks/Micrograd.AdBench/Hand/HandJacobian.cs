namespace Micrograd.AdBench.Hand;

/// <summary>The residuals of a hand with all their derivatives.</summary>
public static class HandJacobian
{
    /// <summary>Residuals of a simple instance and their derivatives by the pose. Allocates nothing.</summary>
    /// <param name="model">The hand.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="residuals">Receives 3 numbers a point.</param>
    /// <param name="jacobian">Receives 3N × 26 numbers, row by row.</param>
    public static void Simple(HandModel model, HandInstance instance, Span<double> residuals, Span<double> jacobian) =>
        HandObjective.SimpleWithJacobian(instance.Theta, model, instance.Correspondences, instance.Points, residuals, jacobian);

    /// <summary>Residuals of a complicated instance, their derivatives by the pose, and those by the two u of their own point. Allocates nothing.</summary>
    /// <param name="model">The hand.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="residuals">Receives 3 numbers a point.</param>
    /// <param name="jacobian">Receives 3N × 26 numbers, row by row.</param>
    /// <param name="uJacobian">Receives 3N × 2 numbers, row by row.</param>
    public static void Complicated(HandModel model, HandInstance instance, Span<double> residuals, Span<double> jacobian, Span<double> uJacobian)
    {
        var (theta, u, triangles, points) = (instance.Theta, instance.U, instance.Correspondences, instance.Points);
        HandObjective.ComplicatedWithJacobian(theta, u, model, triangles, points, residuals, jacobian);

        // The columns of a matrix whose rows do not overlap can share a direction: all u0 move together, then all u1.
        Span<double> direction = stackalloc double[u.Length];
        Span<double> column = stackalloc double[residuals.Length];
        for (var which = 0; which < 2; which++)
        {
            for (var i = 0; i < u.Length; i++)
            {
                direction[i] = i % 2 == which ? 1 : 0;
            }

            HandObjective.ComplicatedInUJvp(theta, u, model, triangles, points, residuals, direction, column);
            for (var row = 0; row < column.Length; row++)
            {
                uJacobian[(2 * row) + which] = column[row];
            }
        }
    }
}
