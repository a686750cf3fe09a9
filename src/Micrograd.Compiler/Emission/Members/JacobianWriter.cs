using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FWithJacobian</c> for results in one array: a column per forward sweep or a row per reverse sweep, whichever are fewer.</summary>
/// <param name="text">Where to.</param>
/// <param name="signature">F.</param>
/// <param name="types">How types are written.</param>
/// <param name="readsResult">Whether F reads what the array of results holds on entry, which each sweep must find again.</param>
internal sealed class JacobianWriter(StringBuilder text, MethodSignature signature, KnownTypes types, bool readsResult)
{
    private readonly HashSet<string> _taken = [.. signature.Parameters.Items.Select(parameter => parameter.Name)];
    private readonly List<ParameterSignature> _active = [.. signature.Parameters.Items.Where(parameter => parameter.IsActive)];

    /// <summary>Appends the method.</summary>
    public void Write()
    {
        var output = signature.Parameters.Items.FirstOrDefault(parameter => parameter.IsOutput);
        var buffers = _active.Select(parameter => Free(parameter.Name + "Jacobian")).ToList();
        var names = new Names(Free("tape"), Free("i"), Free("j"), Free(output is null ? "value" : output.Name + "AtStart"));
        var result = output is null ? names.Result : CSharpIdentifier.Escape(output.Name);
        Header(output, buffers);
        text.Append("    {\n");
        if (output is null)
        {
            text.Append($"        var {result} = {F()};\n");
        }

        var checks = new BufferChecks(signature, types);
        for (var i = 0; i < _active.Count; i++)
        {
            checks.Jacobian($"{result}.Length", Columns(_active[i]), buffers[i]);
        }

        new StatementPrinter(text).Print(checks.Statements(), 8);
        text.Append($"        using var {names.Tape} = {types["Tape"]}.Open();\n");
        if (output is not null && readsResult)
        {
            text.Append($"        var {names.Result} = {names.Tape}.{New(output.Type)}({result}.Length);\n        {result}.CopyTo({names.Result});\n");
        }

        var columns = string.Join(" + ", _active.Select(Columns));
        text.Append($"        if ({columns} <= {result}.Length)\n        {{\n            // forward: a column at a time\n");
        Forward(output, result, buffers, names);
        text.Append("        }\n        else\n        {\n            // reverse: a row at a time\n");
        Reverse(output, result, buffers, names);
        text.Append("        }\n");
        if (output is null)
        {
            text.Append($"\n        return {result};\n");
        }

        text.Append("    }\n");
    }

    private void Header(ParameterSignature? output, List<string> buffers)
    {
        Headers.Document(text, "summary", $"Results of <see cref=\"{Headers.Escape(signature.Cref)}\"/> and their derivatives.");
        for (var i = 0; i < buffers.Count; i++)
        {
            var shape = _active[i].Type is MemoryType ? $"one row per result, one column per element of {_active[i].Name}, row by row" : "one per result";
            Headers.Document(text, $"param name=\"{buffers[i]}\"", $"Receives the derivatives by {_active[i].Name}: {shape}.");
        }

        var own = Headers.Parameters(signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter.WithoutDefault())] });
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append(output is null ? signature.ReturnTypeName : "void").Append($" {signature.Stem}WithJacobian({own}")
            .Append(string.Concat(buffers.Select((buffer, i) => $", {types["Span"]}<{Element(_active[i].Type).Name}> {CSharpIdentifier.Escape(buffer)}"))).Append(")\n");
    }

    private void Forward(ParameterSignature? output, string result, List<string> buffers, Names names)
    {
        var moved = output is null ? null : Free(output.Name + "Tangent");
        var tangents = _active.Select(parameter => parameter.Type is MemoryType ? Free(parameter.Name + "Tangent") : null).ToList();
        for (var i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } tangent)
            {
                Line(3, $"var {tangent} = {names.Tape}.{New(_active[i].Type)}({Columns(_active[i])});");
            }
        }

        if (moved is not null)
        {
            Line(3, $"var {moved} = {names.Tape}.{New(output!.Type)}({result}.Length);");
        }

        for (var k = 0; k < _active.Count; k++)
        {
            var call = $"{signature.Stem}Jvp({Arguments(tangents.Select((tangent, i) => tangent ?? (i == k ? "1" : "0")).Concat(moved is null ? [] : [moved]))})";
            var column = moved ?? Free("column");
            if (tangents[k] is not { } unit)
            {
                Call(3, output, result, names, moved is null ? $"var {column} = {call}.Tangent;" : call + ";");
                Line(3, $"{column}.CopyTo({CSharpIdentifier.Escape(buffers[k])});");
                continue;
            }

            Line(3, $"for (var {names.J} = 0; {names.J} < {unit}.Length; {names.J}++)");
            Line(3, "{");
            Line(4, $"{unit}[{names.J}] = 1;");
            Call(4, output, result, names, moved is null ? $"var {column} = {call}.Tangent;" : call + ";");
            Line(4, $"{unit}[{names.J}] = 0;");
            Line(4, $"for (var {names.I} = 0; {names.I} < {column}.Length; {names.I}++)");
            Line(4, "{");
            Line(5, $"{CSharpIdentifier.Escape(buffers[k])}[{names.I} * {unit}.Length + {names.J}] = {column}[{names.I}];");
            Line(4, "}");
            Line(3, "}");
            if (k < _active.Count - 1)
            {
                Line(0, "");
            }
        }

        if (_active.All(parameter => parameter.Type is MemoryType))
        {
            Always($"{string.Join(" + ", _active.Select(Columns))} == 0");
        }
    }

    private void Reverse(ParameterSignature? output, string result, List<string> buffers, Names names)
    {
        var weights = Free((output?.Name ?? "result") + "Cotangent");
        var row = Free("row");
        Line(3, $"var {weights} = {names.Tape}.{New(output?.Type ?? signature.ReturnType!)}({result}.Length);");
        Line(3, $"for (var {names.I} = 0; {names.I} < {weights}.Length; {names.I}++)");
        Line(3, "{");
        Line(4, $"{weights}[{names.I}] = 1;");
        var rows = _active.Select((parameter, k) => parameter.Type is MemoryType
            ? $"{CSharpIdentifier.Escape(buffers[k])}.Slice({names.I} * {Columns(parameter)}, {Columns(parameter)})"
            : null).OfType<string>();
        var call = $"{signature.Stem}Vjp({Arguments(new[] { weights }.Concat(rows))});";
        var hasScalars = _active.Any(parameter => parameter.IsActiveScalar);
        Call(4, output, result, names, hasScalars ? $"var {row} = {call}" : call);
        for (var k = 0; k < _active.Count; k++)
        {
            if (_active[k].IsActiveScalar)
            {
                Line(4, $"{CSharpIdentifier.Escape(buffers[k])}[{names.I}] = {row}.{_active[k].PropertyName};");
            }
        }

        Line(4, $"{weights}[{names.I}] = 0;");
        Line(3, "}");
        if (output is not null)
        {
            Always($"{result}.Length == 0");
        }
    }

    /// <summary>F runs, and may throw, where there is no sweep.</summary>
    private void Always(string condition)
    {
        Line(0, "");
        Line(3, $"if ({condition})");
        Line(3, "{");
        Line(4, F() + ";");
        Line(3, "}");
    }

    /// <summary>A sweep, from the same start.</summary>
    private void Call(int depth, ParameterSignature? output, string result, Names names, string call)
    {
        if (output is not null && readsResult)
        {
            Line(depth, $"{names.Result}.CopyTo({result});");
        }

        Line(depth, call);
    }

    private string F() => $"{CSharpIdentifier.Escape(signature.Name)}({Arguments([])})";

    private string Arguments(IEnumerable<string> more) => string.Join(", ", signature.ParameterNames.Select(CSharpIdentifier.Escape).Concat(more));

    private static string Columns(ParameterSignature parameter) => parameter.Type is MemoryType ? CSharpIdentifier.Escape(parameter.Name) + ".Length" : "1";

    private static ScalarType Element(IrType type) => type is MemoryType memory ? memory.Element : (ScalarType)type;

    private static string New(IrType type) => TapeMembers.New(Element(type));

    private void Line(int depth, string line) => text.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');

    private string Free(string wish)
    {
        var name = wish;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = wish + i;
        }

        return name;
    }

    private sealed record Names(string Tape, string I, string J, string Result);
}
