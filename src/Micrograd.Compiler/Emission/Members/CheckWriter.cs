using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FCheck</c>: generated gradient, graph and central differences side by side.</summary>
/// <param name="text">Where to.</param>
/// <param name="signature">F.</param>
/// <param name="types">How types are written.</param>
/// <param name="roundsToSingle">Whether F computes in <c>float</c> anywhere: the graph does not, so the comparison is as exact as <c>float</c> is.</param>
internal sealed class CheckWriter(StringBuilder text, MethodSignature signature, KnownTypes types, bool roundsToSingle)
{
    private readonly HashSet<string> _taken = [.. signature.Parameters.Select(parameter => parameter.Name), signature.Name,
        signature.Stem + "WithGradient", signature.Stem + "Trace"];

    /// <summary>Appends the method.</summary>
    public void Write()
    {
        Headers.Document(text, "summary",
            $"Compares <see cref=\"{signature.Stem}WithGradient\"/> with the graph of {signature.Name} and with central differences.");
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append(types["GradientCheck"]).Append(' ').Append(signature.Stem)
            .Append("Check(").Append(Headers.Parameters(signature)).Append(")\n    {\n");
        var self = "";
        if (!signature.IsStatic)
        {
            // Lambdas of a struct cannot capture "this", and F is asked for the same instance in every place.
            self = Free("self");
            Line($"var {self} = this;");
            self += ".";
        }

        var values = signature.Parameters.Select(Copied).ToList();
        var (gradient, trace) = (Free("gradient"), Free("trace"));
        var nodes = signature.Parameters.Select(parameter => parameter.IsActive ? Free(parameter.Name + "Node") : null).ToList();
        var arguments = string.Join(", ", values);
        Line($"var {gradient} = {self}{signature.Stem}WithGradient({arguments});");
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is { } node)
            {
                Line($"var {node} = new {types["Value"]}({values[i]}, \"{signature.Parameters[i].Name}\");");
            }
        }

        Line($"var {trace} = {self}{signature.Stem}Trace({string.Join(", ", values.Select((value, i) => nodes[i] ?? value))});");
        var function = self + CSharpIdentifier.Escape(signature.Name);
        var single = roundsToSingle && signature.ReturnType != IrType.Single ? "(float)" : "";
        text.Append($"        return {types["GradientCheck"]}.Compare(\"{signature.Name}\", {single}{function}({arguments}), {single}{gradient}.Value, {trace}");
        var moved = ((string[])["x", "t", "u", "v"]).FirstOrDefault(_taken.Add) ?? Free("moved");
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is { } node)
            {
                var parameter = signature.Parameters[i];
                var cast = parameter.Type == IrType.Single ? "(float)" : "";
                var shifted = string.Join(", ", values.Select((value, j) => i == j ? cast + moved : value));
                text.Append(",\n            new ").Append(types["CheckedInput"])
                    .Append($"(\"{parameter.Name}\", {values[i]}, {gradient}.{parameter.PropertyName}, {node}, {moved} => {function}({shifted}))");
            }
        }

        text.Append(");\n    }\n");
    }

    private string Copied(ParameterSignature parameter)
    {
        var name = CSharpIdentifier.Escape(parameter.Name);
        if (parameter.Modifier.Length == 0)
        {
            return name;
        }

        // Lambdas cannot capture parameters that are references.
        var copy = Free(parameter.Name + "Value");
        Line($"var {copy} = {name};");
        return copy;
    }

    private void Line(string line) => text.Append("        ").Append(line).Append('\n');

    private string Free(string wish)
    {
        var name = wish;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = wish + i;
        }

        return name;
    }
}
