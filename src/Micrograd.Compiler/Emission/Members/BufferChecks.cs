using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Statements that refuse buffers of the wrong length, null arrays and memory that overlaps, before anything is written.</summary>
internal static class BufferChecks
{
    /// <summary>The checks at the start of a method with gradient buffers.</summary>
    /// <param name="signature">F.</param>
    /// <param name="gradient">Its derivative, whose parameters begin with those of F.</param>
    /// <param name="types">How types are written.</param>
    public static IEnumerable<Statement> Of(MethodSignature signature, Function gradient, KnownTypes types)
    {
        var effects = new MemoryEffects(gradient);
        var arrays = signature.Parameters.Items.Where(parameter => parameter.Type is MemoryType { HoldsReals: true }).ToList();
        var buffers = arrays.Where(array => array.IsActive).ToList();
        if (buffers.Count == 0)
        {
            yield break;
        }

        foreach (var array in buffers)
        {
            yield return Check("Match", array.Name, BufferSignature.NameOf(array));
        }

        // A gradient may share memory with nothing; an array that F writes to, with no other.
        var names = buffers.Select(BufferSignature.NameOf).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var other in arrays.Select(array => array.Name).Concat(names.Skip(i + 1)))
            {
                yield return Check("Separate", names[i], other);
            }
        }

        for (var i = 0; i < arrays.Count; i++)
        {
            foreach (var other in arrays.Skip(i + 1).Where(other => IsWritten(arrays[i]) || IsWritten(other)))
            {
                yield return Check("Separate", arrays[i].Name, other.Name);
            }
        }

        yield return new BlankLine();

        bool IsWritten(ParameterSignature array)
        {
            var position = 0;
            foreach (var parameter in signature.Parameters)
            {
                if (parameter == array)
                {
                    break;
                }

                position++;
            }

            return effects.IsWritten(gradient.Parameters[position]);
        }

        Line Check(string what, string first, string second) =>
            new([$"{types["Buffers"]}.{what}({CSharpIdentifier.Escape(first)}, {CSharpIdentifier.Escape(second)});"]);
    }
}
