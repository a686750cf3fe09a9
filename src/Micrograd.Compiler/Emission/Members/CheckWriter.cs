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
    private readonly Dictionary<string, string> _wholes = [];

    private readonly HashSet<string> _taken = [.. signature.Parameters.Select(parameter => parameter.Name), .. signature.ParameterNames, signature.Name,
        signature.Stem + "WithGradient", signature.Stem + "Trace"];

    /// <summary>Appends the method.</summary>
    /// <param name="trace">What is compared.</param>
    public void Write(TracedMethod trace)
    {
        var traced = TraceWriter.ParameterTypes(trace.Signature, trace.Primal, types);
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

        foreach (var whole in signature.Parameters.Items.Select(parameter => parameter.Struct).OfType<StructParameter>().Where(whole => whole.Leaf == 0))
        {
            // Lambdas cannot capture parameters that are references.
            var escaped = CSharpIdentifier.Escape(whole.Name);
            _wholes[whole.Name] = whole.Modifier.Length == 0 ? escaped : Free(whole.Name + "Value");
            if (whole.Modifier.Length > 0)
            {
                Line($"var {_wholes[whole.Name]} = {escaped};");
            }
        }

        var names = signature.Parameters.Select((parameter, i) => Copied(parameter, IsTraced(i))).ToList();
        var values = names.Select((name, i) => Argument(i, name, IsTraced(i))).ToList();
        var own = Whole(values, names);
        var (gradient, graph) = (Free("gradient"), Free("trace"));
        var nodes = signature.Parameters.Select((parameter, i) => parameter.IsActiveScalar ? Free(parameter.Name + "Node") : TracedMethod.IsSplit(parameter) ? Nodes(parameter, names[i]) : IsTraced(i) ? names[i] + ".Nodes()" : null).ToList();
        var arguments = string.Join(", ", own);
        var buffers = string.Concat(names.Where((_, i) => signature.Parameters[i].IsActiveMemory).Select(name => $", {name}.Gradient"));
        Line($"var {gradient} = {self}{signature.Stem}WithGradient{signature.TypeArguments}({arguments}{buffers});");
        for (var i = 0; i < nodes.Count; i++)
        {
            if (signature.Parameters[i].IsActiveScalar)
            {
                Line($"var {nodes[i]} = new {types["Value"]}({values[i]}, \"{signature.Parameters[i].Label}\");");
            }
        }

        Line($"var {graph} = {self}{signature.Stem}Trace({string.Join(", ", values.Select((value, i) => nodes[i] ?? value))});");
        var function = self + CSharpIdentifier.Escape(signature.Name) + signature.TypeArguments;
        var single = roundsToSingle && signature.ReturnType != IrType.Single ? "(float)" : "";
        var value = GradientWriter.HasRecord(signature) ? gradient + ".Value" : gradient;
        var hasArrays = signature.Parameters.Any(parameter => parameter.IsActiveMemory);
        text.Append($"        return {types["GradientCheck"]}.Compare(\"{signature.Name}\", {single}{function}({arguments}), {single}{value}, {graph}{(hasArrays ? ", [" : "")}");
        var moved = ((string[])["x", "t", "u", "v"]).FirstOrDefault(_taken.Add) ?? Free("moved");
        var separator = hasArrays ? "" : ",";
        for (var i = 0; i < nodes.Count; i++)
        {
            var parameter = signature.Parameters[i];
            if (!parameter.IsActive)
            {
                continue;
            }

            var cast = parameter.Type == IrType.Single ? "(float)" : "";
            var shifted = string.Join(", ", Whole([.. values.Select((other, j) => i == j ? cast + moved : other)], names, i));
            text.Append(separator).Append("\n            ").Append(parameter.IsActiveMemory
                ? $".. {names[i]}.Inputs({moved} => {function}({shifted}))"
                : $"new {types["CheckedInput"]}(\"{parameter.Label}\", {values[i]}, {gradient}.{Partial(parameter)}, {nodes[i]}, {moved} => {function}({shifted}))");
            separator = ",";
        }

        text.Append(hasArrays ? "]);\n    }\n" : ");\n    }\n");

        bool IsTraced(int i) => signature.Parameters[i].Type is ArrayType type && (TracedMethod.IsSplit(signature.Parameters[i]) || traced[trace.Positions[i]] != type);
    }

    /// <summary>The name under which a parameter is known: arrays are copied once, because F may write into them and lambdas cannot capture spans.</summary>
    private string Copied(ParameterSignature parameter, bool isTraced)
    {
        var name = CSharpIdentifier.Escape(parameter.Name);
        if (parameter.Type is ArrayType)
        {
            var array = Free(parameter.Name + (isTraced ? "Checked" : "Copy"));
            Line(TracedMethod.IsSplit(parameter) ? $"var {array} = {Structs(parameter)};" : isTraced ? $"var {array} = {types["CheckedArray"]}.Of(\"{parameter.Name}\", {name});" : $"var {array} = {types["CheckedArray"]}.Copy({name});");
            return array;
        }

        if (parameter.Struct is { } whole)
        {
            return _wholes[whole.Name] + whole.Shape.Leaves.ElementAt(whole.Leaf).Path;
        }

        if (parameter.Modifier.Length == 0)
        {
            return name;
        }

        // Lambdas cannot capture parameters that are references.
        var copy = Free(parameter.Name + "Value");
        Line($"var {copy} = {name};");
        return copy;
    }

    /// <summary>An array of structs, with what reads and changes the numbers in them.</summary>
    private string Structs(ParameterSignature parameter)
    {
        var shape = ((ArrayType)parameter.Type).Struct!;
        var (element, number) = (Free("element"), Free("number"));
        var fields = shape.Leaves.Select((leaf, i) => (leaf, i)).Where(item => item.leaf.Type.IsReal).Select(item =>
        {
            var parts = shape.Leaves.Select((other, j) => j != item.i ? element + other.Path : item.leaf.Type == IrType.Single ? "(float)" + number : number).ToList();
            return $"new(\"{item.leaf.Path.Replace("@", "")}\", {element} => {element}{item.leaf.Path}, ({element}, {number}) => {shape.Text(parts)})";
        });
        return $"new {types["CheckedStructs"]}<{shape.TypeName}>(\"{parameter.Name}\", {CSharpIdentifier.Escape(parameter.Name)}, [{string.Join(", ", fields)}])";
    }

    /// <summary>The arguments of the trace for an array of structs.</summary>
    private string Nodes(ParameterSignature parameter, string name)
    {
        var (element, next) = (Free("element"), 0);
        return string.Join(", ", ((ArrayType)parameter.Type).Struct!.Leaves.Select(leaf =>
            leaf.Type.IsReal ? $"{name}.Nodes({next++})" : $"{name}.Constants({element} => {element}{leaf.Path})"));
    }

    /// <summary>The arguments of F: parts of a struct become the struct again.</summary>
    /// <param name="values">One per part.</param>
    /// <param name="names">How the parts are known.</param>
    /// <param name="changed">Which part differs from its struct; −1 for none.</param>
    private List<string> Whole(IReadOnlyList<string> values, IReadOnlyList<string> names, int changed = -1)
    {
        var arguments = new List<string>();
        for (var i = 0; i < values.Count;)
        {
            if (signature.Parameters[i].Struct is not { } whole)
            {
                arguments.Add(values[i++]);
                continue;
            }

            var count = whole.Shape.Leaves.Count();
            arguments.Add(changed >= i && changed < i + count
                ? whole.Shape.Text([.. values.Skip(i).Take(count)])
                : names[i].Substring(0, names[i].Length - whole.Shape.Leaves.First().Path.Length));
            i += count;
        }

        return arguments;
    }

    /// <summary>Where the gradient has a partial derivative.</summary>
    private static string Partial(ParameterSignature parameter) => parameter.Struct is { } whole
        ? CSharpIdentifier.Escape(whole.PropertyName) + whole.Shape.Leaves.ElementAt(whole.Leaf).Path
        : parameter.PropertyName;

    /// <summary>What F is called with: a fresh copy of an array at each call.</summary>
    private string Argument(int index, string name, bool isTraced) => signature.Parameters[index].Type is not ArrayType ? name
        : isTraced ? name + ".Copy()"
        : $"{types["CheckedArray"]}.Copy({name})";

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
