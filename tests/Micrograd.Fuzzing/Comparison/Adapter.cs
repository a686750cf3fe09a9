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
        var copies = string.Concat(arrays.Select(array => $"var {array.Name} = v[{Range(array)}]; "));
        var left = string.Concat(arrays.Select(array => $"{array.Name}.CopyTo(left, {array.Start}); "));
        var own = Arguments(parameter => parameter.IsArray ? parameter.Name : Read(parameter, "v"));

        text.Append($"    public static double F(double[] v, int n, double[] left) {{ {copies}var value = {type}.F({own}); {left}return value; }}\n");

        var buffers = string.Concat(arrays.Select(array => $"var {array.Name}Gradient = new double[{array.Count}]; Array.Fill({array.Name}Gradient, double.NaN); "));
        var gradients = string.Concat(parameters.Select(parameter => parameter.Form switch
        {
            ParameterForm.Real => $"gradient[{parameter.Start}] = g.{Property(parameter)}; ",
            ParameterForm.Vector => $"gradient[{parameter.Start}] = g.{Property(parameter)}.X; gradient[{parameter.Start + 1}] = g.{Property(parameter)}.Y; ",
            _ => $"{parameter.Name}Gradient.CopyTo(gradient, {parameter.Start}); ",
        }));
        text.Append($"    public static double Gradient(double[] v, int n, double[] left, double[] gradient) {{ {copies}{buffers}var g = {type}.FWithGradient({own}{string.Concat(arrays.Select(array => $", {array.Name}Gradient"))}); {gradients}{left}return g.Value; }}\n");

        var tangents = string.Concat(parameters.Select(parameter => ", " + Read(parameter, "t")));
        text.Append($"    public static double Jvp(double[] v, int n, double[] left, double[] t, double[] result) {{ {copies}var (value, tangent) = {type}.FJvp({own}{tangents}); result[0] = tangent; {left}return value; }}\n");

        var nodes = Arguments(parameter => parameter.Form == ParameterForm.Vector ? $"v[{parameter.Start}], v[{parameter.Start + 1}]" : Read(parameter, "v"));
        text.Append($"    public static Value Trace(Value[] v, int n) => {type}.FTrace({nodes});\n");

        return text.Append("}\n").ToString();

        string Arguments(Func<Parameter, string> argument) =>
            string.Join(", ", parameters.Take(2).Select(argument).Append("n").Concat(parameters.Skip(2).Select(argument)));
    }

    private static string Range(Parameter parameter) => $"{parameter.Start}..{parameter.Start + parameter.Count}";

    private static string Property(Parameter parameter) => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..];

    private static string Read(Parameter parameter, string from) => parameter.Form switch
    {
        ParameterForm.Real => $"{from}[{parameter.Start}]",
        ParameterForm.Vector => $"new Vec({from}[{parameter.Start}], {from}[{parameter.Start + 1}])",
        _ => $"{from}[{Range(parameter)}]",
    };
}
