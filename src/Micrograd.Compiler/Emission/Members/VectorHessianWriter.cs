using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FWithHessian</c> for one active array: a Hessian-vector product for each element.</summary>
internal sealed class VectorHessianWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    /// <summary>Appends the method.</summary>
    public void Write()
    {
        var array = signature.Parameters.Items.Single(parameter => parameter.IsActiveMemory);
        var taken = new HashSet<string>(signature.Parameters.Items.Select(parameter => parameter.Name));
        string Free(string wish) => Differentiation.UniqueName.For(wish, name => !taken.Add(name));
        var (gradient, hessian) = (BufferSignature.NameOf(array), Free(array.Name + "Hessian"));
        taken.Add(gradient);
        var (tape, unit, i, j) = (Free("tape"), Free(array.Name + "Tangent"), Free("i"), Free("j"));
        var element = ((MemoryType)array.Type).Element;
        var own = signature.ParameterNames.Select(CSharpIdentifier.Escape).ToList();
        var (x, g, h) = (CSharpIdentifier.Escape(array.Name), CSharpIdentifier.Escape(gradient), CSharpIdentifier.Escape(hessian));
        var arguments = string.Join(", ", own);
        Headers.Document(text, "summary", $"Value, gradient and Hessian of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward over reverse).");
        Headers.Document(text, $"param name=\"{gradient}\"", $"Receives the gradient by {array.Name}.");
        Headers.Document(text, $"param name=\"{hessian}\"", "Receives the second derivatives row by row: n × n for n elements, exactly symmetric.");
        var header = Headers.Parameters(signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter with { Default = null })] });
        var span = $"{types["Span"]}<{element.Name}>";
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append($"{signature.ReturnTypeName} {signature.Stem}WithHessian({header}, {span} {g}, {span} {h})\n    {{\n");
        var checks = new BufferChecks(signature, types).Match(array.Name, gradient, isWritten: true).Jacobian(x + ".Length", x + ".Length", hessian);
        new StatementPrinter(text).Print(checks.Statements(), 8);
        Line(2, $"using var {tape} = {types["Tape"]}.Open();");
        Line(2, $"var {unit} = {tape}.{TapeMembers.New(element)}({x}.Length);");
        Line(2, $"for (var {i} = 0; {i} < {unit}.Length; {i}++)");
        Line(2, "{");
        Line(3, $"{unit}[{i}] = 1;");
        Line(3, $"{signature.Stem}WithHvp({arguments}, {unit}, {h}.Slice({i} * {unit}.Length, {unit}.Length));");
        Line(3, $"{unit}[{i}] = 0;");
        Line(2, "}\n");
        Line(2, "// Rounding may differ between an element and its mirror image.");
        Line(2, $"for (var {i} = 0; {i} < {unit}.Length; {i}++)");
        Line(2, "{");
        Line(3, $"for (var {j} = 0; {j} < {i}; {j}++)");
        Line(3, "{");
        Line(4, $"{h}[{j} * {unit}.Length + {i}] = {h}[{i} * {unit}.Length + {j}];");
        Line(3, "}");
        Line(2, "}\n");
        Line(2, $"return {signature.Stem}WithGradient({arguments}, {g});");
        Line(1, "}");
    }

    private void Line(int depth, string line) => text.Append(' ', 4 * depth).Append(line).Append('\n');
}
