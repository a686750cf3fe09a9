using System.Text;
using Micrograd.Compiler.Differentiation.Lanes;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FWithJacobian</c> for results in one array: forward sweeps for several columns at once or reverse sweeps for several rows at once, whichever are fewer, and the two sweeps.</summary>
/// <param name="text">Where to.</param>
/// <param name="signature">F.</param>
/// <param name="types">How types are written.</param>
/// <param name="sweeps">The sweeps.</param>
internal sealed class LaneJacobianWriter(StringBuilder text, MethodSignature signature, KnownTypes types, JacobianSweeps sweeps)
{
    private readonly FreeNames _names = new(signature.Parameters.Items.Select(parameter => parameter.Name));
    private readonly List<ParameterSignature> _active = [.. signature.Parameters.Items.Where(parameter => parameter.IsActive)];
    private readonly ParameterSignature _output = signature.Parameters.Items.First(parameter => parameter.IsOutput);

    // The tangents of results go to their columns at once.
    private readonly bool _isDirect = sweeps.StoresColumns && signature.Parameters.Items.Count(parameter => parameter.IsActive) == 1 && signature.Parameters.Items.Any(parameter => parameter.IsActiveMemory);

    private string Output => CSharpIdentifier.Escape(_output.Name);

    /// <summary>Appends the methods.</summary>
    public void Write()
    {
        var buffers = _active.Select(parameter => _names.Free(parameter.Name + "Jacobian")).ToList();
        JacobianHeader.Write(text, signature, types, _output, buffers);
        var checks = new BufferChecks(signature, types);
        for (var i = 0; i < _active.Count; i++)
        {
            checks.Jacobian($"{Output}.Length", JacobianHeader.Columns(_active[i]), buffers[i]);
        }

        if (sweeps.Columns is not { } columns)
        {
            // The processor compares addresses while it waits for the forward part; at the start they would keep it from beginning with that.
            new MethodWriter(text, WithJacobians(buffers), sweeps.Rows, new Dialect(types), signature.Stem + "WithJacobian").WriteBody(
                _ => [], checks.Lengths(), [], null, [new CommentLine("before anything is written"), .. checks.Separations(), new BlankLine()]);
            return;
        }

        text.Append("    {\n");
        new StatementPrinter(text).Print(checks.Statements(), 8);
        InSweeps(buffers);
        text.Append("    }\n\n");
        Sweep("JacobianColumns", "Derivatives along several directions at once (forward mode): in each lane another.", TangentSignature.Of(signature), columns, sweeps.ColumnLanes);
        text.Append('\n');
        if (sweeps.HasAllRows)
        {
            Sweep("JacobianRows", $"The Jacobian row by row (reverse mode): one forward part, and a reverse part for every {sweeps.RowLanes.Count} rows.", WithJacobians(buffers), sweeps.Rows, sweeps.RowLanes);
            return;
        }

        Sweep("JacobianRows", "Derivatives of several results at once (reverse mode): in each lane weighted by other cotangents.", VjpSignature.Of(signature), sweeps.Rows, sweeps.RowLanes);
    }

    private MethodSignature WithJacobians(List<string> buffers) => signature with
    {
        Parameters =
        [
            .. signature.Parameters.Items.Select(parameter => parameter.WithoutDefault()),
            .. buffers.Select(name => new ParameterSignature(name, new ArrayType(IrType.Double, ArrayForm.Span), Modifier: "", Default: null, IsActive: false, PropertyName: name)),
        ],
    };

    private void InSweeps(List<string> buffers)
    {
        var (tape, first, columns, start) = (_names.Free("tape"), _names.Free("first"), _names.Free("columns"), _names.Free(_output.Name + "AtStart"));
        Line(2, $"using var {tape} = {types["Tape"]}.Open();");
        if (signature.ReadsOutput)
        {
            Line(2, $"var {start} = {tape}.NewDoubles({Output}.Length);");
            Line(2, $"{Output}.CopyTo({start});");
        }

        var again = signature.ReadsOutput ? $"{start}.CopyTo({Output});" : null;
        Line(2, $"var {columns} = {string.Join(" + ", _active.Select(JacobianHeader.Columns))};");
        Line(2, $"if ({columns} <= {Output}.Length)");
        Line(2, "{");
        Line(3, $"// forward: {sweeps.ColumnLanes.Count} columns a sweep, one in each lane");
        Forward(buffers, tape, first, columns, again);
        Line(2, "}");
        Line(2, "else");
        Line(2, "{");
        Line(3, $"// reverse: {sweeps.RowLanes.Count} rows a sweep, one in each lane");
        if (sweeps.HasAllRows)
        {
            Line(3, $"{signature.Stem}JacobianRows({Arguments(buffers.Select(CSharpIdentifier.Escape))});");
        }
        else
        {
            Reverse(buffers, tape, first, again);
        }

        Line(2, "}");
    }

    private void Forward(List<string> buffers, string tape, string first, string columns, string? again)
    {
        var (vector, count) = (sweeps.ColumnLanes.Type.Name, sweeps.ColumnLanes.Count);
        var tangents = _active.Select(parameter => parameter.Type is MemoryType ? _names.Free(parameter.Name + "Tangent") : null).ToList();
        var moved = _names.Free(_output.Name + "Tangent");
        for (var i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } tangent)
            {
                Line(3, $"var {tangent} = {tape}.NewOf<{vector}>({JacobianHeader.Columns(_active[i])});");
            }
        }

        var direct = _isDirect ? $"new {types["EightColumns"]}({CSharpIdentifier.Escape(buffers[0])}, {JacobianHeader.Columns(_active[0])}, {first})" : null;
        Line(3, direct is null ? $"var {moved} = {tape}.NewOf<{vector}>({Output}.Length);" : $"{types["Buffers"]}.Clear({CSharpIdentifier.Escape(buffers[0])});");
        Line(3, $"for (var {first} = 0; {first} < {columns}; {first} += {count})");
        Line(3, "{");
        for (var i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } tangent)
            {
                Line(4, $"{types["Lanes"]}.Seed({tangent}, {From(i)});");
            }
        }

        Restore(again);
        Line(4, $"{signature.Stem}JacobianColumns({Arguments(tangents.Select((tangent, i) => tangent ?? $"{types["Lanes"]}.Seed<{vector}>({From(i)})").Append(direct ?? moved))});");
        for (var i = 0; i < buffers.Count && direct is null; i++)
        {
            Line(4, $"{types["Lanes"]}.ToColumns({moved}, {CSharpIdentifier.Escape(buffers[i])}, {JacobianHeader.Columns(_active[i])}, {From(i)});");
        }

        Line(3, "}");
        if (_active.TrueForAll(parameter => parameter.Type is MemoryType))
        {
            Always($"{columns} == 0");
        }

        // The first lane's column, counted from the first one of the i-th parameter.
        string From(int i) => string.Concat(_active.Take(i).Select(JacobianHeader.Columns).Select(before => $" - {before}").Prepend(first));
    }

    private void Reverse(List<string> buffers, string tape, string first, string? again)
    {
        var (vector, count) = (sweeps.RowLanes.Type.Name, sweeps.RowLanes.Count);
        var weights = _names.Free(_output.Name + "Cotangent");
        var gradients = _active.Select(parameter => _names.Free(parameter.Name + "Gradient")).ToList();
        var arrays = Enumerable.Range(0, _active.Count).Where(i => _active[i].Type is MemoryType).ToList();
        Line(3, $"var {weights} = {tape}.NewOf<{vector}>({Output}.Length);");
        foreach (var i in arrays)
        {
            Line(3, $"var {gradients[i]} = {tape}.Of<{vector}>({JacobianHeader.Columns(_active[i])});");
        }

        Line(3, $"for (var {first} = 0; {first} < {weights}.Length; {first} += {count})");
        Line(3, "{");
        if (signature.ReadsOutput)
        {
            // What the output held on entry has received adjoints, which are nobody's.
            Line(4, $"{types["Buffers"]}.Clear({weights});");
        }

        Line(4, $"{types["Lanes"]}.Seed({weights}, {first});");
        Restore(again);
        Line(4, RowsCall(gradients, weights));
        for (var i = 0; i < buffers.Count; i++)
        {
            Line(4, $"{types["Lanes"]}.ToRows({gradients[i]}, {CSharpIdentifier.Escape(buffers[i])}, {first});");
        }

        Line(3, "}");
        Always($"{Output}.Length == 0");
    }

    private string RowsCall(List<string> gradients, string weights)
    {
        var scalars = gradients.Where((_, i) => _active[i].Type is not MemoryType).ToList();
        var results = scalars.Count switch { 0 => "", 1 => $"var {scalars[0]} = ", _ => $"var ({string.Join(", ", scalars)}) = " };
        return $"{results}{signature.Stem}JacobianRows({Arguments(gradients.Where((_, i) => _active[i].Type is MemoryType).Prepend(weights))});";
    }

    /// <summary>F runs, and may throw, where there is no sweep.</summary>
    private void Always(string condition)
    {
        Line(0, "");
        Line(3, $"if ({condition})");
        Line(3, "{");
        Line(4, $"{CSharpIdentifier.Escape(signature.Name)}({Arguments([])});");
        Line(3, "}");
    }

    private void Restore(string? again)
    {
        if (again is not null)
        {
            Line(4, again);
        }
    }

    private void Sweep(string name, string summary, MethodSignature extended, Module module, LaneSpelling lanes)
    {
        var own = signature.Parameters.Count;
        var wide = extended with { Parameters = [.. extended.Parameters.Items.Select((parameter, i) => i < own ? parameter : parameter with { Type = module.Main.TypeOf(module.Main.Parameters[i]) })] };
        if (_isDirect && ReferenceEquals(module, sweeps.Columns))
        {
            var toColumns = new ScalarType(ScalarKind.Opaque, types["EightColumns"]);
            wide = wide with { Parameters = [.. wide.Parameters.Items.Select((parameter, i) => i == wide.Parameters.Count - 1 ? parameter with { Type = toColumns } : parameter)] };
        }

        var scalars = module.Main.ResultTypes.Count;
        var names = scalars == 0 ? [] : _active.Where(parameter => parameter.IsActiveScalar).Select(parameter => parameter.PropertyName).ToList();
        var type = scalars switch { 0 => "void", 1 => lanes.Type.Name, _ => $"({string.Join(", ", names.Select(property => $"{lanes.Type.Name} {property}"))})" };
        Headers.Document(text, "summary", summary);
        text.Append("    ").Append(Headers.Modifiers(signature, isAskedFor: false)).Append($"{type} {signature.Stem}{name}({Headers.Parameters(wide)})\n");
        new MethodWriter(text, wide, module, new Dialect(types), signature.Stem + name).WriteBody(
            values => values.Count == 0 ? [] : values.Count == 1 ? [values[0].Settled()] : [ExpressionBuilder.Call("", values, lanes.Type)],
            [],
            [.. names.Select(property => "d_" + property)],
            null);
    }

    private string Arguments(IEnumerable<string> more) => string.Join(", ", signature.ParameterNames.Select(CSharpIdentifier.Escape).Concat(more));

    private void Line(int depth, string line) => text.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');
}
