using System.Text;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Differentiation;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>What emission writes computes, bit for bit, what the IR says.</summary>
public class RandomEmissionTests
{
    private const int Count = 100;

    [Fact]
    public void Emitted_gradients_and_graphs_equal_the_interpreted_ones()
    {
        var modules = Enumerable.Range(0, Count).Select(seed => seed % 2 == 0 ? Inliner.Run(RandomModule.Create(seed)) : RandomModule.Create(seed)).ToList();
        var gradients = modules.Select(module => ReverseMode.Gradient(module, [true, true, false], "FWithGradient")).ToList();
        var assembly = Compiled.Load([.. modules.Select((module, seed) => GeneratedFile.Write(Method(module, seed), new DerivedModules(gradients[seed], null, null, null, null, null))), Primals()]);
        foreach (var (x, y, n) in new[] { (0.3, -0.7, 2), (-1.1, 0.45, 3), (0.9, 1.3, 0) })
        {
            for (var seed = 0; seed < Count; seed++)
            {
                var type = assembly.GetType("C" + seed)!;
                var actual = type.GetMethod("FWithGradient")!.Invoke(null, [x, y, n])!;
                var expected = Interpreter.Run(gradients[seed], x, y, n);
                double Property(string name) => (double)actual.GetType().GetProperty(name)!.GetValue(actual)!;
                Assert.True(expected[0].Real.Equals(Property("Value")), $"seed {seed}: value");
                Assert.True(expected[1].Real.Equals(Property("X")), $"seed {seed}: ∂x {Property("X")}, expected {expected[1].Real}");
                Assert.True(expected[2].Real.Equals(Property("Y")), $"seed {seed}: ∂y {Property("Y")}, expected {expected[2].Real}");
                var trace = (Value)type.GetMethod("FTrace")!.Invoke(null, [new Value(x), new Value(y), n])!;
                Assert.True(expected[0].Real.Equals(trace.Data), $"seed {seed}: graph {trace.Data}, expected {expected[0].Real}");
            }
        }
    }

    private static DifferentiableMethod Method(Module module, int seed)
    {
        var m = new MethodBuilder("F");
        _ = (m.Parameter("x"), m.Parameter("y"), m.Parameter("n", IrType.Int32));
        var method = m.Method(module.Main);
        var signature = method.Signature with
        {
            Namespace = null,
            ContainingTypes = [$"public static partial class C{seed}"],
            Kinds = DerivativeKinds.Gradient | DerivativeKinds.Trace,
        };
        return new DifferentiableMethod(signature, module);
    }

    private static string Primals()
    {
        var text = new StringBuilder();
        for (var seed = 0; seed < Count; seed++)
        {
            text.Append($"public static partial class C{seed} {{ public static double F(double x, double y, int n) => throw null!; }}\n");
        }

        return text.ToString();
    }
}
