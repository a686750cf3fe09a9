using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>F's header with the buffers that gradients of arrays are written to after its own parameters.</summary>
internal static class BufferSignature
{
    /// <summary>The extended header. Defaults of F's parameters are dropped if buffers follow: these have none.</summary>
    public static MethodSignature Of(MethodSignature signature)
    {
        var arrays = signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory).ToList();
        if (arrays.Count == 0)
        {
            return signature;
        }

        var buffers = arrays.Select(array => new ParameterSignature(
            NameOf(array), Differentiation.ShadowParameter.Writable((ArrayType)array.Type), Modifier: "", Default: null, IsActive: false, PropertyName: array.PropertyName));
        return signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter.WithoutDefault()), .. buffers] };
    }

    /// <summary>Name of the buffer of an array.</summary>
    public static string NameOf(ParameterSignature array) => array.BufferName ?? array.Name + "Gradient";
}
