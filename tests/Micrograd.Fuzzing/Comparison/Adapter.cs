using System.Text;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Methods around F and what is generated for it which all have the same signatures: numbers in, numbers out.</summary>
internal static class Adapter
{
    /// <summary>A file with a class of that name, for <paramref name="program"/> in the class <paramref name="type"/>.</summary>
    public static string Source(FuzzedProgram program, string type, string adapter)
    {
        var parameters = program.Parameters;
        var arrays = parameters.Where(parameter => parameter.IsArray).ToList();
        var text = new StringBuilder($"using System;\nusing Micrograd;\n\npublic static class {adapter}\n{{\n");
        var copies = string.Concat(arrays.Select(array => $"var {array.Name} = {array.Made("v")}; "));
        var left = string.Concat(arrays.Select(array => Read(array, array.Name, "left")));
        var own = Arguments(parameter => parameter.IsArray ? parameter.Name : parameter.Made("v"));

        text.Append($"    public static double F(double[] v, int n, double[] left) {{ {copies}var value = {type}.F({own}); {left}return value; }}\n");

        // What stands in them before must not matter.
        var buffers = string.Concat(arrays.Select(array => $"var {array.Name}Gradient = {array.Made("none")}; "));
        var none = arrays.Count > 0 ? $"var none = new double[{program.InputCount}]; Array.Fill(none, double.NaN); " : "";
        var gradients = string.Concat(parameters.Select(parameter => Read(parameter, parameter.IsArray ? parameter.Name + "Gradient" : "g." + Property(parameter), "gradient")));
        text.Append($"    public static double Gradient(double[] v, int n, double[] left, double[] gradient) {{ {copies}{none}{buffers}var g = {type}.FWithGradient({own}{string.Concat(arrays.Select(array => $", {array.Name}Gradient"))}); {gradients}{left}return g.Value; }}\n");

        // A direction is read only: what stands in it afterwards is handed back.
        var directions = string.Concat(arrays.Select(array => $"var {array.Name}Tangent = {array.Made("t")}; "));
        var kept = string.Concat(arrays.Select(array => Read(array, array.Name + "Tangent", "t")));
        var tangents = string.Concat(parameters.Select(parameter => ", " + (parameter.IsArray ? parameter.Name + "Tangent" : parameter.Made("t"))));
        text.Append($"    public static double Jvp(double[] v, int n, double[] left, double[] t, double[] result) {{ {copies}{directions}var (value, tangent) = {type}.FJvp({own}{tangents}); result[0] = tangent; {left}{kept}return value; }}\n");

        var nodes = Arguments(parameter => parameter.Form == ParameterForm.Vector || parameter.IsOfStructs ? Split(parameter) : parameter.Made("v"));
        text.Append($"    public static Value Trace(Value[] v, int n) => {type}.FTrace({nodes});\n");

        return text.Append("}\n").ToString();

        string Arguments(Func<Parameter, string> argument) =>
            string.Join(", ", parameters.Take(2).Select(argument).Append("n").Concat(parameters.Skip(2).Select(argument)));
    }

    private static string Property(Parameter parameter) => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..];

    private static string Read(Parameter parameter, string from, string to) => parameter.Form is ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan
        ? $"{from}.CopyTo({to}, {parameter.Start}); "
        : string.Concat(parameter.Places.Select((place, i) => $"{to}[{parameter.Start + i}] = {from}{place}; "));

    /// <summary>The graph takes each field of structs by itself.</summary>
    private static string Split(Parameter parameter) => string.Join(", ", Enumerable.Range(0, 2).Select(field => parameter.IsOfStructs
        ? $"new[] {{ {string.Join(", ", Enumerable.Range(0, parameter.Count / 2).Select(i => $"v[{parameter.Start + (2 * i) + field}]"))} }}"
        : $"v[{parameter.Start + field}]"));
}
