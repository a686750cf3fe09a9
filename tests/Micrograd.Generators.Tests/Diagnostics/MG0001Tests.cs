using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0001Tests
{
    [Fact]
    public Task A_type_that_is_not_partial_is_reported_at_its_name() => Analysis.Expect(
        """
        using Micrograd;
        static class {|MG0001:Model|}
        {
            [Differentiable] public static double F(double x) => x;
        }
        """,
        "Type 'Model' must be partial because derivatives of its methods are generated into it: write 'partial class Model'");

    [Fact]
    public Task Every_containing_type_must_be_partial() => Analysis.Expect(
        """
        using Micrograd;
        record struct {|MG0001:Outer|}
        {
            public partial class Middle
            {
                public interface {|MG0001:IInner|}
                {
                    [Differentiable] public static double F(double x) => x;
                    [Differentiable] public static double G(double x) => x;
                }
            }
        }
        """,
        "Type 'Outer' must be partial because derivatives of its methods are generated into it: write 'partial record struct Outer'",
        "Type 'IInner' must be partial because derivatives of its methods are generated into it: write 'partial interface IInner'");
}
