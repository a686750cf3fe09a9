using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes a helper as a function of its own.</summary>
internal sealed class HelperWriter
{
    private readonly Function _helper;
    private readonly Dialect _dialect;
    private readonly CallTargets _calls;
    private readonly List<string> _names;
    private readonly FunctionPlan _plan;
    private readonly int _outs;

    /// <summary>Plans the function, so that callers know the names of its <c>out</c> parameters.</summary>
    public HelperWriter(Function helper, Dialect dialect, CallTargets calls)
    {
        _helper = helper;
        _dialect = dialect;
        _calls = calls;
        var reserved = References.Names(helper).Concat(References.Callees(helper).Select(calls.NameOf)).Append(calls.Tape).ToList();
        _names = Names(reserved);
        _outs = CallTargets.HasOuts(helper.Name, helper.ResultTypes.Count) ? helper.ResultTypes.Count - 1 : 0;
        _plan = FunctionPlan.For(helper, _names, new HashSet<ValueId>(), _outs, [], reserved, calls.OutNames);
        calls.SetOutNames(helper.Name, [.. Outs.Select(variable => variable.Name)]);
    }

    private IEnumerable<Variable> Outs => _plan.Variables.Outs.Select(result => _plan.Variables[result]!);

    private bool IsStraight => !_helper.Body.Descendants().Any(instruction => instruction is For or While)
        && !References.Callees(_helper).Contains(_helper.Name);

    /// <summary>Appends the function.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="indent">Blanks before each line.</param>
    /// <param name="modifiers"><c>static </c>, or what else stands before the result type.</param>
    public void Write(StringBuilder text, int indent, string modifiers)
    {
        var expressions = _dialect.Expressions(_plan.Shape.Function, null, _plan);
        var body = new BodyWriter(_plan, expressions, _calls, Return).Write();
        var pad = new string(' ', indent);
        if (_dialect.InlinesHelpers && IsStraight)
        {
            text.Append(pad).Append($"[{_dialect.Types["MethodImpl"]}({_dialect.Types["MethodImplOptions"]}.AggressiveInlining)]\n");
        }

        text.Append(pad).Append(modifiers).Append(ResultType()).Append(' ').Append(_calls.NameOf(_helper.Name))
            .Append('(').Append(string.Join(", ", Parameters())).Append(")\n").Append(pad).Append("{\n");
        new StatementPrinter(text).Print(body, indent + 4);
        text.Append(pad).Append("}\n");
    }

    private static IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values) =>
        [values.Count == 1 ? values[0].Settled() : ExpressionBuilder.Call("", values, values[0].Type)];

    private List<string> Names(IEnumerable<string> reserved)
    {
        var scope = new Scope(null);
        foreach (var name in reserved)
        {
            scope.TryDeclare(name);
        }

        var saved = Saved();
        return [.. _helper.Parameters.Select((parameter, i) => Free(scope, _helper.Values[parameter.Index].Name ?? Wish(i, parameter, saved)))];
    }

    private string Wish(int index, ValueId parameter, IReadOnlyList<string> saved)
    {
        // A pullback takes what its forward part saved, then the adjoint.
        var fromSaved = index - (_helper.Parameters.Count - 1 - saved.Count);
        return fromSaved >= 0 && fromSaved < saved.Count ? saved[fromSaved]
            : _helper.Values[parameter.Index].Role == ValueRole.Derivative ? "d_result"
            : "saved";
    }

    private IReadOnlyList<string> Saved()
    {
        const string suffix = "Pullback";
        var name = _helper.Name;
        return name.EndsWith(suffix, StringComparison.Ordinal) ? _calls.OutNames(name.Substring(0, name.Length - suffix.Length) + "Forward") : [];
    }

    private static string Free(Scope scope, string wish)
    {
        var name = wish;
        for (var i = 2; !scope.TryDeclare(name); i++)
        {
            name = wish + i;
        }

        return name;
    }

    private IEnumerable<string> Parameters()
    {
        for (var i = 0; i < _names.Count; i++)
        {
            yield return _dialect.TypeName(_helper.TypeOf(_helper.Parameters[i])) + " " + CSharpIdentifier.Escape(_names[i]);
        }

        foreach (var variable in Outs)
        {
            yield return "out " + _dialect.TypeName(variable.Type) + " " + variable;
        }

        if (_helper.UsesTape)
        {
            yield return _dialect.Types["Tape"] + " " + _calls.Tape;
        }
    }

    private string ResultType()
    {
        var types = _helper.ResultTypes.Select(_dialect.TypeName).Take(_helper.ResultTypes.Count - _outs).ToList();
        if (types.Count < 2)
        {
            return types.Count == 0 ? "void" : types[0];
        }

        var names = _plan.Shape.Body.Returned is { } returned ? returned.Select(value => _helper.Values[value.Index].Name).ToList() : [];
        var areNamed = names.Count == types.Count && names.All(name => name is not null) && names.Distinct().Count() == names.Count;
        return "(" + string.Join(", ", types.Select((type, i) => areNamed ? type + " " + CSharpIdentifier.Escape(names[i]!) : type)) + ")";
    }
}
