using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

// Kinds of derivatives, and what is a result.
internal sealed partial class MethodBinder
{
    /// <summary>Each kind of derivative belongs to methods of one number, or to those of several.</summary>
    private void CheckKinds()
    {
        var flags = Attributes.Derivatives(_mark);
        var isScalarValued = SignatureBuilder.IsScalarValued(_method);
        if ((flags & AllKinds) == 0)
        {
            KindNotAvailable("None", "it asks for nothing; name a kind of derivative, or leave the argument out");
        }

        foreach (var (flag, name, ofOne) in new[]
        {
            (2, "Gradient", true), (4, "Trace", true), (8, "Check", true), (32, "Vjp", false), (64, "Jacobian", false), (128, "Hvp", true), (256, "Hessian", true),
        })
        {
            if ((flags & flag) != 0 && ofOne != isScalarValued)
            {
                KindNotAvailable(name, ofOne
                    ? "it belongs to a method that returns one number; use Derivatives.Jacobian, Vjp or Jvp here"
                    : "it belongs to a method with several results; use Derivatives.Gradient here");
            }
        }

        var arrays = _method.Parameters.Where(SignatureBuilder.IsActive).Select(parameter => MemoryTypes.Of(parameter.Type)).OfType<ArrayType>().ToList();
        if ((flags & 256) != 0 && arrays.Count > 0 && (arrays.Count > 1 || arrays[0].Struct is not null || arrays[0].Form is ArrayForm.Matrix or ArrayForm.Jagged || _method.Parameters.Count(SignatureBuilder.IsActive) > 1))
        {
            KindNotAvailable("Hessian", "it needs all active values in one array of numbers with one dimension, or none in arrays; mark the others [NoGradient], or use Derivatives.Hvp");
        }

        if ((flags & 128) != 0 && arrays.Exists(array => array.Form == ArrayForm.Jagged))
        {
            KindNotAvailable("Hvp", "it is not supported for arrays of arrays; use one array and compute the index");
        }
    }

    /// <summary>A method without a result writes its results to arrays.</summary>
    private void CheckOutputs(ParameterUse use, DerivativeKinds kinds)
    {
        var parameters = MainParameter.Of(_method);
        var outputs = Enumerable.Range(0, _method.Parameters.Length).Where(i => use.IsOutput(parameters[i].First)).ToList();
        if (_method.ReturnsVoid && outputs.Count == 0)
        {
            Nothing("it returns nothing and writes to no Span<double>; return the number to differentiate, or write the results to a span");
            return;
        }

        if (use.AlwaysThrows && !SignatureBuilder.IsScalarValued(_method))
        {
            Nothing("it always throws; return the results on some path");
        }

        if (outputs.Count > 0 && !Enumerable.Range(0, parameters.Count).Any(i => SignatureBuilder.IsActive(parameters[i].Symbol) && !use.IsOutput(parameters[i].First)))
        {
            Nothing("what it could be differentiated by are the arrays that it writes its results to; read from one array and write to another");
        }

        if (outputs.Exists(output => MemoryTypes.Of(_method.Parameters[output].Type)!.Form is ArrayForm.Matrix or ArrayForm.Jagged))
        {
            Unsupported("A result in an array of two dimensions", "Write the results to a Span<double>");
        }

        if (kinds.HasFlag(DerivativeKinds.Jacobian) && StructLayout.Of(_method.ReturnType) is not null)
        {
            foreach (var array in _method.Parameters.Where(parameter => SignatureBuilder.IsActive(parameter) && MemoryTypes.Of(parameter.Type) is not null))
            {
                KindNotAvailable("Jacobian", $"'{array.Name}' is an array and the result is not; mark it [NoGradient], or use Derivatives.Vjp | Derivatives.Jvp");
            }
        }
        else if (kinds.HasFlag(DerivativeKinds.Jacobian))
        {
            if (outputs.Exists(output => MemoryTypes.Of(_method.Parameters[output].Type) is { Struct: not null }))
            {
                KindNotAvailable("Jacobian", "the results are structs in an array; write them to a Span<double>, or use Derivatives.Vjp or Jvp");
            }

            if (outputs.Count > 1)
            {
                KindNotAvailable("Jacobian", "the results are in several arrays; write them to one, or use Derivatives.Vjp or Jvp");
            }

            foreach (var parameter in _method.Parameters.Where((parameter, i) => !use.IsOutput(parameters[i].First) && SignatureBuilder.IsActive(parameter)))
            {
                if (MemoryTypes.Of(parameter.Type) is { Struct: not null })
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' holds structs; use one array per field, or use Derivatives.Vjp or Jvp");
                }
                else if (MemoryTypes.Of(parameter.Type) is { Form: ArrayForm.Matrix or ArrayForm.Jagged })
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' has two dimensions; use one array and compute the index, or use Derivatives.Vjp or Jvp");
                }
                else if (StructLayout.Of(parameter.Type) is not null)
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' is a struct and the results are in an array; pass its fields as numbers, or use Derivatives.Vjp or Jvp");
                }
                else if (use.IsWritten(parameters[_method.Parameters.IndexOf(parameter)].First))
                {
                    KindNotAvailable("Jacobian", $"the method writes to its input '{parameter.Name}'; work on a copy of it, or use Derivatives.Vjp or Jvp");
                }
            }
        }
    }

    private void CheckOrder(ModuleBinder binder, DerivativeKinds kinds)
    {
        foreach (var (kind, name) in new[] { (DerivativeKinds.Hvp, "Hvp"), (DerivativeKinds.Hessian, "Hessian") })
        {
            if (binder.WhyOnlyFirstOrder is { } reason && (kinds & kind) != 0)
            {
                KindNotAvailable(name, reason);
            }
        }
    }

    private void KindNotAvailable(string kind, string reason) => _problems.Report(
        Descriptors.KindNotAvailable, Attributes.LocationOf(_mark, _method), kind, _method.Name, reason);
}
