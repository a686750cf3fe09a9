using System.Text;
using Micrograd.Fuzzing.Programs;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Methods around F and what is generated for it which all have the same signatures: numbers in, numbers out.</summary>
internal sealed class Adapter
{
    private readonly FuzzedProgram _program;
    private readonly string _type;
    private readonly List<Parameter> _arrays;
    private readonly StringBuilder _text = new();

    // Memory is copied, and what F leaves in it handed back; in buffers something stands that must not matter.
    private readonly string _copies;
    private readonly string _left;
    private readonly string _own;
    private readonly string _none;
    private readonly string _directions;
    private readonly string _tangents;

    private Adapter(FuzzedProgram program, string type)
    {
        (_program, _type) = (program, type);
        _arrays = [.. program.Parameters.Where(parameter => parameter.IsArray)];
        _copies = string.Concat(_arrays.Select(array => $"var {array.Name} = {array.Made("v")}; "));
        _left = string.Concat(_arrays.Select(array => Read(array, array.Name, "left")));
        _own = Arguments(parameter => parameter.IsArray ? parameter.Name : parameter.Made("v"));
        _none = _arrays.Count > 0 ? $"var none = new double[{program.InputCount}]; Array.Fill(none, double.NaN); " : "";
        _directions = string.Concat(_arrays.Select(array => $"var {array.Name}Tangent = {array.Made("t")}; "));
        _tangents = string.Concat(program.Parameters.Select(parameter => ", " + (parameter.IsArray ? parameter.Name + "Tangent" : parameter.Made("t"))));
    }

    /// <summary>A file with a class of that name, for <paramref name="program"/> in the class <paramref name="type"/>.</summary>
    public static string Source(FuzzedProgram program, string type, string adapter)
    {
        var written = new Adapter(program, type);
        written.WriteScalar(program.Scalar);
        if (program.Subject == Subject.SecondOrder)
        {
            written.WriteSecondOrder();
        }
        else if (program.Subject is Subject.Pair or Subject.Written or Subject.Few)
        {
            written.WriteVector();
        }

        return $"using System;\nusing Micrograd;\n\npublic static class {adapter}\n{{\n{written._text}}}\n";
    }

    private void WriteScalar(string method)
    {
        Write("double F(double[] v, int n, double[] left)", $"{_copies}var value = {_type}.{method}({_own}); {_left}return value;");
        Write(
            "double Gradient(double[] v, int n, double[] left, double[] gradient)",
            $"{_copies}{_none}{Buffers("Gradient")}var g = {_type}.{method}WithGradient({_own}{Handed("Gradient")}); {Partials("Gradient", "gradient")}{_left}return g.Value;");

        // A direction is read only: what stands in it afterwards is handed back.
        var kept = string.Concat(_arrays.Select(array => Read(array, array.Name + "Tangent", "t")));
        Write(
            "double Jvp(double[] v, int n, double[] left, double[] t, double[] result)",
            $"{_copies}{_directions}var (value, tangent) = {_type}.{method}Jvp({_own}{_tangents}); result[0] = tangent; {_left}{kept}return value;");
        var nodes = Arguments(parameter => parameter.Form == ParameterForm.Vector || parameter.IsOfStructs ? Split(parameter) : parameter.Made("v"));
        Write("Value Trace(Value[] v, int n)", $"return {_type}.{method}Trace({nodes});");
    }

    private void WriteSecondOrder()
    {
        Write(
            "double Hvp(double[] v, int n, double[] left, double[] t, double[] product)",
            $"{_copies}{_none}{_directions}{Buffers("Hvp")}var g = {_type}.FWithHvp({_own}{_tangents}{Handed("Hvp")}); {Partials("Hvp", "product")}product[^1] = g.Tangent; {_left}return g.Value;");
        if (FuzzedProgram.HasHessian(_program.Parameters))
        {
            var names = _program.Parameters.SelectMany(parameter => parameter.Places.Select(place => Property(parameter) + place.TrimStart('.'))).ToList();
            var pairs = string.Concat(names.SelectMany((first, i) => names.Select((second, j) => $"hessian[{(i * names.Count) + j}] = h.{(i <= j ? first + second : second + first)}; ")));
            Write("double Hessian(double[] v, int n, double[] left, double[] gradient, double[] hessian)", $"var h = {_type}.FWithHessian({_own}); var g = h.Gradient; {Partials("", "gradient")}{pairs}return h.Value;");
        }
    }

    private void WriteVector()
    {
        var isPair = _program.Subject == Subject.Pair;
        var o = isPair ? "" : $"var o = new double[{_program.Length}]; for (var k = 0; k < o.Length; k++) o[k] = 0.3 * k - 1; ";
        var (own, results) = isPair ? (_own, "results[0] = pair.P; results[1] = pair.Q; ") : (_own + ", o", "o.CopyTo(results, 0); ");
        Method("Values", $"{(isPair ? "var pair = " : "")}{_type}.F({own}); ", "");
        Method("Push", isPair
            ? $"{_directions}var (pair, tangent) = {_type}.FJvp({own}{_tangents}); to[0] = tangent.P; to[1] = tangent.Q; "
            : $"{_directions}var oTangent = new double[o.Length]; Array.Fill(oTangent, double.NaN); {_type}.FJvp({own}{_tangents}, oTangent); oTangent.CopyTo(to, 0); ", "");
        Method("Pull", $"{_none}{Buffers("Gradient")}var g = {_type}.FVjp({own}, {(isPair ? "(along[0], along[1])" : "along")}{Handed("Gradient")}); {Partials("Gradient", "to")}", isPair ? "var pair = g.Value; " : "");
        if (FuzzedProgram.HasJacobian(_program.Parameters, _program.Subject))
        {
            Method("Jacobian", isPair ? OfPair() : OfSpan(), "");
        }

        void Method(string name, string body, string end) =>
            Write($"void {name}(double[] v, int n, double[] left, double[] results, double[] along, double[] to)", $"{_copies}{o}{(name == "Push" ? "var t = along; " : "")}{body}{end}{results}{_left}");

        string OfPair() => $"var jacobian = {_type}.FWithJacobian({own}); var pair = jacobian.Value; " + string.Concat(_program.Parameters.SelectMany(parameter => parameter.Places.Select((place, i) =>
            (Name: Property(parameter) + place.TrimStart('.'), Index: parameter.Start + i))).Select(column => $"to[{column.Index}] = jacobian.{column.Name}.P; to[{_program.InputCount + column.Index}] = jacobian.{column.Name}.Q; "));

        string OfSpan() =>
            string.Concat(_program.Parameters.Select(parameter => $"var {parameter.Name}Jacobian = new double[o.Length * {parameter.Count}]; Array.Fill({parameter.Name}Jacobian, double.NaN); "))
            + $"{_type}.FWithJacobian({own}{string.Concat(_program.Parameters.Select(parameter => $", {parameter.Name}Jacobian"))}); for (var k = 0; k < o.Length; k++) {{ "
            + string.Concat(_program.Parameters.Select(parameter => $"Array.Copy({parameter.Name}Jacobian, k * {parameter.Count}, to, k * {_program.InputCount} + {parameter.Start}, {parameter.Count}); ")) + "} ";
    }

    private void Write(string header, string body) => _text.Append($"    public static {header} {{ {body} }}\n");

    private string Arguments(Func<Parameter, string> argument) =>
        string.Join(", ", _program.Parameters.Take(2).Select(argument).Append("n").Concat(_program.Parameters.Skip(2).Select(argument)));

    private string Buffers(string suffix) => string.Concat(_arrays.Select(array => $"var {array.Name}{suffix} = {array.Made("none")}; "));

    private string Handed(string suffix) => string.Concat(_arrays.Select(array => $", {array.Name}{suffix}"));

    private string Partials(string suffix, string to) =>
        string.Concat(_program.Parameters.Select(parameter => Read(parameter, parameter.IsArray ? parameter.Name + suffix : "g." + Property(parameter), to)));

    private static string Property(Parameter parameter) => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..];

    private static string Read(Parameter parameter, string from, string to) => parameter.IsOfNumbers
        ? $"{from}.CopyTo({to}, {parameter.Start}); "
        : string.Concat(parameter.Places.Select((place, i) => $"{to}[{parameter.Start + i}] = {from}{place}; "));

    /// <summary>The graph takes each field of structs by itself.</summary>
    private static string Split(Parameter parameter) => string.Join(", ", Enumerable.Range(0, 2).Select(field => parameter.IsOfStructs
        ? $"new[] {{ {string.Join(", ", Enumerable.Range(0, parameter.Count / 2).Select(i => $"v[{parameter.Start + (2 * i) + field}]"))} }}"
        : $"v[{parameter.Start + field}]"));
}
