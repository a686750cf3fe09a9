using System.Text;
using System.Text.RegularExpressions;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Formulas;
using Micrograd.Compiler.Emission.Members;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>The generated file of one differentiable method.</summary>
public static class GeneratedFile
{
    /// <summary>Writes the file: deterministic, with LF line endings.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cancellation">Asked before each derivation and each member.</param>
    /// <exception cref="OperationCanceledException">Nobody needs the file any more.</exception>
    public static string Write(DifferentiableMethod method, CancellationToken cancellation = default) => Write(method, DerivedModules.Of(method, cancellation), cancellation);

    /// <summary>Writes the file: deterministic, with LF line endings.</summary>
    /// <param name="method">The method.</param>
    /// <param name="modules">What differentiation made of it.</param>
    /// <param name="cancellation">Asked before each member.</param>
    /// <exception cref="ArgumentException">Something that is asked for is missing.</exception>
    /// <exception cref="OperationCanceledException">Nobody needs the file any more.</exception>
    public static string Write(DifferentiableMethod method, DerivedModules modules, CancellationToken cancellation = default)
    {
        var signature = method.Signature;
        var types = new KnownTypes(signature.ShadowedNames);
        var members = new List<string>();
        bool Needs(DerivativeKinds kinds) => (signature.Kinds & kinds) != 0;
        var isInArray = signature.ResultShape is null && Needs(DerivativeKinds.Jacobian);
        string Member(Action<StringBuilder> write)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = new StringBuilder();
            write(text);
            return text.ToString();
        }

        // A Jacobian that is not computed in lanes calls the two products.
        var inArray = isInArray && modules.JacobianSweeps is null ? DerivativeKinds.Jacobian : DerivativeKinds.None;
        if (Needs(DerivativeKinds.Gradient | DerivativeKinds.Check | DerivativeKinds.Hessian | DerivativeKinds.Vjp | inArray))
        {
            members.Add(Member(text => new GradientWriter(text, signature, types).WriteRecord()));
        }

        if (Needs(DerivativeKinds.Gradient | DerivativeKinds.Check) || (Needs(DerivativeKinds.Hessian) && signature.Parameters.Items.Any(parameter => parameter.IsActiveMemory)))
        {
            var module = Required(modules.Gradient);
            members.Add(Member(text => new GradientWriter(text, signature, types).WriteMethod(module, GradientRemarks.Of(signature, module))));
        }

        if (Needs(DerivativeKinds.Jacobian) && signature.ResultShape is not null)
        {
            members.Add(Member(text => new StructJacobianWriter(text, signature, types).WriteRecord()));
            members.Add(Member(text => new StructJacobianWriter(text, signature, types).WriteMethod(Required(modules.Jacobian))));
        }

        if (isInArray)
        {
            members.Add(Member(text =>
            {
                if (modules.JacobianSweeps is { } sweeps)
                {
                    new LaneJacobianWriter(text, signature, types, sweeps).Write();
                }
                else
                {
                    new JacobianWriter(text, signature, types, signature.ReadsOutput).Write();
                }
            }));
        }

        if (Needs(DerivativeKinds.Vjp | inArray))
        {
            members.Add(Member(text => new VjpWriter(text, signature, types).Write(Required(modules.Vjp))));
        }

        if (Needs(DerivativeKinds.Jvp | inArray))
        {
            members.Add(Member(text => new JvpWriter(text, signature, types).Write(Required(modules.Jvp))));
        }

        var isVectorHessian = Needs(DerivativeKinds.Hessian) && signature.Parameters.Items.Any(parameter => parameter.IsActiveMemory);
        if (Needs(DerivativeKinds.Hvp) || isVectorHessian)
        {
            members.Add(Member(text => new HvpWriter(text, signature, types).WriteRecord()));
            members.Add(Member(text => new HvpWriter(text, signature, types).WriteMethod(Required(modules.Hvp))));
        }

        if (isVectorHessian)
        {
            members.Add(Member(text => new VectorHessianWriter(text, signature, types).Write()));
        }
        else if (Needs(DerivativeKinds.Hessian))
        {
            members.Add(Member(text => new HessianWriter(text, signature, types).WriteRecord()));
            members.Add(Member(text => new HessianWriter(text, signature, types).WriteMethod(Required(modules.Hessian))));
        }

        var plain = method.AtDouble ?? method;
        var traced = TracedMethod.Of(plain.Signature, plain.Primal);
        if (Needs(DerivativeKinds.Trace | DerivativeKinds.Check))
        {
            members.Add(Member(text => new TraceWriter(text, traced.Signature, types).Write(traced.Primal)));
        }

        if (Needs(DerivativeKinds.Check))
        {
            var roundsToSingle = plain.Primal.Helpers.Items.Append(plain.Primal.Main)
                .Any(function => function.Values.Items.Any(value => value.Type is ScalarType { Kind: ScalarKind.Single }));
            members.Add(Member(text => new CheckWriter(text, plain.Signature, types, roundsToSingle).Write(traced)));
        }

        members.RemoveAll(member => member.Length == 0);
        return Surround(signature, members);
    }

    private static Module Required(Module? module) =>
        module ?? throw new ArgumentException("A kind of derivative is asked for and was not derived.", nameof(module));

    private static string Surround(MethodSignature signature, List<string> members)
    {
        var text = new StringBuilder("// <auto-generated/>\n#nullable enable\n#pragma warning disable\n\n");
        text.Append("using System;\n");
        if (members.Any(member => member.Contains("[MethodImpl(")))
        {
            text.Append("using System.Runtime.CompilerServices;\n");
        }

        if (members.Any(member => Regex.IsMatch(member, @"(?<!\.)\bVector(128|256|512)[<.]")))
        {
            text.Append("using System.Runtime.Intrinsics;\n");
        }

        text.Append("using Micrograd;\n\n");
        if (signature.Namespace is { } space)
        {
            text.Append("namespace ").Append(space).Append(";\n\n");
        }

        // Members are written for one type around them; each further one moves them in.
        var depth = signature.ContainingTypes.Count;
        for (var i = 0; i < depth; i++)
        {
            var pad = new string(' ', 4 * i);
            text.Append(pad).Append(signature.ContainingTypes[i]).Append('\n').Append(pad).Append("{\n");
        }

        var body = string.Join("\n", members);
        var extra = new string(' ', 4 * (depth - 1));
        foreach (var line in body.TrimEnd('\n').Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : extra).Append(line).Append('\n');
        }

        for (var i = depth - 1; i >= 0; i--)
        {
            text.Append(' ', 4 * i).Append("}\n");
        }

        return text.ToString();
    }
}
