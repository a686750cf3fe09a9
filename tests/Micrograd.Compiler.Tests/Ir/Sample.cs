using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Ir;

/// <summary>Small functions, built by hand.</summary>
internal static class Sample
{
    /// <summary>A function of the given parameters; <paramref name="body"/> gives its results.</summary>
    public static Function Of(string name, (string Name, IrType Type)[] parameters, Func<FunctionBuilder, ValueId[], ValueId[]> body, bool usesTape = false)
    {
        var builder = new FunctionBuilder();
        var ids = parameters.Select(parameter => builder.NewValue(parameter.Type, parameter.Name)).ToArray();
        IrType[] types = [];
        var block = builder.Block([], () =>
        {
            var results = body(builder, ids);
            types = [.. results.Select(id => builder[id].Type)];
            return new Yield([.. results]);
        });
        return builder.Build(name, [.. ids], [.. types], block, usesTape);
    }

    /// <summary><c>var p = 1.0; for (var i = 0; i &lt; n; i++) p *= x; return p;</c></summary>
    public static Function Power() => Of("Power", [("x", IrType.Double), ("n", IrType.Int32)], (b, p) =>
    {
        b.Statement = b.AddStatement("var p = 1.0;");
        var one = b.Real(1, IrType.Double, "1.0");
        b[one] = b[one] with { Name = "p" };
        b.Statement = b.AddStatement("for (var i = 0; i < n; i++)");
        var zero = b.Integer(0, IrType.Int32);
        var counter = b.NewValue(IrType.Int32, "i");
        var carried = b.NewValue(IrType.Double, "p");
        var final = b.NewValue(IrType.Double, "p");
        var loop = b.Statement;
        var body = b.Block([carried], () =>
        {
            b.Statement = b.AddStatement("p *= x;");
            return new Yield([b.Apply(OpCode.Multiply, IrType.Double, [carried, p[0]], "p")]);
        });
        b.Statement = loop;
        b.Emit(new For([final], counter, zero, OpCode.Less, p[1], 1, [one], body));
        b.Statement = b.AddStatement("return p;");
        return [final];
    });

    /// <summary>Newton's square root: <c>var x = a; while (Math.Abs(x * x - a) > 1e-12) x = 0.5 * (x + a / x); return x;</c></summary>
    public static Function Root(bool testsFirst = true) => Of("Root", [("a", IrType.Double)], (b, p) =>
    {
        var tested = b.NewValue(IrType.Double, "x");
        var condition = b.Block([tested], () =>
        {
            var square = b.Apply(OpCode.Multiply, IrType.Double, [tested, tested]);
            var error = b.Apply(OpCode.Abs, IrType.Double, [b.Apply(OpCode.Subtract, IrType.Double, [square, p[0]])]);
            return new Yield([b.Apply(OpCode.Greater, IrType.Boolean, [error, b.Real(1e-12, IrType.Double, "1e-12")])]);
        });
        var carried = b.NewValue(IrType.Double, "x");
        var body = b.Block([carried], () =>
        {
            var sum = b.Apply(OpCode.Add, IrType.Double, [carried, b.Apply(OpCode.Divide, IrType.Double, [p[0], carried])]);
            return new Yield([b.Apply(OpCode.Multiply, IrType.Double, [b.Real(0.5, IrType.Double), sum], "x")]);
        });
        var final = b.NewValue(IrType.Double, "x");
        b.Emit(new While([final], [p[0]], condition, body, testsFirst));
        return [final];
    });
}
