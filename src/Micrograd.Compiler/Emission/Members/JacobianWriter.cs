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
    private readonly FreeNames _names = new(signature.Parameters.Items.Select(parameter => parameter.Name));
    private readonly List<ParameterSignature> _active = [.. signature.Parameters.Items.Where(parameter => parameter.IsActive)];

    /// <summary>Appends the method.</summary>
    public void Write()
    {
        var output = signature.Parameters.Items.FirstOrDefault(parameter => parameter.IsOutput);
        var buffers = _active.Select(parameter => _names.Free(parameter.Name + "Jacobian")).ToList();
        var names = new Names(_names.Free("tape"), _names.Free("i"), _names.Free("j"), _names.Free(output is null ? "value" : output.Name + "AtStart"));
        var result = output is null ? names.Result : CSharpIdentifier.Escape(output.Name);
        JacobianHeader.Write(text, signature, types, output, buffers);
        text.Append("    {\n");
        if (output is null)
        {
            text.Append($"        var {result} = {F()};\n");
        }

        var checks = new BufferChecks(signature, types);
        for (var i = 0; i < _active.Count; i++)
        {
            checks.Jacobian($"{result}.Length", JacobianHeader.Columns(_active[i]), buffers[i]);
        }

        new StatementPrinter(text).Print(checks.Statements(), 8);
        text.Append($"        using var {names.Tape} = {types["Tape"]}.Open();\n");
        if (output is not null && readsResult)
        {
            text.Append($"        var {names.Result} = {names.Tape}.{New(output.Type)}({result}.Length);\n        {result}.CopyTo({names.Result});\n");
        }

        var columns = string.Join(" + ", _active.Select(JacobianHeader.Columns));
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

    private void Forward(ParameterSignature? output, string result, List<string> buffers, Names names)
    {
        var moved = output is null ? null : _names.Free(output.Name + "Tangent");
        var tangents = _active.Select(parameter => parameter.Type is MemoryType ? _names.Free(parameter.Name + "Tangent") : null).ToList();
        for (var i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } tangent)
            {
                Line(3, $"var {tangent} = {names.Tape}.{New(_active[i].Type)}({JacobianHeader.Columns(_active[i])});");
            }
        }

        if (moved is not null)
        {
            Line(3, $"var {moved} = {names.Tape}.{New(output!.Type)}({result}.Length);");
        }

        for (var k = 0; k < _active.Count; k++)
        {
            var call = $"{signature.Stem}Jvp({Arguments(tangents.Select((tangent, i) => tangent ?? (i == k ? "1" : "0")).Concat(moved is null ? [] : [moved]))})";
            var column = moved ?? _names.Free("column");
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
            Always($"{string.Join(" + ", _active.Select(JacobianHeader.Columns))} == 0");
        }
    }

    private void Reverse(ParameterSignature? output, string result, List<string> buffers, Names names)
    {
        var weights = _names.Free((output?.Name ?? "result") + "Cotangent");
        var row = _names.Free("row");
        Line(3, $"var {weights} = {names.Tape}.{New(output?.Type ?? signature.ReturnType!)}({result}.Length);");
        Line(3, $"for (var {names.I} = 0; {names.I} < {weights}.Length; {names.I}++)");
        Line(3, "{");
        Line(4, $"{weights}[{names.I}] = 1;");
        var rows = _active.Select((parameter, k) => parameter.Type is MemoryType
            ? $"{CSharpIdentifier.Escape(buffers[k])}.Slice({names.I} * {JacobianHeader.Columns(parameter)}, {JacobianHeader.Columns(parameter)})"
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

    private static string New(IrType type) => TapeMembers.New(JacobianHeader.Element(type));

    private void Line(int depth, string line) => text.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');

    private sealed record Names(string Tape, string I, string J, string Result);
}
