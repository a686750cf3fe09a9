using Micrograd;

namespace Instances;

public readonly partial struct Spring
{
    public Spring(double stiffness, double damping)
    {
        Stiffness = stiffness;
        Damping = damping;
    }

    public static Spring Example => new(3, 0.5);

    public double Stiffness { get; }

    public double Damping { get; }

    [Differentiable]
    public double Energy(double position, double speed) => 0.5 * Stiffness * position * position + Loss(speed) * speed;

    private double Loss(double speed) => Damping * speed * speed;
}

// at Instances.Spring.Example.Energy(0.3, -2)
// at Instances.Spring.Example.Energy(0, 0)
// saves nothing
