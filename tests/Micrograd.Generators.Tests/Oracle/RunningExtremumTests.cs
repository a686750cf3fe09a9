namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Loops that only look for an element: the derivative keeps its index.</summary>
public class RunningExtremumTests
{
    [Theory]
    [InlineData("double F(double[] x) { var best = -100.0; for (var i = 0; i < x.Length; i++) if (x[i] > best) best = x[i]; return best * 0.5; }")]
    [InlineData("double F(double[] x) { var best = 0.5; for (var i = 0; i < x.Length; i++) if (best > x[i]) best = x[i]; return best * best; }")]
    [InlineData("double F(double[] x) { var best = -100.0; for (var i = 0; i < x.Length; i++) best = x[i] <= best ? best : x[i]; return best * best; }")]
    [InlineData("double F(double[] x, double v) { var best = v; for (var i = 0; i < x.Length; i++) best = best < x[i] ? best : x[i]; return best * v; }")]
    [InlineData("double F(double[] x, double v) { var best = v * v; for (var i = x.Length - 1; i >= 0; i--) best = x[i] > best ? x[i] : best; return best + v; }")]
    [InlineData("double F(double[] x) { var best = -100.0; for (var i = 1; i < x.Length; i++) if (x[i - 1] > best) best = x[i - 1]; return best; }")]
    public void The_element_found_gets_the_adjoint(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double[] x) { var best = -100.0; for (long i = 0; i < x.Length; i++) if (x[i] > best) best = x[i]; return best * 0.5; }")]
    [InlineData("double F(double[] x) { var best = -100.0; for (byte i = 0; i < x.Length; i++) if (x[i] > best) best = x[i]; return best * 0.5; }")]
    [InlineData("double F(double[] x) { var best = -100.0; for (uint i = 0; i < x.Length; i++) best = x[i] <= best ? best : x[i]; return best * 0.5; }")]
    [InlineData("double F(double[] x, int[] index) { var best = -100.0; for (var i = 0; i < index.Length; i++) if (x[index[i]] > best) best = x[index[i]]; return best * best; }")]
    public void Its_index_may_be_of_any_type(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Fact]
    public void Maxima_of_parts_agree() => Agreement.OnGrid(
        """
        [Differentiable]
        public static double F(double[] x, int n)
        {
            var sum = 0.0;
            for (var start = 0; start < x.Length; start++)
            {
                var best = 0.1;
                for (var i = start; i < x.Length; i++)
                {
                    best = x[i] <= best ? best : x[i];
                }

                sum += best * best * (start + n);
            }

            return sum;
        }
        """);
}
