namespace Micrograd;

/// <summary>What is generated for a method marked <see cref="DifferentiableAttribute"/>. The values combine.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// What suits the method: <c>Gradient | Trace | Check</c> when it returns one real number, <c>Jacobian | Vjp | Jvp</c> when it
    /// returns or writes several. It has a bit of its own, so that it can be combined: <c>Default | Hessian</c>.
    /// </summary>
    Default = 1,

    /// <summary><c>FWithGradient</c>: the value of F and its partial derivatives, by reverse mode.</summary>
    Gradient = 2,

    /// <summary><c>FTrace</c>: the body of F over <see cref="Value"/>, for drawing and for checking.</summary>
    Trace = 4,

    /// <summary><c>FCheck</c>: the generated gradient, the <see cref="Value"/> graph and central differences side by side, as a <see cref="GradientCheck"/>.</summary>
    Check = 8,

    /// <summary><c>FJvp</c>: the Jacobian times a tangent vector (a directional derivative), by forward mode.</summary>
    Jvp = 16,

    /// <summary><c>FVjp</c>: a cotangent vector times the Jacobian, by reverse mode.</summary>
    Vjp = 32,

    /// <summary><c>FWithJacobian</c>: the value of F and all its partial derivatives, row-major.</summary>
    Jacobian = 64,

    /// <summary><c>FWithHvp</c>: value, directional derivative, and the Hessian times a tangent vector.</summary>
    Hvp = 128,

    /// <summary><c>FWithHessian</c>: value, gradient and all second partial derivatives.</summary>
    Hessian = 256,
}
