using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes the main function of a module as a method, with the helpers as local functions after its last line.</summary>
internal sealed class MethodWriter
{
    private const string Pad = "    ";
    private readonly StringBuilder _text;
    private readonly MethodSignature _signature;
    private readonly Module _module;
    private readonly Dialect _dialect;
    private readonly CallTargets _calls;
    private readonly HashSet<string> _ofInstance;
    private readonly bool _isStruct;

    /// <summary>Prepares to write.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="signature">The header and surroundings of F.</param>
    /// <param name="module">What to write; main has F's parameters.</param>
    /// <param name="dialect">Over what.</param>
    /// <param name="self">Name of the method that main becomes.</param>
    public MethodWriter(StringBuilder text, MethodSignature signature, Module module, Dialect dialect, string self)
    {
        _text = text;
        _signature = signature;
        _module = module = GenericConstants.Hoist(module);
        _dialect = dialect;
        _isStruct = signature.ContainingTypes.Count > 0 && signature.ContainingTypes[signature.ContainingTypes.Count - 1].Split(' ').Contains("struct");
        _ofInstance = signature.IsStatic ? [] : References.OfInstance(module);
        var taken = new HashSet<string>(signature.Parameters.Select(parameter => parameter.Name).Concat(signature.ParameterNames));
        _calls = new CallTargets(Free("tape", taken));
        foreach (var helper in module.Helpers)
        {
            var name = IsMember(helper) ? signature.Stem + dialect.NameOf(helper) : dialect.NameOf(helper);
            _calls.Add(helper.Name, Free(name, taken), helper);
        }

        if (module.Helpers.All(helper => helper.Name != module.Main.Name))
        {
            // As a member it opens a tape of its own.
            _calls.Add(module.Main.Name, self, module.Main with { UsesTape = false });
        }
    }

    /// <summary>Appends the body in braces and, after it, helpers that cannot be inside.</summary>
    /// <param name="returns">How main returns.</param>
    /// <param name="prologue">Statements at the start.</param>
    /// <param name="resultNames">Names for results that have none; empty to leave them in the <c>return</c>.</param>
    /// <param name="active">Which parameters are active, for the trace.</param>
    /// <param name="beforeEffects">Statements to stand before the first one that does more than compute.</param>
    public void WriteBody(
        ReturnForm returns, IReadOnlyList<Statement> prologue, IReadOnlyList<string> resultNames, IReadOnlyList<bool>? active, IReadOnlyList<Statement>? beforeEffects = null)
    {
        var main = _module.Main;
        var writers = _module.Helpers.Select(helper => (Helper: helper, Writer: new HelperWriter(helper, _dialect, _calls))).ToList();
        var names = _signature.Parameters.Select(parameter => parameter.Name).ToList();
        var fixedParameters = new HashSet<ValueId>(main.Parameters.Where((_, i) => _signature.Parameters[i].Modifier.Length > 0));
        var helpers = _module.Helpers.Select(helper => _calls.NameOf(helper.Name));
        var reserved = References.Names(main).Concat(References.Callees(main).Select(_calls.NameOf)).Concat(helpers).Concat(KnownTypes.All)
            .Concat(main.UsesTape ? [_calls.Tape] : []).Concat(_signature.Parameters.Items.Select(parameter => parameter.Struct?.Name).OfType<string>());
        var plan = FunctionPlan.For(main, names, fixedParameters, 0, resultNames, reserved, _calls.OutNames);
        var expressions = _dialect.Expressions(plan.Shape.Function, active, plan);
        var statements = new List<Statement>([.. prologue, .. Parts(main, plan)]);
        if (main.UsesTape)
        {
            statements.Add(new Line([$"using var {_calls.Tape} = {_dialect.Types["Tape"]}.Open();"]));
        }

        statements.AddRange(new BodyWriter(plan, expressions, _calls, returns, beforeEffects).Write());
        _text.Append(Pad).Append("{\n");
        new StatementPrinter(_text).Print(statements, 8);
        foreach (var (helper, writer) in writers.Where(item => !IsMember(item.Helper)))
        {
            _text.Append('\n');
            writer.Write(_text, 8, _ofInstance.Contains(helper.Name) ? "" : "static ");
        }

        _text.Append(Pad).Append("}\n");
        foreach (var (_, writer) in writers.Where(item => IsMember(item.Helper)))
        {
            _text.Append('\n');
            writer.Write(_text, 4, _signature.IsReadOnly ? "private readonly " : "private ");
        }
    }

    /// <summary>Locals for the parts of structs that the body looks at or assigns.</summary>
    private IEnumerable<Statement> Parts(Function main, FunctionPlan plan)
    {
        var used = new HashSet<ValueId>(main.Body.Reads().Concat(main.Parameters.Items.Where(parameter => plan.Variables[parameter] is { Members.Count: > 1 })));
        return main.Parameters.Items.Zip(_signature.Parameters.Items, (value, parameter) => (value, parameter))
            .Where(part => part.parameter.Struct is not null && used.Contains(part.value))
            .Select(part => new Line([$"var {CSharpIdentifier.Escape(part.parameter.Name)} = {part.parameter.Struct!.Path};"]));
    }

    // Local functions of a struct cannot reach its fields (CS1673).
    private bool IsMember(Function helper) => _isStruct && _ofInstance.Contains(helper.Name);

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = name + i;
        }

        return free;
    }
}
