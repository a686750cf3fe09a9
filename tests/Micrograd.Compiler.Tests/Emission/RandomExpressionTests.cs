using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Members;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Expressions mean in C# what they mean in the IR, whatever their types and grouping.</summary>
public class RandomExpressionTests
{
    private const int Count = 1500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Emitted_expressions_equal_the_interpreted_ones(bool checkForOverflow)
    {
        var against = checkForOverflow ? Overflow.Unchecked : Overflow.Checked;
        var options = new InterpreterOptions { CheckForOverflow = checkForOverflow };
        var functions = Enumerable.Range(0, Count).Select(seed => RandomExpression.Create(seed, against)).ToList();
        foreach (var function in functions)
        {
            IrVerifier.Verify(new Module(function, []));
        }

        var text = new StringBuilder("using System;\npublic static class E\n{\n");
        foreach (var function in functions)
        {
            Write(text, function);
        }

        var type = Compiled.Load([text.Append("}\n").ToString()], checkForOverflow).GetType("E")!;
        object[] arguments = [0.7, -1.3f, 37, -12345678901L, true, 4000000000u, (byte)200, (short)-300, 9000000000000000000ul, 'q'];
        Scalar[] scalars =
        [
            0.7, -1.3f, 37, -12345678901L, true, 4000000000u, new(ScalarKind.Byte, 200), new(ScalarKind.Int16, -300), 9000000000000000000ul, new(ScalarKind.Char, 'q'),
        ];
        foreach (var function in functions)
        {
            var expected = Outcome(() => Bits(Interpreter.Run(options, new Module(function, []), null, scalars)[0]));
            var actual = Outcome(() => BitsOf(type.GetMethod(function.Name)!.Invoke(null, arguments)!));
            Assert.True(expected == actual, $"{function.Name}: {actual}, expected {expected}\n{TextPrinter.Print(new Module(function, []))}\n{Text(function)}");
        }
    }

    private static string Text(Function function)
    {
        var text = new StringBuilder();
        Write(text, function);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Function function)
    {
        var m = new MethodBuilder(function.Name);
        for (var i = 0; i < RandomExpression.Types.Count; i++)
        {
            m.Parameter("p" + i, RandomExpression.Types[i], isActive: false);
        }

        var signature = m.Method(function).Signature;
        text.Append($"    public static {function.ResultTypes[0].Name} {function.Name}({Headers.Parameters(signature)})\n");
        new MethodWriter(text, signature, new Module(function, []), new Dialect(new KnownTypes([])), function.Name).WriteBody(values => [values[0].Settled()], [], [], null);
    }

    // NaNs are one: their payload is nobody's promise.
    private static string Bits(Scalar scalar) =>
        scalar.Kind is ScalarKind.Double or ScalarKind.Single && double.IsNaN(scalar.Real) ? "NaN" : scalar.Bits.ToString("x");

    private static string BitsOf(object value) => Bits(value switch
    {
        double real => real,
        float single => single,
        bool truth => truth,
        char character => new(ScalarKind.Char, character),
        ulong big => big,
        IConvertible other => new(ScalarKind.Int64, other.ToInt64(null)),
        _ => throw new ArgumentException("Not a scalar."),
    });

    private static string Outcome(Func<string> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when ((exception as System.Reflection.TargetInvocationException)?.InnerException is OverflowException || exception is OverflowException)
        {
            return "overflow";
        }
    }
}
