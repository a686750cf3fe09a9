namespace Micrograd.Generators.Tests.Oracle;

public class RandomProgramTests
{
    private static readonly object[][] Points = [[0.3, 1.7, 2], [-1.2, 0.4, 0], [2.5, -0.8, 5], [0.0, 0.0, 1], [double.NaN, 1.0, 3]];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 12)];

    /// <summary>A program that fails is printed with its seed; <c>MICROGRAD_FUZZ=1000</c> tries more of them.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void Random_programs_agree(int batch) => Check(batch, hasStructs: false);

    /// <summary>The same with structs, tuples, and parameters by reference.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void Random_programs_with_structs_agree(int batch) => Check(batch, hasStructs: true);

    private static void Check(int batch, bool hasStructs)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MICROGRAD_FUZZ"), out var wanted) ? wanted : 10;
        for (var seed = batch * count; seed < (batch + 1) * count; seed++)
        {
            var program = new ProgramWriter(seed, hasStructs).Write();
            try
            {
                Agreement.CheckBinding("#pragma warning disable CS0162, CS1717\n" + program, Points);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}:\n{program}", exception);
            }
        }
    }
}
