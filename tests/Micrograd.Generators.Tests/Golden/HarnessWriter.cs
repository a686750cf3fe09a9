using System.Text;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>Writes the C# that calls a golden function and its derivatives: with the arguments of the case, and as mappings between vectors.</summary>
/// <param name="signatures">Of the case's methods, by stem.</param>
internal sealed class HarnessWriter(IReadOnlyDictionary<string, MethodSignature> signatures)
{
    // Arrays are copied back before each call, which allocates nothing; vectors are laid out in order of the parameters.
    private const string Helpers = """
            static T[] Copy<T>(T[] x) => x is double[][] rows ? (T[])(object)System.Array.ConvertAll(rows, row => (double[])row.Clone()) : (T[])x.Clone();
            static T[,] Copy<T>(T[,] x) => (T[,])x.Clone();
            static T Copy<T>(T x) where T : struct => x;
            static void Restore(System.Array from, System.Array to)
            {
                if (from is double[][] rows) { for (var i = 0; i < rows.Length; i++) Restore(rows[i], ((double[][])to)[i]); }
                else System.Array.Copy(from, to, from.Length);
            }
            static double Sum(double[] x) { var sum = 0.0; foreach (var e in x) sum += e; return sum; }
            static void Put(System.Collections.Generic.List<double> v, double x) => v.Add(x);
            static void Put(System.Collections.Generic.List<double> v, System.Array x) { foreach (var e in x) { if (e is System.Array row) Put(v, row); else v.Add(System.Convert.ToDouble(e)); } }
            static double Take(double[] v, ref int at, double like) => v[at++];
            static float Take(double[] v, ref int at, float like) => (float)v[at++];
            static double[] Take(double[] v, ref int at, double[] like) { var x = (double[])like.Clone(); for (var i = 0; i < x.Length; i++) x[i] = v[at++]; return x; }
            static float[] Take(double[] v, ref int at, float[] like) { var x = (float[])like.Clone(); for (var i = 0; i < x.Length; i++) x[i] = (float)v[at++]; return x; }
            static double[,] Take(double[] v, ref int at, double[,] like)
            {
                var x = (double[,])like.Clone();
                for (var i = 0; i < x.GetLength(0); i++) for (var j = 0; j < x.GetLength(1); j++) x[i, j] = v[at++];
                return x;
            }
            static double[][] Take(double[] v, ref int at, double[][] like)
            {
                var x = Copy(like);
                foreach (var row in x) for (var j = 0; j < row.Length; j++) row[j] = v[at++];
                return x;
            }

        """;

    /// <summary>The file.</summary>
    /// <param name="calls">Each becomes a <see cref="GoldenPoint"/>'s functions.</param>
    /// <param name="withMappings">Whether all kinds of derivatives were generated, so that the mappings can be called.</param>
    public string Write(IReadOnlyList<GoldenCall> calls, bool withMappings)
    {
        var text = new StringBuilder("#pragma warning disable\npublic static class Harness\n{\n").Append(Helpers);
        foreach (var shape in signatures.Values.SelectMany(signature => signature.Parameters.Items).Select(parameter => (parameter.Type as ArrayType)?.Struct).OfType<StructShape>().Distinct())
        {
            text.Append(HelpersOf(shape));
        }

        for (var i = 0; i < calls.Count; i++)
        {
            var signature = signatures[calls[i].Stem];
            if (HasStructs(signature))
            {
                continue;
            }

            var members = withMappings ? Mappings(calls[i], signature) : Functions(calls[i], signature);

            // The one has the user's names and defaults, the other names that meet none of ours.
            var header = signature.Parameters.Items.Select(parameter => $"{Held(parameter.Type)} @{parameter.Name}" + (parameter.Default is { } value ? " = " + value : ""));
            text.Append($"    static object[] Point{i}({List(header)}) => Functions{i}({List(signature.Parameters.Items.Select(parameter => "@" + parameter.Name))});\n");
            text.Append($"    static object[] Functions{i}({List(signature.Parameters.Items.Select(parameter => $"{Held(parameter.Type)} {parameter.Name}_a"))})\n    {{\n{members}    }}\n");
        }

        text.Append("    public static object[][] Points() =>\n    [\n");
        for (var i = 0; i < calls.Count; i++)
        {
            text.Append($"        {(HasStructs(signatures[calls[i].Stem]) ? WithStructs(calls[i]) : $"Point{i}({calls[i].Arguments})")},\n");
        }

        return text.Append("    ];\n}\n").ToString();
    }

    /// <summary>Vectors of the reals in an array of structs.</summary>
    private static string HelpersOf(StructShape shape)
    {
        var leaves = shape.Leaves.ToList();
        var reals = leaves.Where(leaf => leaf.Type.IsReal).ToList();
        var made = shape.Text([.. leaves.Select(leaf => leaf.Type.IsReal ? $"({leaf.Type.Name})v[at + {reals.IndexOf(leaf)}]" : "x[i]" + leaf.Path)]);
        return $$"""
                static {{shape.TypeName}}[] Take(double[] v, ref int at, {{shape.TypeName}}[] like)
                {
                    var x = ({{shape.TypeName}}[])like.Clone();
                    for (var i = 0; i < x.Length; i++, at += {{reals.Count}}) x[i] = {{made}};
                    return x;
                }
                static void Put(System.Collections.Generic.List<double> v, {{shape.TypeName}}[] x) { foreach (var e in x) { {{string.Concat(reals.Select(leaf => $"v.Add(e{leaf.Path}); "))}}} }
                static double Sum({{shape.TypeName}}[] x) { var v = new System.Collections.Generic.List<double>(); Put(v, x); return Sum(v.ToArray()); }

            """;
    }

    private static bool HasStructs(MethodSignature signature) => signature.ResultShape is not null || signature.Parameters.Items.Any(parameter => parameter.Struct is not null);

    /// <summary>Nothing is written to a struct: the call stands as it is.</summary>
    private static string WithStructs(GoldenCall call) => $$"""
        [
                    new System.Func<double>(() => {{call.Target}}.{{call.Method}}({{call.Arguments}})),
                    new System.Func<double>(() => {{call.Target}}.{{call.Stem}}WithGradient({{call.Arguments}}).Value),
                    new System.Func<Micrograd.GradientCheck>(() => {{call.Target}}.{{call.Stem}}Check({{call.Arguments}})),
                ]
        """;

    private static string Functions(GoldenCall call, MethodSignature signature)
    {
        var text = new StringBuilder();
        foreach (var array in signature.Parameters.Items.Where(parameter => parameter.Type is MemoryType))
        {
            text.Append($"        var {array.Name}_start = Copy({array.Name}_a); var {array.Name}_buffer = Copy({array.Name}_a);\n");
        }

        text.Append($"        void Reset() {{ {string.Concat(signature.Parameters.Items.Where(parameter => parameter.IsWritten).Select(array => $"Restore({array.Name}_start, {array.Name}_a); "))}}}\n");
        var own = Names(signature);
        var buffers = signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory).Select(array => array.Name + "_buffer");
        if (!signature.IsScalarValued)
        {
            return text.Append(SeveralResults(call, signature, List(own), List(buffers))).ToString();
        }

        var value = signature.Parameters.Items.Any(parameter => parameter.IsActiveScalar) ? ".Value" : "";
        return text.Append($$"""
                    return
                    [
                        new System.Func<double>(() => { Reset(); return {{call.Target}}.{{call.Method}}({{List(own)}}); }),
                        new System.Func<double>(() => { Reset(); return {{call.Target}}.{{call.Stem}}WithGradient({{List(own.Concat(buffers))}}){{value}}; }),
                        new System.Func<Micrograd.GradientCheck>(() => { Reset(); return {{call.Target}}.{{call.Stem}}Check({{List(own)}}); }),
                    ];

            """).ToString();
    }

    /// <summary>Several results: their sum is compared, and the cotangents are what the arguments hold.</summary>
    private static string SeveralResults(GoldenCall call, MethodSignature signature, string own, string buffers)
    {
        var outputs = signature.Parameters.Items.Where(parameter => parameter.IsOutput).Select(output => output.Name + "_a").ToList();
        var isArray = signature.ReturnType is MemoryType;
        var weights = isArray ? ["weights"] : signature.Parameters.Items.Where(parameter => parameter.IsOutput).Select(output => output.Name + "_start");
        var vjp = $"{call.Target}.{call.Stem}Vjp({List(new[] { own }.Concat(weights).Append(buffers).Where(part => part.Length > 0))})";
        var sum = string.Join(" + ", outputs.Select(output => $"Sum({output})"));
        var primal = $"{call.Target}.{call.Method}({own})";
        return $$"""
                    {{(isArray ? $"var weights = {primal};" : "")}}
                    return
                    [
                        new System.Func<double>(() => { Reset(); {{(isArray ? $"return Sum({primal});" : $"{primal}; return {sum};")}} }),
                        new System.Func<double>(() => { Reset(); {{(isArray ? $"return Sum({vjp}{(signature.Parameters.Items.Any(parameter => parameter.IsActiveScalar) ? ".Value" : "")});" : $"{vjp}; return {sum};")}} }),
                        null!,
                    ];

            """;
    }

    private static string Mappings(GoldenCall call, MethodSignature signature)
    {
        var parameters = signature.Parameters.Items;
        var active = parameters.Where(parameter => parameter.IsActive).ToList();
        var outputs = parameters.Where(parameter => parameter.IsOutput).ToList();
        var point = string.Concat(parameters.Select(parameter => $"var {parameter.Name}_p = {(parameter.IsActive ? $"Take(v, ref at, {parameter.Name}_a)" : parameter.Type is MemoryType ? $"Copy({parameter.Name}_a)" : parameter.Name + "_a")}; "));
        var direction = string.Concat(active.Select(parameter => $"var {parameter.Name}_t = Take(t, ref from, {parameter.Name}_a); "));
        var moved = string.Concat(outputs.Select(parameter => $"var {parameter.Name}_t = Copy({parameter.Name}_a); "));
        var weights = string.Concat(outputs.Select(parameter => $"var {parameter.Name}_w = Take(w, ref from, {parameter.Name}_a); "));
        var buffers = string.Concat(active.Where(parameter => parameter.IsActiveMemory).Select(parameter => $"var {parameter.Name}_g = Copy({parameter.Name}_a); "));
        var own = parameters.Select(parameter => parameter.Name + "_p").ToList();
        var tangents = active.Concat(outputs).Select(parameter => parameter.Name + "_t").ToList();
        var gradients = active.Where(parameter => parameter.IsActiveMemory).Select(parameter => parameter.Name + "_g").ToList();
        var put = string.Concat(active.Select(parameter => $"Put(o, {(parameter.IsActiveMemory ? parameter.Name + "_g" : "r." + parameter.PropertyName)}); "));
        var isScalar = signature.IsScalarValued;
        var hasRecord = active.Exists(parameter => parameter.IsActiveScalar);
        var results = outputs.Count > 0 ? string.Concat(outputs.Select(parameter => $"Put(o, {parameter.Name}_p); ")) : "Put(o, r); ";
        var tangentResults = outputs.Count > 0 ? string.Concat(outputs.Select(parameter => $"Put(o, {parameter.Name}_t); ")) : "Put(o, r.Tangent); ";
        var keep = signature.ReturnType is null ? "" : "var r = ";
        const string Start = "var at = 0; var from = 0; _ = (at, from); var o = new System.Collections.Generic.List<double>(); ";
        var gradientCall = isScalar
            ? $"{call.Stem}WithGradient({List(own.Concat(gradients))})"
            : $"{call.Stem}Vjp({List(own.Concat(signature.ReturnType is { HoldsReals: true } ? ["Take(w, ref from, rLike)"] : []).Concat(outputs.Select(output => output.Name + "_w")).Concat(gradients))})";
        var like = signature.ReturnType is MemoryType ? $"var rLike = {call.Target}.{call.Method}({List(parameters.Select(parameter => parameter.Type is MemoryType ? $"Copy({parameter.Name}_a)" : parameter.Name + "_a"))}); " : "";
        var jacobians = active.Select(parameter => parameter.Name + "_j").ToList();
        var text = new StringBuilder();
        text.Append($"        var start = new System.Collections.Generic.List<double>(); {string.Concat(active.Select(parameter => $"Put(start, {parameter.Name}_a); "))}\n");
        text.Append("        return\n        [\n            start.ToArray(),\n");
        text.Append($"            new System.Func<double[], double[]>(v => {{ {Start}{point}{keep}{call.Target}.{call.Method}({List(own)}); {results}return o.ToArray(); }}),\n");
        text.Append($"            new System.Func<double[], double[], double[]>((v, t) => {{ {Start}{point}{direction}{moved}{(outputs.Count > 0 ? "" : "var r = ")}{call.Target}.{call.Stem}Jvp({List(own.Concat(tangents))}); {tangentResults}return o.ToArray(); }}),\n");
        text.Append($"            new System.Func<double[], double[], double[]>((v, w) => {{ {Start}{like}{point}{weights}{buffers}{(hasRecord ? "var r = " : "")}{call.Target}.{gradientCall}; {put}return o.ToArray(); }}),\n");
        if (isScalar && (signature.Kinds & DerivativeKinds.Hvp) != 0)
        {
            text.Append($"            new System.Func<double[], double[], double[]>((v, t) => {{ {Start}{point}{direction}{buffers}var r = {call.Target}.{call.Stem}WithHvp({List(own.Concat(tangents).Concat(gradients))}); {put}return o.ToArray(); }}),\n");
        }
        else if ((signature.Kinds & DerivativeKinds.Jacobian) != 0)
        {
            var columns = string.Concat(active.Select(parameter => $"var {parameter.Name}_j = new {Element(parameter.Type)}[m * {(parameter.Type is MemoryType ? $"{parameter.Name}_a.Length" : "1")}]; "));
            var rows = string.Concat(active.Select(parameter => $"for (var k = 0; k < {parameter.Name}_j.Length / m; k++) o.Add({parameter.Name}_j[i * ({parameter.Name}_j.Length / m) + k]); "));
            text.Append($"            new System.Func<double[], int, double[]>((v, m) => {{ {Start}{point}{columns}{call.Target}.{call.Stem}WithJacobian({List(own.Concat(jacobians))}); for (var i = 0; i < m; i++) {{ {rows}}} return o.ToArray(); }}),\n");
        }

        else
        {
            text.Append("            null!,\n");
        }

        return text.Append($"            {(isScalar ? "true" : "false")},\n        ];\n").ToString();
    }

    private static IEnumerable<string> Names(MethodSignature signature) => signature.Parameters.Items.Select(parameter => parameter.Name + "_a");

    private static string List(IEnumerable<string> arguments) => string.Join(", ", arguments);

    private static string Element(IrType type) => type is MemoryType memory ? memory.Element.Name : type.Name;

    /// <summary>Lambdas cannot hold spans: arrays stand for them.</summary>
    private static string Held(IrType type) => type is ArrayType { Form: ArrayForm.Span or ArrayForm.ReadOnlySpan } span ? (span.Struct?.TypeName ?? span.Element.Name) + "[]" : type.Name;
}
