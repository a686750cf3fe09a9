using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>A method as its trace has it. A struct of reals has no counterpart over <c>Value</c>: its scalars are parameters of their own, and of an array of structs
/// each scalar is an array.</summary>
/// <param name="Signature">Its header.</param>
/// <param name="Primal">Its body.</param>
/// <param name="Positions">Where each parameter of the method begins among those of the trace.</param>
internal sealed record TracedMethod(MethodSignature Signature, Module Primal, IReadOnlyList<int> Positions)
{
    /// <summary>The method with its structs taken apart.</summary>
    public static TracedMethod Of(MethodSignature signature, Module primal)
    {
        primal = Inliner.InlineArrays(primal);
        var taken = new HashSet<string>(signature.Parameters.Items.Select(parameter => parameter.Name));
        var parameters = new List<ParameterSignature>();
        var positions = new List<int>();
        foreach (var parameter in signature.Parameters)
        {
            positions.Add(parameters.Count);
            parameters.AddRange(IsSplit(parameter) ? Parts(parameter, taken) : [parameter]);
        }

        var split = primal.Main.Parameters.Items.Where((_, i) => IsSplit(signature.Parameters[i]));
        var main = TraceNames.Apart(StructArrays.Split(primal.Main, split), [.. parameters.Select(parameter => parameter.IsActive)]);
        return new TracedMethod(signature with { Parameters = parameters.ToEquatableArray() }, primal with { Main = main }, positions);
    }

    /// <summary>Whether a parameter is an array of structs that the trace has in parts.</summary>
    public static bool IsSplit(ParameterSignature parameter) => parameter.IsActive && parameter.Type is ArrayType { Struct: not null };

    private static IEnumerable<ParameterSignature> Parts(ParameterSignature parameter, HashSet<string> taken)
    {
        var type = (ArrayType)parameter.Type;
        return type.Struct!.Leaves.Select(leaf => parameter with
        {
            Name = UniqueName.For(parameter.Name + leaf.Name, name => !taken.Add(name)),
            Type = new ArrayType(leaf.Type, type.Form),
            IsActive = leaf.Type.IsReal,
        });
    }
}
