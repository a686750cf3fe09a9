using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes a helper as a function of its own.</summary>
internal sealed class HelperWriter(Function helper, Dialect dialect, CallTargets calls)
{
    private readonly List<string> _names = Names(helper, calls);

    /// <summary>Whether calls of it should be inlined: it runs straight through.</summary>
    public bool IsStraight => !helper.Body.AllInstructions().Any(instruction => instruction is For or While)
        && !References.Callees(helper).Contains(helper.Name);

    /// <summary>Appends the function.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="indent">Blanks before each line.</param>
    /// <param name="modifiers"><c>static </c>, or what else stands before the result type.</param>
    public void Write(StringBuilder text, int indent, string modifiers)
    {
        var outs = CallTargets.HasOuts(helper.Name, helper.ResultTypes.Count) ? helper.ResultTypes.Count - 1 : 0;
        var reserved = References.Names(helper).Concat(References.Callees(helper).Select(calls.NameOf)).Append(calls.Tape);
        var plan = FunctionPlan.For(helper, _names, new HashSet<ValueId>(), outs, helper.ResultTypes.Count > 1, reserved);
        var expressions = dialect.Expressions(plan.Shape.Function, null, plan);
        var body = new BodyWriter(plan, expressions, calls, Return).Write();
        var pad = new string(' ', indent);
        if (IsStraight)
        {
            text.Append(pad).Append($"[{dialect.Types["MethodImpl"]}({dialect.Types["MethodImplOptions"]}.AggressiveInlining)]\n");
        }

        text.Append(pad).Append(modifiers).Append(ResultType(plan, outs)).Append(' ').Append(calls.NameOf(helper.Name))
            .Append('(').Append(string.Join(", ", Parameters(plan))).Append(")\n").Append(pad).Append("{\n");
        new StatementPrinter(text).Print(body, indent + 4);
        text.Append(pad).Append("}\n");
    }

    private static IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values) =>
        [values.Count == 1 ? values[0].Settled() : ExpressionBuilder.Call("", values, values[0].Type)];

    private static List<string> Names(Function helper, CallTargets calls)
    {
        var scope = new Scope(null);
        foreach (var name in References.Names(helper).Concat(References.Callees(helper).Select(calls.NameOf)).Append(calls.Tape))
        {
            scope.TryDeclare(name);
        }

        var names = new List<string>();
        foreach (var parameter in helper.Parameters)
        {
            var info = helper.Values[parameter.Index];
            var wish = info.Name ?? (info.Role == ValueRole.Derivative ? "d_result" : "saved");
            var name = wish;
            for (var i = 2; !scope.TryDeclare(name); i++)
            {
                name = wish + i;
            }

            names.Add(name);
        }

        return names;
    }

    private IEnumerable<string> Parameters(FunctionPlan plan)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            yield return dialect.TypeName(helper.TypeOf(helper.Parameters[i])) + " " + CSharpIdentifier.Escape(_names[i]);
        }

        foreach (var result in plan.Variables.Outs)
        {
            var variable = plan.Variables[result]!;
            yield return "out " + dialect.TypeName(variable.Type) + " " + variable;
        }

        if (helper.UsesTape)
        {
            yield return dialect.Types["Tape"] + " " + calls.Tape;
        }
    }

    private string ResultType(FunctionPlan plan, int outs)
    {
        var types = helper.ResultTypes.Select(dialect.TypeName).Take(helper.ResultTypes.Count - outs).ToList();
        if (types.Count < 2)
        {
            return types.Count == 0 ? "void" : types[0];
        }

        var names = plan.Shape.Body.Returned is { } returned ? returned.Select(value => helper.Values[value.Index].Name).ToList() : [];
        var areNamed = names.Count == types.Count && names.All(name => name is not null) && names.Distinct().Count() == names.Count;
        return "(" + string.Join(", ", types.Select((type, i) => areNamed ? type + " " + CSharpIdentifier.Escape(names[i]!) : type)) + ")";
    }
}
