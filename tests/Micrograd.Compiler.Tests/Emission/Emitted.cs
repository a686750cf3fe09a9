using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Members;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>The text of single functions.</summary>
internal static class Emitted
{
    /// <summary>The statements of a function, without its braces and indentation.</summary>
    public static string Body(MethodBuilder method, Function function, params Function[] helpers)
    {
        var text = new StringBuilder();
        new MethodWriter(text, method.Method(function).Signature, new Module(function, helpers.ToEquatableArray()), new Dialect(new KnownTypes([])), function.Name)
            .WriteBody(values => [values.Count == 1 ? values[0].Settled() : ExpressionBuilder.Call("", values, IrType.Double)], [], [], null);
        var lines = text.ToString().TrimEnd('\n').Split('\n')[1..^1];
        return string.Join("\n", lines.Select(line => line.Length > 8 ? line[8..] : ""));
    }

    /// <summary>The statements of a function without helpers, built by <paramref name="body"/>.</summary>
    public static string Body(MethodBuilder method, Func<ValueId> body) => Body(method, method.Function(() => new Yield([body()])));
}
