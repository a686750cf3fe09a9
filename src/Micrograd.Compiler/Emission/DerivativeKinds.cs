namespace Micrograd.Compiler.Emission;

/// <summary>Which members to generate; mirrors the runtime's <c>Derivatives</c> after <c>Default</c> is resolved.</summary>
[Flags]
public enum DerivativeKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>FWithGradient</c>.</summary>
    Gradient = 1,

    /// <summary><c>FTrace</c>.</summary>
    Trace = 2,

    /// <summary><c>FCheck</c>.</summary>
    Check = 4,

    /// <summary><c>FJvp</c>.</summary>
    Jvp = 8,

    /// <summary><c>FVjp</c>.</summary>
    Vjp = 16,

    /// <summary><c>FWithJacobian</c>.</summary>
    Jacobian = 32,

    /// <summary><c>FWithHvp</c>.</summary>
    Hvp = 64,

    /// <summary><c>FWithHessian</c>.</summary>
    Hessian = 128,
}
